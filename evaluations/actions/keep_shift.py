"""Keep the note of what a day was in step with the records that count (invariants 5 and 6)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from evaluations.choices import COUNTED, Disposition
from evaluations.models import Narrative, Observation, Shift


def record_shift(observation: Observation, *, reason: str) -> None:
    """Note what the day was, once; the first record of a day stands (invariant 5).

    ``reason``: what the author wrote about a shift without evaluation.
    """
    day = Shift(
        enrolment_id=observation.enrolment_id,
        date=observation.shift_date,
        **day_of_shift(observation, reason=reason),
    )
    Shift.objects.bulk_create([day], ignore_conflicts=True)


def keep_shift(enrolment_id: UUID, day: date) -> None:
    """Let the note of a day follow from its records after one of them changed.

    A day whose only record was voided, returned or moved to another date is open again. What
    somebody who signed no record of that day noted (a coordinator's leave) is left alone. The
    caller holds the lock of the enrolment's standing.
    """
    records = Observation.objects.filter(enrolment_id=enrolment_id, shift_date=day)
    known = Shift.objects.filter(enrolment_id=enrolment_id, date=day).first()
    if known is not None and not records.filter(author=known.recorded_by_id).exists():
        return
    first = (
        records.filter(current__head=True, current__state__in=COUNTED).order_by("sequence").first()
    )
    if first is not None:
        written = Narrative.objects.filter(observation=first, path="general").first()
        Shift.objects.update_or_create(
            enrolment_id=enrolment_id,
            date=day,
            defaults=day_of_shift(first, reason=written.text if written else ""),
        )
    elif known is not None:
        known.delete()


def day_of_shift(observation: Observation, *, reason: str) -> dict[str, Any]:
    """Return what the day of an observation was: its disposition, with a reason unless rated."""
    disposition = observation.disposition or Disposition.RATED
    rated = disposition == Disposition.RATED
    return {
        "disposition": disposition,
        "reason": "" if rated else (reason or observation.get_disposition_display())[:200],
        "recorded_by_id": observation.author_id,
    }
