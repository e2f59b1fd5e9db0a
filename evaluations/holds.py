"""Why a well-formed observation waits for a person: pure rules, one table (decision 1).

The forms check the same rules before signing and say what is missing; here they never refuse.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from curriculum.form_definition import FormDefinition
from evaluations.choices import Hold, Kind
from evaluations.deadlines import Deadlines
from evaluations.envelope import Envelope
from interface.victim_guard import find

NARRATED_KINDS = (Kind.SHIFT, Kind.RELIEF)
"""Kinds that need the most and least acceptable performance; the others rate a single event."""


@dataclass(frozen=True)
class World:
    """What the database knew at the moment of filing; everything else is in the envelope."""

    certified: bool
    assigned: bool
    conflict: bool
    rating_due: bool
    shift_taken: bool
    form_closed: bool
    trained_before: Collection[str]
    """Codes of competencies with earlier corrective training in this enrolment."""
    next_shift: datetime | None = None
    """Start of the trainee's next shift by the calendar; None without one."""
    base: str = "none"
    """``none``, ``head``, ``stale``, ``missing`` or ``closed``: the version it corrects."""


def missing_comments(envelope: Envelope, form: FormDefinition) -> list[str]:
    """Return the paths of required texts that are missing or too short (invariants 2, 3, 10)."""
    rule = form.rule
    missing = [
        f"rating:{row.code}"
        for row in envelope.ratings
        if rule.asks_comment(row.value, nrt=row.nrt, minutes=row.minutes)
        and len(row.comment) < rule.comment_min_chars
    ]
    if envelope.kind in NARRATED_KINDS:
        if not envelope.best.text:
            missing.append("best")
        failing = any(
            row.value is not None and row.value < form.acceptable for row in envelope.ratings
        )
        if (failing or rule.least_acceptable == "always") and not envelope.least.text:
            missing.append("least")
    if envelope.amends is not None and not envelope.amend_reason:
        missing.append("amend_reason")
    return missing


def unproven_nrt(
    envelope: Envelope, form: FormDefinition, trained_before: Collection[str]
) -> list[str]:
    """Return codes marked NRT without a failing value or earlier training (invariant 1)."""
    return [
        row.code
        for row in envelope.ratings
        if row.nrt
        and (row.value is None or row.value >= form.acceptable or row.code not in trained_before)
    ]


def holds_for(
    envelope: Envelope,
    form: FormDefinition,
    deadlines: Deadlines,
    world: World,
    *,
    received: datetime,
    allowed_phones: frozenset[str] = frozenset(),
) -> list[str]:
    """Return the codes of everything a person must look at, in the order of :class:`Hold`.

    An empty list means that the observation is filed at once.
    """
    late = deadlines.is_late(
        shift_end=envelope.shift_end,
        signed=envelope.adjusted_at,
        received=received,
        next_shift=world.next_shift,
    )
    odd_clock = deadlines.clock_is_odd(
        offset_ms=envelope.offset_ms, adjusted=envelope.adjusted_at, received=received
    )
    identifies = any(
        finding.direct
        for text in envelope.texts().values()
        for finding in find(text, allowed_phones=allowed_phones)
    )
    reasons = {
        Hold.NOT_CERTIFIED: not world.certified,
        Hold.NOT_ASSIGNED: not world.assigned,
        Hold.CONFLICT: world.conflict,
        Hold.UNRATED_DAY: envelope.is_rated and not world.rating_due,
        Hold.LATE: late and not envelope.late_reason,
        Hold.DUPLICATE: world.shift_taken,
        Hold.NO_COMMENT: bool(missing_comments(envelope, form)),
        Hold.NRT_UNPROVEN: bool(unproven_nrt(envelope, form, world.trained_before)),
        Hold.OLD_VERSION: world.form_closed,
        Hold.PERSONAL_DATA: identifies,
        Hold.STALE_BASE: world.base == "stale",
        Hold.MISSING_BASE: world.base == "missing",
        Hold.CLOSED_BASE: world.base == "closed",
        Hold.CLOCK: odd_clock,
    }
    return [code.value for code, applies in reasons.items() if applies]
