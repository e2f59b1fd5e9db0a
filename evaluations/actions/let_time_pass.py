"""What happens when nobody acts: acknowledgements expire, reviewed records close.

Work is claimed row by row under its lock, so two beats at once change nothing twice.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from evaluations.actions.change_state import SYSTEM, change_state
from evaluations.actions.locked import lock
from evaluations.choices import State
from evaluations.models import Observation
from evaluations.transitions import allows


def _advance(observation_id: UUID, verb: str, due_field: str, at: datetime) -> bool:
    with transaction.atomic():
        observation = Observation.objects.select_related(
            "enrolment__agency", "enrolment__programme_version"
        ).get(pk=observation_id)
        _standing, current = lock(observation)
        due = getattr(current, due_field)
        if not allows(verb, current.state) or due is None or due > at:
            return False
        change_state(current=current, verb=verb, actor=None, role=SYSTEM, at=at)
        return True


def expire_acknowledgements(*, at: datetime | None = None) -> int:
    """Mark observations whose acknowledgement is overdue; returns how many."""
    at = at or timezone.now()
    due = Observation.objects.filter(
        current__state=State.FILED, current__acknowledge_by__lte=at
    ).values_list("pk", flat=True)
    return sum(_advance(pk, "expire", "acknowledge_by", at) for pk in list(due))


def close_reviewed(*, at: datetime | None = None) -> int:
    """Close reviewed observations after their days of grace; returns how many."""
    at = at or timezone.now()
    due = Observation.objects.filter(
        current__state=State.REVIEWED, current__close_at__lte=at
    ).values_list("pk", flat=True)
    return sum(_advance(pk, "close", "close_at", at) for pk in list(due))
