"""Who may import, how far a coordinator reaches, and a plan that went stale."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.import_roster import import_roster, plan_roster
from mentors.models import Agency, RoleGrant, User
from mentors.roster.reading import read_table

from .conftest import Force
from .files import csv_file, officer, trainee
from .importing import applied, outcomes, planned, rejections


@pytest.mark.parametrize("role", ["trainee", "fto", "supervisor", "leadership", "donor", "audit"])
def test_only_coordinators_import(force: Force, role: str) -> None:
    person = force.person("9")
    RoleGrant.objects.create(person=person, role=role)
    with pytest.raises(PermissionDenied):
        planned(force, officer(), by=person)
    with pytest.raises(PermissionDenied):
        applied(force, officer(), by=person)
    assert User.objects.count() == 1


def test_a_coordinator_of_another_agency_may_not_import(force: Force) -> None:
    other = Agency.objects.create(code="PN-HN", name="Policía Nacional", country="HN")
    stranger = User.objects.create_user(agency=other, service_number="1")
    RoleGrant.objects.create(person=stranger, role="coordinator")
    with pytest.raises(PermissionDenied):
        applied(force, officer(), by=stranger)


def test_the_coordinator_of_the_agency_imports_everybody(force: Force) -> None:
    rows = [
        officer(numero_agente=str(place), correo="", rol=role)
        for place, role in enumerate(("supervision", "coordinacion", "jefatura"))
    ]
    assert rejections(applied(force, *rows, trainee(), by=force.coordinator())) == []


def test_the_coordinator_of_a_unit_imports_into_that_unit_only(force: Force) -> None:
    force.person("40009", unit="Comisaría 12")
    district = force.coordinator(unit="Comisaría 11")
    plan = applied(
        force,
        officer(),
        officer(numero_agente="40002", correo="", unidad="Comisaría 12"),
        officer(numero_agente="40003", correo="", rol="jefatura"),
        officer(numero_agente="40009", correo=""),
        by=district,
    )
    assert outcomes(plan)[0] == (2, "created")
    assert rejections(plan) == [
        (3, "unidad", "unit_out_of_reach"),
        (4, "rol", "role_out_of_reach"),
        (5, "numero_agente", "person_out_of_reach"),
    ]


def test_nobody_gives_oneself_a_role(force: Force) -> None:
    coordinator = force.coordinator("40001")
    assert rejections(applied(force, officer(rol="jefatura"), by=coordinator)) == [
        (2, "rol", "own_role")
    ]
    assert outcomes(applied(force, officer(rol="coordinacion"), by=coordinator)) == [(2, "updated")]
    assert list(coordinator.grants.values_list("role", flat=True)) == ["coordinator"]


def test_a_plan_is_applied_only_as_it_was_agreed(force: Force) -> None:
    table = read_table(csv_file(officer(), trainee()))
    agreed = plan_roster(table=table, agency=force.agency, by=None).digest
    applied(force, trainee(nombres="Otro"))
    events = AuditEvent.objects.count()
    with pytest.raises(Refusal) as refused:
        import_roster(table=table, agency=force.agency, by=None, agreed=agreed)
    assert refused.value.code == "plan_changed"
    assert (User.objects.count(), AuditEvent.objects.count()) == (1, events)


def test_a_change_that_does_not_touch_the_plan_does_not_matter(force: Force) -> None:
    table = read_table(csv_file(officer(), trainee()))
    agreed = plan_roster(table=table, agency=force.agency, by=None).digest
    applied(force, officer(numero_agente="40002", correo=""))
    plan = import_roster(table=table, agency=force.agency, by=None, agreed=agreed)
    assert plan.counts["created"] == 2


def test_a_clash_while_writing_leaves_nothing_behind(
    force: Force, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_and_clash(*_arguments: object) -> None:
        User.objects.create_user(agency=force.agency, service_number="77")
        raise IntegrityError("somebody was faster")

    monkeypatch.setattr("mentors.actions.import_roster.write", write_and_clash)
    with pytest.raises(Refusal) as refused:
        applied(force, officer())
    assert refused.value.code == "plan_changed"
    assert User.objects.count() == 0
