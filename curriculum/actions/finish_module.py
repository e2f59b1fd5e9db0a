"""A module is finished when everything in it is; that is an event too, and brings a certificate."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID, uuid5

from django.utils import timezone

from curriculum.actions.issue_certificate import issue_certificate
from curriculum.actions.keep_progress import keep_attempt, keep_progress
from curriculum.choices import Achievement, AttemptKind
from curriculum.learner import Learner
from curriculum.models import Attempt, AttemptEvent
from curriculum.queries.outline import outline_of
from curriculum.queries.progress import done, finished_modules, progress_of
from curriculum.signals import module_finished
from ledger.actions.record_audit import record_audit

NAMESPACE = UUID("0a1b7a0e-5a38-5d3c-8a3f-0d9d7b0f6c11")


def finish_module_if_done(*, person: Learner, module_code: str, at: datetime) -> Attempt | None:
    """Write that the person finished the module, if so and not before; returns what was written.

    Inside the transaction of what finished it. The version of the module then in force is kept,
    so "what changed since" can be told.
    """
    known = progress_of(person)
    outline = outline_of(module_code, mentor=True)
    if (
        outline is None
        or module_code in finished_modules(known)
        or not outline.is_done(done(known))
    ):
        return None
    attempt = Attempt.objects.create(
        id=uuid5(NAMESPACE, f"{person.pk}/{module_code}"),
        person_id=person.pk,
        kind=AttemptKind.MODULE,
        code=module_code,
        module_code=module_code,
        version=outline.version,
        country=person.agency.country,
        pass_percent=0,
        retest_days=0,
        started_at=at,
    )
    AttemptEvent.objects.create(
        attempt=attempt,
        number=1,
        kind="finished",
        data={},
        sha256=hashlib.sha256(b"").hexdigest(),
        received_at=at,
    )
    keep_attempt(attempt)
    keep_progress(person.pk, AttemptKind.MODULE, module_code)
    record_audit(
        actor=str(person.pk),
        role="",
        agency=person.agency.code,
        verb="module.finished",
        subject_kind="module",
        subject=module_code,
    )
    issue_certificate(
        person=person,
        kind=Achievement.MODULE,
        subject=module_code,
        titles={outline.version.language: outline.title},
        content_sha256=outline.version.sha256,
        on=timezone.localdate(at),
    )
    module_finished.send(
        sender=Attempt, person=person, module_code=module_code, version=outline.version, at=at
    )
    return attempt
