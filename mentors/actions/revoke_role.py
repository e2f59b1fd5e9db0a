"""Take a role from a person."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.grant_role import GIVEN_BY_COORDINATORS
from mentors.choices import ACTIVE_ENROLMENT, Role
from mentors.models import Agency, Assignment, RoleGrant, User
from mentors.queries.enrolments import active_on
from mentors.queries.scopes import forget_scopes


@transaction.atomic
def revoke_role(*, grant: RoleGrant, by: User) -> None:
    """Delete the grant; what was done under it stays.

    Raises ``PermissionDenied``, or ``Refusal``: ``own_role``, ``last_coordinator``,
    ``still_in_training``, ``still_accompanies``.
    """
    person = grant.person
    if not by.has_perm("mentors.revoke_role", grant) or grant.role not in GIVEN_BY_COORDINATORS:
        raise PermissionDenied
    if person.pk == by.pk:
        raise Refusal(
            code="own_role",
            text=_("You cannot change your own roles. Ask another coordinator."),
            reason="own grant",
        )
    if person.agency is None:
        raise PermissionDenied
    # Two coordinators could each remove the other at the same moment: the agency is the lock.
    Agency.objects.select_for_update().get(pk=person.agency.pk)
    if grant.role == Role.COORDINATOR:
        refuse_last_coordinator(person, grant)
    if not person.grants.filter(role=grant.role).exclude(pk=grant.pk).exists():
        _refuse_work_left(person, grant.role)
    role = grant.role
    grant.delete()
    forget_scopes(person)
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=person.agency.code,
        verb="role.revoked",
        subject_kind="person",
        subject=str(person.pk),
        reason=role,
    )


def refuse_last_coordinator(person: User, grant: RoleGrant | None = None) -> None:
    """Raise ``Refusal`` ``last_coordinator`` if nobody else would coordinate the whole agency.

    Without ``grant``, all roles of the person would go (the account closes).
    """
    wide = RoleGrant.objects.filter(
        role=Role.COORDINATOR,
        unit__isnull=True,
        person__agency=person.agency,
        person__is_active=True,
    )
    going = wide.filter(person=person)
    if grant is not None:
        going = going.filter(role=grant.role, unit=grant.unit)
    if going.exists() and not wide.exclude(pk__in=going.values("pk")).exists():
        raise Refusal(
            code="last_coordinator",
            text=_(
                "This is the only person who coordinates the whole agency. Give the role to "
                "somebody else first."
            ),
            reason="last agency-wide coordinator",
        )


def _refuse_work_left(person: User, role: str) -> None:
    """Raise a ``Refusal`` while the role is what something running rests on."""
    if role == Role.TRAINEE and person.enrolments.filter(status__in=ACTIVE_ENROLMENT).exists():
        raise Refusal(
            code="still_in_training",
            text=_("This person is in training. End the training first."),
            reason="active enrolment",
        )
    running = Assignment.objects.filter(active_on(timezone.localdate()), officer=person)
    if role == Role.FTO and running.exists():
        raise Refusal(
            code="still_accompanies",
            text=_("This officer still accompanies trainees. End those assignments first."),
            reason="running assignments",
        )
