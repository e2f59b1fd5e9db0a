"""What a new row creates, role by role."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.models import AuditEvent
from mentors.models import Enrolment, PhaseInstance, RoleGrant, User

from .conftest import Force
from .files import officer, trainee
from .importing import applied, outcomes, rejections, snapshot

pytestmark = pytest.mark.database


def test_a_trainee_is_enrolled_in_the_phase_of_the_row(force: Force) -> None:
    applied(force, trainee(sexo="X"))
    assert snapshot() == {
        "people": [
            ("57001", "pnc-gt/57001", "Tz'unux", "K'amb'al", None, "X", "Comisaría 11", None, True)
        ],
        "grants": [("pnc-gt/57001", "trainee", "Comisaría 11")],
        "enrolments": [("pnc-gt/57001", "57", "Comisaría 11", "in_phase", date(2025, 2, 3))],
        "phases": [("pnc-gt/57001", 2, None, None, True)],
        "certifications": [],
    }
    enrolment = Enrolment.objects.get()
    assert enrolment.agency == force.agency
    assert enrolment.programme_version == force.cohorts["57"].programme_version


@pytest.mark.parametrize("phase", ["", "Orientación"])
def test_training_starts_with_orientation_on_the_first_day(force: Force, phase: str) -> None:
    applied(force, trainee(fase=phase))
    assert Enrolment.objects.get().status == "orientation"
    assert list(PhaseInstance.objects.values_list("template__order", "starts_on")) == [
        (1, date(2025, 2, 3))
    ]


def test_an_officer_is_a_candidate_until_a_coordinator_confirms(force: Force) -> None:
    applied(force, officer(correo="Ana.Pena@Example.ORG"))
    assert snapshot() == {
        "people": [
            (
                "40001",
                "pnc-gt/40001",
                "Ana Lucía",
                "Peña Ajú",
                "ana.pena@example.org",
                "F",
                "Comisaría 11",
                date(2020, 3, 1),
                True,
            )
        ],
        "grants": [("pnc-gt/40001", "fto", "Comisaría 11")],
        "enrolments": [],
        "phases": [],
        "certifications": [("pnc-gt/40001", "candidate")],
    }


@pytest.mark.parametrize(
    ("key", "role", "unit"),
    [
        ("supervision", "supervisor", "Comisaría 11"),
        ("coordinacion", "coordinator", None),
        ("jefatura", "leadership", None),
    ],
)
def test_roles_hold_where_they_are_exercised(
    force: Force, key: str, role: str, unit: str | None
) -> None:
    applied(force, officer(rol=key))
    assert list(RoleGrant.objects.values_list("role", "unit__name")) == [(role, unit)]


def test_an_imported_person_cannot_sign_in_before_being_invited(force: Force) -> None:
    applied(force, officer())
    assert User.objects.get().has_usable_password() is False


def test_the_cohort_of_an_officer_must_exist_and_says_no_more(force: Force) -> None:
    plan = applied(force, officer(promocion="57"))
    assert outcomes(plan) == [(2, "created")]
    assert Enrolment.objects.count() == 0


def test_the_first_accepted_row_with_a_number_holds(force: Force) -> None:
    plan = applied(
        force,
        officer(unidad="Otra", correo=""),
        officer(nombres="Segunda", correo=""),
        officer(nombres="Tercera", correo="", rol="nada"),
        officer(numero_agente="40001", correo=""),
    )
    assert outcomes(plan) == [(2, "rejected"), (3, "created"), (4, "rejected"), (5, "rejected")]
    assert rejections(plan) == [
        (2, "unidad", "unknown_unit"),
        (4, "numero_agente", "duplicate_number"),
        (5, "numero_agente", "duplicate_number"),
    ]
    assert [user.first_name for user in User.objects.all()] == ["Segunda"]


def test_numbers_that_differ_in_letter_case_are_one_number(force: Force) -> None:
    plan = applied(force, officer(numero_agente="a1", correo=""), officer(numero_agente="A1"))
    assert rejections(plan) == [(3, "numero_agente", "duplicate_number")]


def test_the_first_accepted_row_with_an_e_mail_holds(force: Force) -> None:
    plan = applied(
        force,
        officer(numero_agente="1"),
        officer(numero_agente="2", correo="ANA.PENA@example.org"),
        officer(numero_agente="3", correo=""),
    )
    assert rejections(plan) == [(3, "correo", "duplicate_email")]


def test_two_people_may_share_a_name(force: Force) -> None:
    plan = applied(force, officer(correo=""), officer(numero_agente="40002", correo=""))
    assert plan.counts["created"] == 2


def test_a_whole_file_leaves_one_audit_event_without_names(force: Force) -> None:
    coordinator = force.coordinator()
    plan = applied(force, officer(), trainee(), officer(), by=coordinator)
    [event] = AuditEvent.objects.all()
    assert (event.actor, event.role, event.agency, event.verb) == (
        str(coordinator.pk),
        "coordinator",
        "PNC-GT",
        "roster.imported",
    )
    assert (event.subject_kind, event.subject) == ("file", plan.sha256)
    assert event.reason == "created 2, updated 0, unchanged 0, rejected 1"
