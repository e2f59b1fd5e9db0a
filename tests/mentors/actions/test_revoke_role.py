"""Taking a role: never one's own, never the last coordinator's, never from under running work."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.grant_role import grant_role
from mentors.actions.revoke_role import revoke_role
from mentors.models import RoleGrant, User
from mentors.queries.scopes import scopes_of
from tests.cast import Cast
from tests.factories import PersonFactory, RoleGrantFactory


def grant_of(person: User) -> RoleGrant:
    return RoleGrant.objects.select_related("person__agency", "unit").get(person=person)


def refusal_of(person: User, by: User) -> str:
    with pytest.raises(Refusal) as refused:
        revoke_role(grant=grant_of(person), by=by)
    return refused.value.code


def test_a_role_ends_at_once_and_is_recorded(cast: Cast) -> None:
    grant = grant_of(cast.supervisor)
    revoke_role(grant=grant, by=cast.coordinator)
    assert scopes_of(cast.again("supervisor")).paths == {}
    assert list(AuditEvent.objects.values_list("verb", "subject", "reason")) == [
        ("role.revoked", str(cast.supervisor.pk), "supervisor")
    ]


def test_nobody_takes_an_own_role(cast: Cast) -> None:
    assert refusal_of(cast.coordinator, cast.coordinator) == "own_role"


def test_the_last_coordinator_of_the_agency_stays(cast: Cast) -> None:
    revoke_role(grant=grant_of(cast.other_coordinator), by=cast.coordinator)
    # A coordinator of a district and one whose account is closed coordinate no agency.
    RoleGrantFactory(
        person=PersonFactory(agency=cast.agency), role="coordinator", unit=cast.units.first
    )
    RoleGrantFactory(
        person=PersonFactory(agency=cast.agency, is_active=False), role="coordinator", unit=None
    )
    acting = PersonFactory(agency=cast.agency)
    grant = RoleGrantFactory(person=acting, role="coordinator", unit=None)
    assert acting.has_perm("mentors.grant_role", cast.coordinator)
    grant.delete()
    assert refusal_of(cast.coordinator, acting) == "last_coordinator"


def test_work_that_rests_on_the_role_comes_first(cast: Cast) -> None:
    assert refusal_of(cast.officer, cast.coordinator) == "still_accompanies"
    assert refusal_of(cast.trainee, cast.coordinator) == "still_in_training"
    revoke_role(grant=grant_of(cast.other_officer), by=cast.coordinator)


def test_one_of_two_places_of_a_role_can_go_while_work_runs(cast: Cast) -> None:
    second = grant_role(
        person=cast.officer, role="fto", unit=cast.units.second, by=cast.coordinator
    )
    revoke_role(grant=second, by=cast.coordinator)
    assert grant_of(cast.officer).unit == cast.units.first


@pytest.mark.parametrize("name", ["leadership", "supervisor", "stranger_coordinator"])
def test_only_who_coordinates_takes_roles(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        revoke_role(grant=grant_of(cast.other_officer), by=getattr(cast, name))


def test_a_coordinator_of_a_district_takes_no_role_of_the_agency(cast: Cast) -> None:
    district = PersonFactory(agency=cast.agency)
    RoleGrantFactory(person=district, role="coordinator", unit=cast.units.first)
    User.objects.filter(pk=cast.leadership.pk).update(unit=cast.units.first)
    with pytest.raises(PermissionDenied):
        revoke_role(grant=grant_of(cast.leadership), by=district)
    revoke_role(grant=grant_of(cast.other_officer), by=district)


@pytest.mark.parametrize("name", ["audit", "editor", "donor"])
def test_appointments_of_the_operator_are_not_taken_here(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        revoke_role(grant=grant_of(getattr(cast, name)), by=cast.coordinator)
