"""The coordinator decides about a held record: accept or void, each with a reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.actions.change_state import change_state, require
from evaluations.actions.keep_shift import keep_shift
from evaluations.actions.keep_standing import rebuild_standing
from evaluations.actions.locked import lock, permit
from evaluations.choices import LIVE, Hold, State, VoidReason
from evaluations.models import Observation, ObservationEvent, ObservationState
from evaluations.transitions import allows, transition
from interface.refusal import Refusal
from mentors.choices import Role
from mentors.models import User


def _heads_in_the_way(current: ObservationState, chain: list[UUID]) -> list[ObservationState]:
    """Return live heads of the same shift, or of the chain that the record corrects (decision 6).

    A correction may carry another date than the version it names, so the chain counts too, with
    versions that were returned and that this one answers.
    """
    same_shift = Q(
        enrolment_id=current.enrolment_id,
        shift_date=current.shift_date,
        kind=current.kind,
        author_id=current.author_id,
    )
    return list(
        ObservationState.objects.select_for_update(of=("self",))
        .select_related(
            "observation__enrolment__agency", "observation__enrolment__programme_version"
        )
        .filter(
            (same_shift | Q(observation__in=chain)) & Q(head=True, state__in=LIVE)
            | Q(observation__in=chain, state=State.RETURNED)
        )
        .exclude(pk=current.pk)
    )


def _chain(current: ObservationState) -> list[UUID]:
    """Return the ids of every version that a correction could replace; none when it is none."""
    amended = current.observation.amends
    if amended is None:
        return []
    base = Observation.objects.filter(
        pk=amended, enrolment_id=current.enrolment_id, author_id=current.author_id
    ).first()
    if base is None:
        return []
    first = base.first_version_id or base.pk
    return list(
        Observation.objects.filter(Q(pk=first) | Q(first_version=first)).values_list(
            "pk", flat=True
        )
    )


@transaction.atomic
def accept_held(
    *, observation: Observation, by: User, reason: str, at: datetime | None = None
) -> ObservationEvent:
    """File a held record. A correction replaces the version it names; a duplicate must wait.

    Raises ``Refusal`` ``PRI-01`` while its texts may identify somebody: such a record is returned
    to its author, never accepted (invariant 18).
    """
    permit("accept", observation, by)
    standing, current = lock(observation)
    # First of all: a record that is held no more must not be answered with what holds would say.
    require(transition("accept"), current.state, reason)
    at = at or timezone.now()
    if Hold.PERSONAL_DATA in current.holds:
        raise Refusal(
            code=Hold.PERSONAL_DATA,
            text=_(
                "The text may identify a person who was served. Return the observation so that "
                "its author removes the data."
            ),
            reason="quarantine",
        )
    if Hold.TRANSCRIBED in current.holds:
        raise Refusal(
            code=Hold.TRANSCRIBED,
            text=_("Its author has to confirm first, with the own account, what was typed in."),
            reason="not confirmed",
        )
    chain = _chain(current)
    days = {observation.shift_date}
    for other in _heads_in_the_way(current, chain):
        if other.pk not in chain or not allows("supersede", other.state):
            raise Refusal(
                code=Hold.DUPLICATE,
                text=_(
                    "The same officer already has an observation of this shift. Void one of "
                    "them first."
                ),
                reason="identity taken",
            )
        change_state(
            current=other, verb="supersede", actor=by, role=Role.COORDINATOR, note=reason, at=at
        )
        days.add(other.shift_date)
    current.head = True
    event = change_state(
        current=current, verb="accept", actor=by, role=Role.COORDINATOR, note=reason, at=at
    )
    for day in days:
        keep_shift(observation.enrolment_id, day)
    rebuild_standing(standing)
    return event


def void_note(code: str, reason: str) -> str:
    """Return what the event of a voided record says; ``""`` without a reason, which is refused."""
    return f"{code}: {reason.strip()}" if reason.strip() else ""


@transaction.atomic
def void(
    *, observation: Observation, by: User, code: str, reason: str, at: datetime | None = None
) -> ObservationEvent:
    """Void a record: it leaves the figures and stays readable with its reason."""
    permit("void", observation, by)
    if code not in VoidReason.values:
        raise Refusal(
            code="motivo",
            text=_("Choose why the record is void."),
            reason="unknown code",
            status=422,
            field="code",
        )
    standing, current = lock(observation)
    event = change_state(
        current=current,
        verb="void",
        actor=by,
        role=Role.COORDINATOR,
        note=void_note(code, reason),
        at=at,
    )
    keep_shift(observation.enrolment_id, observation.shift_date)
    rebuild_standing(standing)
    return event
