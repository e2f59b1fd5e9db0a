"""The author takes back a signature made by mistake, while nobody has read it (decision 7)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.actions.change_state import change_state, require
from evaluations.actions.keep_shift import keep_shift
from evaluations.actions.keep_standing import rebuild_standing
from evaluations.actions.locked import lock, permit
from evaluations.choices import State, VoidReason
from evaluations.deadlines import Deadlines
from evaluations.models import FirstReading, Observation, ObservationEvent
from evaluations.transitions import transition
from interface.refusal import Refusal
from mentors.choices import Role
from mentors.models import User


def retractable_until(observation: Observation) -> datetime:
    """Return until when the author may take it back, by the server's clock.

    Counted from the receipt: nobody can have read it before, and a phone's clock may be wrong.
    """
    deadlines = Deadlines.of(observation.enrolment.programme_version.deadlines)
    return observation.received_at + deadlines.retract


@transaction.atomic
def retract(*, observation: Observation, by: User, at: datetime | None = None) -> ObservationEvent:
    """Void the author's own record; the shift counts as not yet observed and is free again.

    What was taken back stays readable for its author and for those who keep the record, not for
    the trainee: it may have been written about somebody else. Raises ``Refusal``: ``estado`` where
    it moved on, ``plazo_retirar`` when the minutes are over, ``leida`` once somebody opened it,
    ``version_nueva`` for a correction, which already replaced what stood before.
    """
    permit("retract", observation, by)
    standing, current = lock(observation)
    require(transition("retract"), current.state, "")
    at = at or timezone.now()
    if at > retractable_until(observation):
        raise Refusal(
            code="plazo_retirar",
            text=_("The minutes to take it back are over. You can still correct it."),
            reason="window over",
        )
    if FirstReading.objects.filter(pk=observation.pk).exists():
        raise Refusal(
            code="leida",
            text=_("Somebody has read it already, so it stays. You can still correct it."),
            reason="already read",
        )
    if observation.amends is not None and current.state != State.HELD:
        raise Refusal(
            code="version_nueva",
            text=_("A corrected version is not taken back. Correct it once more."),
            reason="it replaced a version",
        )
    current.quarantined = True
    event = change_state(
        current=current,
        verb="retract",
        actor=by,
        role=Role.FTO,
        note=VoidReason.RETRACTED,
        at=at,
    )
    keep_shift(observation.enrolment_id, observation.shift_date)
    rebuild_standing(standing)
    return event
