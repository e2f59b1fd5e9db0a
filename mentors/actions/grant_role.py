"""Give a person a role; several may be held at once (decision 11)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import Role
from mentors.models import OfficerCertification, RoleGrant, Unit, User
from mentors.queries.scopes import forget_scopes, scopes_of

GIVEN_BY_COORDINATORS = frozenset(
    {Role.TRAINEE, Role.FTO, Role.SUPERVISOR, Role.COORDINATOR, Role.LEADERSHIP}
)
"""Editors, donors and auditors are appointed by the operator of the platform."""


@transaction.atomic
def grant_role(*, person: User, role: str, unit: Unit | None = None, by: User | None) -> RoleGrant:
    """Give the role for a unit and what lies below it, or for the whole agency without one.

    An officer gets a certification to be confirmed. ``by`` is a coordinator in scope, or None for
    the operator. A grant that is there is returned as it is. Raises ``PermissionDenied`` or
    ``Refusal`` ``own_role``.
    """
    if by is not None:
        _check_reach(person, role, unit, by)
    if unit is not None and unit.agency_id != person.agency_id:
        raise PermissionDenied
    grant, created = RoleGrant.objects.get_or_create(person=person, role=role, unit=unit)
    if role == Role.FTO and not person.certifications.exists():
        OfficerCertification.objects.create(person=person)
    if created:
        forget_scopes(person)
        record_audit(
            actor=str(by.pk) if by else "operator",
            role=Role.COORDINATOR if by else "",
            agency=person.agency.code if person.agency else "",
            verb="role.granted",
            subject_kind="person",
            subject=str(person.pk),
            reason=role,
        )
    return grant


def _check_reach(person: User, role: str, unit: Unit | None, by: User) -> None:
    """A coordinator gives roles inside the own scope only, and none to oneself."""
    if not by.has_perm("mentors.grant_role", person) or role not in GIVEN_BY_COORDINATORS:
        raise PermissionDenied
    if not scopes_of(by).reaches(unit, person.agency_id, Role.COORDINATOR):
        raise PermissionDenied
    if by.pk == person.pk:
        raise Refusal(
            code="own_role",
            text=_("You cannot give yourself a role. Ask another coordinator."),
            reason="own grant",
        )
