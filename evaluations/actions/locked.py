"""Open an observation for a change: permission first, then the locks in their one order."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from evaluations.actions.keep_standing import lock_standing
from evaluations.models import Observation, ObservationState, Standing
from evaluations.transitions import transition
from mentors.choices import Role
from mentors.models import User
from mentors.queries.scopes import scopes_of


def permit(verb: str, observation: Observation, by: User) -> None:
    """Raise ``PermissionDenied`` unless the person may say that verb about the observation."""
    permission = transition(verb).permission
    if permission is None or not by.has_perm(permission, observation):
        raise PermissionDenied


def lock(observation: Observation) -> tuple[Standing, ObservationState]:
    """Lock the enrolment's standing, then the state; everybody takes them in this order."""
    standing = lock_standing(observation.enrolment_id)
    current = ObservationState.objects.select_for_update().get(pk=observation.pk)
    # What was signed never changes, so the caller's copy is as good as a fresh one.
    current.observation = observation
    return standing, current


def acting_role(by: User, observation: Observation) -> str:
    """Return the role a person acts in when deciding about somebody else's record.

    A coordinator of another region who supervises here acts as supervisor.
    """
    enrolment = observation.enrolment
    coordinates = scopes_of(by).reaches(enrolment.unit, enrolment.agency_id, Role.COORDINATOR)
    return Role.COORDINATOR if coordinates else Role.SUPERVISOR
