"""The supervisor's verbs: review and return (SM-2)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from evaluations.actions.change_state import change_state
from evaluations.actions.keep_shift import keep_shift
from evaluations.actions.keep_standing import rebuild_standing
from evaluations.actions.locked import acting_role, lock, permit
from evaluations.models import Observation, ObservationEvent
from mentors.models import User


@transaction.atomic
def review(
    *, observation: Observation, by: User, note: str = "", at: datetime | None = None
) -> ObservationEvent:
    """Mark as reviewed; the reviewer is never the author (invariant 8)."""
    permit("review", observation, by)
    _standing, current = lock(observation)
    return change_state(
        current=current,
        verb="review",
        actor=by,
        role=acting_role(by, observation),
        note=note,
        at=at,
    )


@transaction.atomic
def return_observation(
    *, observation: Observation, by: User, reason: str, at: datetime | None = None
) -> ObservationEvent:
    """Send back to the author with a reason; its ratings leave the figures until corrected."""
    permit("return", observation, by)
    standing, current = lock(observation)
    event = change_state(
        current=current,
        verb="return",
        actor=by,
        role=acting_role(by, observation),
        note=reason,
        at=at,
    )
    keep_shift(observation.enrolment_id, observation.shift_date)
    rebuild_standing(standing)
    return event
