"""The author stands by what somebody else typed from her paper."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from evaluations.actions.change_state import change_state, require
from evaluations.actions.keep_shift import keep_shift
from evaluations.actions.keep_standing import rebuild_standing
from evaluations.actions.locked import lock, permit
from evaluations.choices import Hold
from evaluations.models import Observation, ObservationEvent, Transcription
from evaluations.transitions import transition
from mentors.choices import Role
from mentors.models import User


@transaction.atomic
def confirm_transcription(
    *, observation: Observation, by: User, at: datetime | None = None
) -> ObservationEvent:
    """Confirm with the author's own account; filed at once unless something else holds it.

    Raises ``PermissionDenied`` for anybody but the author of an unconfirmed transcription,
    ``Refusal`` when the record moved on meanwhile.
    """
    permit("confirm", observation, by)
    standing, current = lock(observation)
    require(transition("confirm"), current.state, "")
    at = at or timezone.now()
    Transcription.objects.filter(pk=observation.pk, confirmed_at=None).update(confirmed_at=at)
    current.holds = [code for code in current.holds if code != Hold.TRANSCRIBED]
    event = change_state(
        current=current,
        verb="vouch" if current.holds else "confirm",
        actor=by,
        role=Role.FTO,
        content_hash=observation.content_root,
        at=at,
    )
    keep_shift(observation.enrolment_id, observation.shift_date)
    rebuild_standing(standing)
    return event
