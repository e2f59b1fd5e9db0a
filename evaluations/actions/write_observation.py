"""Write the signed rows of an envelope, sealed field by field (decisions 4 and 5)."""

from __future__ import annotations

import json
from datetime import datetime

from curriculum.form_definition import FormDefinition
from curriculum.models import FormVersion
from evaluations.deadlines import Deadlines
from evaluations.envelope import Envelope, RatingEntry
from evaluations.models import InboxItem, Narrative, Observation, Rating
from ledger.sealing import leaf, new_salt, root
from mentors.models import Enrolment, PhaseInstance, User


def header_text(envelope: Envelope, enrolment: Enrolment, version: int) -> str:
    """Return the text of the header that its leaf is computed over."""
    return json.dumps(
        [
            envelope.kind,
            str(enrolment.pk),
            str(envelope.author),
            envelope.form[2],
            envelope.shift_date.isoformat(),
            envelope.shift_start.isoformat(),
            envelope.shift_end.isoformat(),
            envelope.hours,
            version,
            str(envelope.amends or ""),
            envelope.best.code,
            envelope.least.code,
            envelope.confirmed_not_observed,
            envelope.disposition,
            envelope.signed_at.isoformat(),
            envelope.offset_ms,
            envelope.attestation,
            envelope.method,
        ]
    )


def rating_text(row: RatingEntry) -> str:
    """Return the text of one rating that its leaf is computed over; the comment has its own."""
    return json.dumps(
        [row.value, row.why_not_observed, row.nrt, row.minutes, row.how, row.mode, row.context]
    )


def _seal(fields: dict[str, str]) -> dict[str, dict[str, str]]:
    sealed = {}
    for path, value in fields.items():
        salt = new_salt()
        sealed[path] = {"salt": salt, "leaf": leaf(path, value, salt)}
    return sealed


def write_observation(
    *,
    envelope: Envelope,
    item: InboxItem,
    enrolment: Enrolment,
    author: User,
    form: FormVersion,
    definition: FormDefinition,
    sequence: int,
    base: Observation | None,
    phase: PhaseInstance | None,
    received: datetime,
) -> Observation:
    """Create header, ratings and texts; returns the observation. Part of ``file_observation``."""
    version = base.version + 1 if base is not None else 1
    fields = {"header": header_text(envelope, enrolment, version)} | {
        f"value:{row.code}": rating_text(row) for row in envelope.ratings
    }
    seals = _seal(fields)
    texts = envelope.texts()
    text_seals = _seal(texts)
    leaves = {path: seal["leaf"] for path, seal in (seals | text_seals).items()}
    deadlines = Deadlines.of(enrolment.programme_version.deadlines)
    observation = Observation.objects.create(
        id=envelope.id,
        inbox=item,
        enrolment=enrolment,
        author=author,
        phase=phase,
        form=form,
        kind=envelope.kind,
        disposition=envelope.disposition,
        sequence=sequence,
        first_version_id=(base.first_version_id or base.pk) if base is not None else None,
        version=version,
        amends=envelope.amends,
        shift_date=envelope.shift_date,
        shift_start=envelope.shift_start,
        shift_end=envelope.shift_end,
        hours=envelope.hours,
        best_competency_id=_competency(definition, envelope.best.code),
        least_competency_id=_competency(definition, envelope.least.code),
        confirmed_not_observed=envelope.confirmed_not_observed,
        attestation=envelope.attestation,
        method=envelope.method,
        signed_at=envelope.signed_at,
        adjusted_at=envelope.adjusted_at,
        clock_offset_ms=envelope.offset_ms,
        received_at=received,
        late=deadlines.is_late(
            shift_end=envelope.shift_end, signed=envelope.adjusted_at, received=received
        ),
        seals=seals,
        content_root=root(leaves),
    )
    Rating.objects.bulk_create(
        Rating(
            observation=observation,
            competency_id=definition.items[row.code].id,
            value=row.value,
            not_observed_reason=row.why_not_observed,
            nrt=row.nrt,
            training_minutes=row.minutes,
            training_how=row.how,
            mode=row.mode,
            context=list(row.context),
        )
        for row in envelope.ratings
    )
    Narrative.objects.bulk_create(
        Narrative(observation=observation, path=path, text=text, **text_seals[path])
        for path, text in texts.items()
    )
    return observation


def _competency(definition: FormDefinition, code: str) -> str | None:
    return definition.items[code].id if code else None
