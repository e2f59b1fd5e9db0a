"""Giving a role: inside the own scope, never to oneself, never twice."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.grant_role import grant_role
from mentors.models import Agency, OfficerCertification, RoleGrant
from mentors.queries.scopes import scopes_of
from tests.mentors.roster.conftest import Force


def test_a_role_holds_at_once_and_is_recorded_once(force: Force) -> None:
    coordinator, person = force.coordinator(), force.person("1")
    assert scopes_of(person).has("supervisor") is False
    for _time in range(2):
        grant_role(
            person=person, role="supervisor", unit=force.units["Comisaría 11"], by=coordinator
        )
    assert scopes_of(person).has("supervisor") is True
    assert RoleGrant.objects.filter(person=person).count() == 1
    assert list(AuditEvent.objects.values_list("actor", "verb", "subject", "reason")) == [
        (str(coordinator.pk), "role.granted", str(person.pk), "supervisor")
    ]


def test_an_officer_gets_one_certification_to_be_confirmed(force: Force) -> None:
    person = force.person("1")
    for unit in ("Comisaría 11", "Comisaría 12"):
        grant_role(person=person, role="fto", unit=force.units[unit], by=None)
    assert list(OfficerCertification.objects.values_list("person", "status")) == [
        (person.pk, "candidate")
    ]


@pytest.mark.parametrize("role", ["editor", "donor", "audit"])
def test_appointments_outside_training_are_for_the_operator(force: Force, role: str) -> None:
    person = force.person("1")
    with pytest.raises(PermissionDenied):
        grant_role(person=person, role=role, by=force.coordinator())
    assert grant_role(person=person, role=role, by=None).role == role


@pytest.mark.parametrize(("role", "unit"), [("leadership", None), ("fto", "Comisaría 12")])
def test_a_coordinator_of_a_unit_gives_roles_for_that_unit_only(
    force: Force, role: str, unit: str | None
) -> None:
    district = force.coordinator(unit="Comisaría 11")
    person = force.person("1", unit="Comisaría 11")
    where = force.units[unit] if unit else None
    with pytest.raises(PermissionDenied):
        grant_role(person=person, role=role, unit=where, by=district)


def test_a_coordinator_gives_no_role_to_people_outside_the_scope(force: Force) -> None:
    district = force.coordinator(unit="Comisaría 11")
    person = force.person("1", unit="Comisaría 12")
    with pytest.raises(PermissionDenied):
        grant_role(person=person, role="fto", unit=force.units["Comisaría 11"], by=district)


def test_nobody_gives_oneself_a_role(force: Force) -> None:
    coordinator = force.coordinator()
    with pytest.raises(Refusal) as refused:
        grant_role(person=coordinator, role="leadership", by=coordinator)
    assert refused.value.code == "own_role"


def test_a_unit_of_another_agency_is_refused(force: Force) -> None:
    other = Agency.objects.create(code="PN-HN", name="Policía Nacional", country="HN")
    foreign = other.units.create(name="UMEP 1", path="/99/")
    with pytest.raises(PermissionDenied):
        grant_role(person=force.person("1"), role="fto", unit=foreign, by=None)
