"""The trainee refuses to sign: the officer records it with a witness (SM-2 ``refuse``)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.actions.acknowledge import sealed_answer
from evaluations.actions.change_state import change_state, wrong_state
from evaluations.actions.locked import lock, permit
from evaluations.choices import AcknowledgementKind
from evaluations.models import Acknowledgement, Observation
from evaluations.transitions import allows
from interface.refusal import Refusal
from mentors.choices import Role
from mentors.models import User


@transaction.atomic
def record_refusal(
    *, observation: Observation, by: User, witness: User, reason: str, at: datetime | None = None
) -> Acknowledgement:
    """Record a refusal; the witness is neither author nor trainee (FIR-02) and serves there.

    Raises ``PermissionDenied`` for anybody but the author, ``Refusal`` for a wrong witness or a
    missing reason.
    """
    permit("refuse", observation, by)
    if witness.pk in (by.pk, observation.enrolment.trainee_id):
        raise Refusal(
            code="FIR-02",
            text=_("The witness must be neither you nor the trainee. Choose another person."),
            reason="witness is a party",
            status=422,
            field="witness",
        )
    if witness.agency_id != observation.enrolment.agency_id or not witness.is_active:
        raise Refusal(
            code="testigo",
            text=_("The witness must be an active person of your agency."),
            reason="witness of another agency",
            status=422,
            field="witness",
        )
    _standing, current = lock(observation)
    if not allows("refuse", current.state):
        raise wrong_state(current.state)
    at = at or timezone.now()
    answer = sealed_answer(
        observation=observation,
        kind=AcknowledgementKind.REFUSED,
        comment=reason.strip(),
        by=by,
        witness=witness,
        at=at,
    )
    answer.save(force_insert=True)
    change_state(
        current=current,
        verb="refuse",
        actor=by,
        role=Role.FTO,
        note=reason,
        content_hash=answer.leaf,
        at=at,
    )
    return answer
