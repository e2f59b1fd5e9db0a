"""Write down one step of a learner: the only door for plain forms and for phones."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.actions.finish_module import finish_module_if_done
from curriculum.actions.keep_progress import keep_attempt, keep_progress
from curriculum.choices import AttemptKind, ContentKind
from curriculum.learner import Learner
from curriculum.learning import events
from curriculum.models import Attempt, AttemptEvent, ContentVersion
from curriculum.queries.outline import Outline, outline_of
from curriculum.queries.progress import failures_since_review, progress_of, state_of
from interface.refusal import Refusal


@dataclass(frozen=True)
class Outcome:
    """The event as it is kept, its attempt, and whether it was written now."""

    attempt: Attempt
    event: AttemptEvent
    new: bool


def record_attempt_event(
    *,
    person: Learner,
    attempt_id: UUID,
    number: int,
    content: bytes,
    digest: str | None = None,
    at: datetime | None = None,
) -> Outcome:
    """Keep event ``number`` (from 1) of an attempt, whose id the device chose.

    ``content`` as ``curriculum.learning.events`` says; ``digest`` is its SHA-256 in base64 where
    the sender stated one (``""`` is a wrong one); ``at`` is the server's clock. The same bytes
    again change nothing. Refusals: 400 ``digest``, 422 ``sobre_invalido``, 403 ``autor_distinto``,
    409 ``id_reutilizado`` (other bytes under the same number), ``modulo_cerrado`` (others come
    first) and ``repaso_pendiente`` (no attempts left before a lesson is read again), 404
    ``contenido_desconocido``, the same for what does not exist and what is not for this person.
    """
    sha256 = hashlib.sha256(content)
    if digest is not None and digest != base64.b64encode(sha256.digest()).decode():
        raise Refusal(
            code="digest",
            text=_("The step arrived damaged. It will be sent again."),
            reason="digest differs",
            status=400,
        )
    try:
        told = events.read(content)
    except events.Unreadable as problem:
        raise _unreadable(str(problem)) from problem
    if not 1 <= number <= events.MOST_EVENTS:
        raise _unreadable("number out of range")
    with transaction.atomic():
        # Steps of one person wait for each other: two may finish a module at once.
        get_user_model()._default_manager.select_for_update().get(pk=person.pk)
        return _record(person, attempt_id, number, told, sha256.hexdigest(), at or timezone.now())


def _record(
    person: Learner, attempt_id: UUID, number: int, told: events.Told, sha256: str, at: datetime
) -> Outcome:
    attempt = Attempt.objects.select_related("version").filter(pk=attempt_id).first()
    begins = attempt is None
    if attempt is None:
        attempt = _begun(person, attempt_id, told, at)
    elif not person.has_perm("curriculum.record_event", attempt):  # type: ignore[attr-defined]
        raise Refusal(
            code="autor_distinto",
            text=_("This step belongs to another person. Only that person can send it."),
            reason="attempt of another person",
            status=403,
        )
    elif (attempt.kind, attempt.version_id) != (told.attempt, told.version):
        raise _unreadable("attempt of other content")
    known = AttemptEvent.objects.filter(attempt=attempt, number=number).first()
    if known is not None:
        if known.sha256 != sha256:
            raise Refusal(
                code="id_reutilizado",
                text=_("Another step was recorded in its place. Open the page again to go on."),
                reason="same number, other bytes",
            )
        return Outcome(attempt, known, new=False)
    if not events.names_what_is_there(told, attempt.version.payload):
        raise _unreadable("names what the version does not hold")
    event = AttemptEvent.objects.create(
        attempt=attempt,
        number=number,
        kind=told.event,
        data=told.data,
        sha256=sha256,
        device_at=told.at,
        received_at=at,
    )
    changed = keep_attempt(attempt)
    if changed or begins:
        keep_progress(person.pk, attempt.kind, attempt.code)
    if changed:
        finish_module_if_done(person=person, module_code=attempt.module_code, at=at)
    return Outcome(attempt, event, new=True)


def _begun(person: Learner, attempt_id: UUID, told: events.Told, at: datetime) -> Attempt:
    kind = ContentKind.MODULE if told.attempt == AttemptKind.ALTERNATIVE else told.attempt
    version = ContentVersion.objects.filter(pk=told.version, kind=kind).first()
    outline = (
        None if version is None else outline_of(version.module_code, mentor=person.learns_mentoring)
    )
    if version is None or outline is None:
        raise Refusal(
            code="contenido_desconocido",
            text=_("This content is not there, or it is not open to you."),
            reason="unknown version, or not for this person",
            status=404,
        )
    _check(person, outline, told.attempt)
    rules = person.learning_rules
    return Attempt.objects.create(
        id=attempt_id,
        person_id=person.pk,
        kind=told.attempt,
        code=version.code,
        module_code=version.module_code,
        version=version,
        country=person.agency.country,
        pass_percent=rules.pass_percent,
        retest_days=rules.retest_days,
        started_at=at,
    )


def _check(person: Learner, outline: Outline, kind: str) -> None:
    known = progress_of(person)
    state = state_of(outline, known)
    if state.locked:
        raise Refusal(
            code="modulo_cerrado",
            text=_("This module opens when you finish %(codes)s.")
            % {"codes": ", ".join(state.missing)},
            reason="modules before it are not finished",
        )
    if kind == AttemptKind.QUIZ:
        failed = failures_since_review(person, outline, known)
        if failed >= person.learning_rules.attempts:
            raise Refusal(
                code="repaso_pendiente",
                text=_("Read one of the proposed lessons again and the quiz opens for you."),
                reason="attempts used since the last review",
            )


def _unreadable(reason: str) -> Refusal:
    return Refusal(
        code="sobre_invalido",
        text=_("The step could not be read. Update the application and try again."),
        reason=reason,
        status=422,
    )
