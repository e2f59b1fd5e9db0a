"""Write the signed rows of an envelope, sealed field by field (decisions 4 and 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from curriculum.form_definition import FormDefinition
from curriculum.models import FormVersion
from evaluations.deadlines import Deadlines
from evaluations.envelope import Envelope
from evaluations.models import InboxItem, Narrative, Observation, Rating
from evaluations.sealed_fields import (
    FILING,
    HEADER,
    filing_text,
    header_text,
    rating_text,
    value_path,
)
from ledger.sealing import leaf, new_salt, root
from mentors.models import Enrolment, PhaseInstance, User


def _seal(fields: dict[str, str]) -> dict[str, dict[str, str]]:
    sealed = {}
    for path, value in fields.items():
        salt = new_salt()
        sealed[path] = {"salt": salt, "leaf": leaf(path, value, salt)}
    return sealed


@dataclass(frozen=True)
class SealedRows:
    """The rows of one observation, sealed and not yet saved."""

    observation: Observation
    ratings: list[Rating]
    narratives: list[Narrative]


def sealed_rows(
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
    next_shift: datetime | None = None,
) -> SealedRows:
    """Build header, ratings and texts of an envelope and seal them; writes nothing.

    ``next_shift``: start of the trainee's next shift by the calendar, None without one.
    """
    deadlines = Deadlines.of(enrolment.programme_version.deadlines)
    observation = Observation(
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
        version=base.version + 1 if base is not None else 1,
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
            shift_end=envelope.shift_end,
            signed=envelope.adjusted_at,
            received=received,
            next_shift=next_shift,
        ),
    )
    ratings = {
        row.code: Rating(
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
    }
    seals = _seal(
        {HEADER: header_text(observation), FILING: filing_text(observation)}
        | {value_path(code): rating_text(rating) for code, rating in ratings.items()}
    )
    texts = envelope.texts()
    text_seals = _seal(texts)
    observation.seals = seals
    observation.content_root = root(
        {path: seal["leaf"] for path, seal in (seals | text_seals).items()}
    )
    narratives = [
        Narrative(observation=observation, path=path, text=text, **text_seals[path])
        for path, text in texts.items()
    ]
    return SealedRows(observation, list(ratings.values()), narratives)


def write_observation(rows: SealedRows) -> Observation:
    """Save header, ratings and texts; returns the observation. Part of ``file_observation``."""
    rows.observation.save(force_insert=True)
    Rating.objects.bulk_create(rows.ratings)
    Narrative.objects.bulk_create(rows.narratives)
    return rows.observation


def _competency(definition: FormDefinition, code: str) -> str | None:
    return definition.items[code].id if code else None
