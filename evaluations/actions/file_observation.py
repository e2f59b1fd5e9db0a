"""Take a signed observation: inbox, rows, receipt and standing in one transaction.

The outcome table of decision 1 in code: ``envelope.read`` and this file refuse what is not a
well-formed signed observation; everything else is filed, and held where ``holds_for`` says so.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.form_definition import FormDefinition, parse
from curriculum.models import FormVersion
from evaluations.actions.change_state import change_state
from evaluations.actions.keep_shift import keep_shift, record_shift
from evaluations.actions.keep_standing import lock_standing, rebuild_standing
from evaluations.actions.write_observation import sealed_rows, write_observation
from evaluations.choices import Hold, State
from evaluations.deadlines import Deadlines
from evaluations.envelope import Envelope, check_digest, malformed, read
from evaluations.holds import holds_for
from evaluations.models import (
    InboxBody,
    InboxItem,
    Observation,
    ObservationState,
    Standing,
    Transcription,
)
from evaluations.queries.intake import base_of, world_for
from evaluations.standings import Seen, extend
from interface.refusal import Refusal
from mentors.models import Agency, Enrolment, User
from mentors.queries.merging import account_that_stays

NEW, REPEATED, HELD = 201, 200, 202


@dataclass(frozen=True)
class Outcome:
    """What the sender learns: HTTP status, the inbox item with its receipt, state and holds."""

    status: int
    item: InboxItem
    state: str
    holds: list[str]


def receipt_number(agency: str, envelope_id: UUID, digest: str, at: datetime) -> str:
    """Return the number that a person can read out: agency, year and ten letters of a hash.

    It follows from what was received, so two nodes never compete for a counter.
    """
    raw = hashlib.sha256(f"{envelope_id}:{digest}".encode()).digest()
    letters = base64.b32encode(raw).decode()[:10]
    return f"{agency}-{at.year}-{letters[:5]}-{letters[5:]}"


def outcome_of(item: InboxItem) -> Outcome:
    """Return what the sender of an item already filed learns now."""
    current = ObservationState.objects.get(observation_id=item.pk)
    return Outcome(REPEATED, item, current.state, current.holds)


def _repeat(envelope_id: UUID, digest: str, person: User) -> Outcome | None:
    """Return the first result of a repeat; refuse other bytes or another author."""
    item = InboxItem.objects.filter(pk=envelope_id).first()
    if item is None:
        return None
    if item.author_id != person.pk:
        raise other_author()
    if item.digest != digest:
        raise Refusal(
            code="id_reutilizado",
            text=_("Another observation was already received under this number. Both are kept."),
            reason="same id, other bytes",
            status=409,
        )
    return outcome_of(item)


def other_author() -> Refusal:
    """Return the refusal of an observation that somebody else signed."""
    return Refusal(
        code="autor_distinto",
        text=_("Another person signed this observation. Only that person can send it."),
        reason="author differs from the session",
        status=403,
    )


def _author(envelope: Envelope, enrolment: Enrolment, person: User) -> User:
    """Return who wrote it: the sender, or the officer whose paper a coordinator typed in."""
    if envelope.typed_by not in (None, person.pk):
        raise other_author()
    if envelope.author == person.pk:
        return person
    author = User.objects.filter(pk=envelope.author, agency=enrolment.agency_id).first()
    if (
        author is None
        or author.pk == enrolment.trainee_id
        or not person.has_perm("evaluations.transcribe_for", enrolment)
    ):
        raise other_author()
    return author


def _enrolment(envelope: Envelope, person: User) -> Enrolment:
    """Return the trainee's enrolment in the sender's agency, the newest one; 404 otherwise."""
    known = Enrolment.objects.filter(agency_id=person.agency_id or 0)
    known = known.select_related("agency", "programme_version", "trainee").order_by(
        "-starts_on", "-pk"
    )
    enrolment = known.filter(trainee=envelope.trainee).first()
    if enrolment is None and (stays := account_that_stays(envelope.trainee)):
        # Signed before two accounts of the trainee became one.
        enrolment = known.filter(trainee=stays).first()
    if enrolment is None:
        raise Refusal(
            code="agente_desconocido",
            text=_("This trainee is not known in your agency. Ask your coordinator."),
            reason="no enrolment",
            status=404,
        )
    return enrolment


def _form(envelope: Envelope, enrolment: Enrolment) -> tuple[FormVersion, FormDefinition]:
    """Return the form that was signed; 422 for an unknown one or values outside its scale."""
    form_id, number, sha256 = envelope.form
    form = (
        FormVersion.objects.filter(
            pk=form_id,
            version=number,
            sha256=sha256,
            programme_version_id=enrolment.programme_version_id,
        )
        .defer("definition")
        .first()
    )
    if form is None:
        raise malformed("form: unknown version")
    definition = parse(form)
    check_against(envelope, definition)
    return form, definition


def check_against(envelope: Envelope, definition: FormDefinition) -> None:
    """Refuse (422) a competency that the form does not know, or a value outside its scale."""
    for row in envelope.ratings:
        if row.code not in definition.items:
            raise malformed(f"ratings: unknown competency {row.code[:12]}")
        if row.value is not None and not definition.minimum <= row.value <= definition.maximum:
            raise malformed(f"ratings: {row.code} outside the scale")
    for example in (envelope.best, envelope.least):
        if example.code and example.code not in definition.items:
            raise malformed("narrative: unknown competency")


def file_observation(
    *,
    content: bytes,
    digest: str,
    person: User,
    url_id: UUID | None = None,
    device: str = "",
    build: str = "",
    received: datetime | None = None,
) -> Outcome:
    """File signed bytes once, however often they arrive; returns what the sender learns.

    ``digest``: SHA-256 of the bytes as the sender computed it (hexadecimal or base64).
    ``received``: the server's clock, now by default. Raises ``Refusal`` with the statuses of
    decision 1 (400, 403, 404, 409, 413, 422).
    """
    received = received or timezone.now()
    checked = check_digest(content, digest)
    if url_id is not None and (repeated := _repeat(url_id, checked, person)):
        return repeated
    envelope = read(content, digest=checked, url_id=url_id)
    if person.pk not in (envelope.author, envelope.typed_by):
        raise other_author()
    enrolment = _enrolment(envelope, person)
    author = _author(envelope, enrolment, person)
    form, definition = _form(envelope, enrolment)
    if url_id is None and (repeated := _repeat(envelope.id, checked, person)):
        return repeated
    try:
        with transaction.atomic():
            # One lock per enrolment: numbers, chain, heads and standing change one at a time.
            standing = lock_standing(enrolment.pk)
            return _file(
                envelope=envelope,
                content=content,
                person=person,
                author=author,
                enrolment=enrolment,
                form=form,
                definition=definition,
                standing=standing,
                device=device[:80],
                build=build[:40],
                received=received,
            )
    except IntegrityError:
        # The same id arrived at the same moment; whoever came first has its receipt.
        repeated = _repeat(envelope.id, checked, person)
        if repeated is None:
            raise
        return repeated


def _file(
    *,
    envelope: Envelope,
    content: bytes,
    person: User,
    author: User,
    enrolment: Enrolment,
    form: FormVersion,
    definition: FormDefinition,
    standing: Standing,
    device: str,
    build: str,
    received: datetime,
) -> Outcome:
    base = base_of(envelope, enrolment, author)
    world = world_for(envelope, enrolment, author, form=form, base=base)
    holds = holds_for(
        envelope,
        definition,
        Deadlines.of(enrolment.programme_version.deadlines),
        world,
        received=received,
    )
    if author.pk != person.pk:
        holds.append(Hold.TRANSCRIBED.value)
    item = inbox_item(
        envelope=envelope,
        agency=enrolment.agency,
        author=person,
        device=device,
        build=build,
        received=received,
        holds=holds,
    )
    item.save(force_insert=True)
    InboxBody.objects.create(item=item, content=content)
    standing.last_sequence += 1
    observation = write_observation(
        sealed_rows(
            envelope=envelope,
            item=item,
            enrolment=enrolment,
            author=author,
            form=form,
            definition=definition,
            sequence=standing.last_sequence,
            base=base.observation,
            phase=world.phase,
            received=received,
            next_shift=world.next_shift,
        )
    )
    if envelope.typed_at is not None:
        Transcription.objects.create(
            observation=observation,
            written_at=envelope.signed_at,
            typed_at=envelope.typed_at,
            typed_by=person,
            confirmed_at=received if author.pk == person.pk else None,
        )
    if not holds:
        for replaced in base.replaced:
            supersede_base(replaced, by=person, at=received)
    current = opening_state(
        observation,
        holds=holds,
        contested=base.observation is not None or world.identity_taken,
    )
    change_state(
        current=current,
        verb="hold" if holds else "file",
        actor=person,
        role="fto" if author.pk == person.pk else "coordinator",
        note=", ".join(holds),
        content_hash=observation.content_root,
        at=received,
    )
    if base.replaced and not holds:
        for day in {observation.shift_date, *(row.shift_date for row in base.replaced)}:
            keep_shift(enrolment.pk, day)
    elif not holds and not world.shift_recorded:
        record_shift(observation, reason=envelope.general)
    _keep_standing(standing, observation, envelope, corrected=base.observation is not None)
    return Outcome(HELD if holds else NEW, item, current.state, holds)


def inbox_item(
    *,
    envelope: Envelope,
    agency: Agency,
    author: User,
    device: str,
    build: str,
    received: datetime,
    holds: list[str],
) -> InboxItem:
    """Return the inbox row of an envelope with its receipt, not yet saved."""
    return InboxItem(
        id=envelope.id,
        agency=agency,
        author=author,
        digest=envelope.digest,
        size=envelope.size,
        device=device,
        build=build,
        received_at=received,
        receipt=receipt_number(agency.code, envelope.id, envelope.digest, received),
        holds=holds,
    )


def opening_state(
    observation: Observation, *, holds: list[str], contested: bool
) -> ObservationState:
    """Return the state row of an observation that just arrived, before its first verb.

    ``contested``: it corrects a version, or its shift identity is taken. Held, such a record is
    nobody's head until a person decides.
    """
    return ObservationState(
        observation=observation,
        state="",
        holds=holds,
        head=not (holds and contested),
        quarantined=Hold.PERSONAL_DATA in holds,
        enrolment_id=observation.enrolment_id,
        author_id=observation.author_id,
        shift_date=observation.shift_date,
        kind=observation.kind,
        changed_at=observation.received_at,
    )


def supersede_base(base: Observation, *, by: User, at: datetime) -> None:
    """Replace a version that a new one corrects."""
    replaced = ObservationState.objects.select_for_update().get(pk=base.pk)
    change_state(current=replaced, verb="supersede", actor=by, role="fto", at=at)


def _keep_standing(
    standing: Standing, observation: Observation, envelope: Envelope, *, corrected: bool
) -> None:
    """Extend the standing when the shift is the newest; otherwise rebuild it from the record."""
    state = observation.current.state
    newest = standing.last_shift is None or standing.last_shift <= envelope.shift_date
    if corrected or (state == State.FILED and not newest):
        rebuild_standing(standing)
    elif state == State.HELD:
        standing.excluded += envelope.is_rated
    elif envelope.is_rated:
        standing.cells = extend(
            standing.cells,
            (
                Seen(row.code, row.value, str(observation.author_id), envelope.shift_date)
                for row in envelope.ratings
                if row.value is not None
            ),
        )
        standing.counted += 1
        standing.last_shift = envelope.shift_date
    standing.save()
