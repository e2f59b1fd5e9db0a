"""What a row changes in a recorded person, and what it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from mentors.actions.change_service_number import change_service_number
from mentors.actions.close_unit import close_unit
from mentors.actions.merge_people import merge_people
from mentors.models import (
    Cohort,
    Enrolment,
    OfficerCertification,
    PhaseInstance,
    Posting,
    RoleGrant,
    User,
)

from .conftest import Force
from .files import Values, officer, trainee
from .importing import applied, changes, outcomes, planned, rejections, snapshot

pytestmark = pytest.mark.database


def test_every_changed_field_is_shown_with_before_and_after(force: Force) -> None:
    applied(force, trainee(sexo="F", correo="a@example.org", fase=""))
    plan = planned(
        force,
        trainee(
            nombres="Tz'unun",
            apellidos="Us",
            correo="B@example.org",
            sexo="X",
            unidad="Comisaría 12",
            promocion="58",
            fase="Fase II",
            fecha_inicio="2025-02-04",
        ),
    )
    [result] = plan.results
    expected = [
        ("nombres", "Tz'unux", "Tz'unun"),
        ("apellidos", "K'amb'al", "Us"),
        ("correo", "a@example.org", "b@example.org"),
        ("sexo", "F", "X"),
        ("unidad", "Comisaría 11", "Comisaría 12"),
        ("promocion", "57", "58"),
        ("fase", "Orientación", "Fase II"),
        ("fecha_inicio", "2025-02-03", "2025-02-04"),
    ]
    assert changes(result) == expected
    assert plan.as_json()["updated"] == [
        {
            "row": 2,
            "numero_agente": "57001",
            "changes": [{"column": c, "from": b, "to": a} for c, b, a in expected],
        }
    ]


def test_every_change_is_written_once(force: Force) -> None:
    applied(force, trainee(sexo="F", correo="a@example.org", fase=""))
    row = trainee(
        nombres="Tz'unun",
        correo="b@example.org",
        sexo="X",
        unidad="Comisaría 12",
        promocion="58",
        fase="Fase II",
        fecha_inicio="2025-02-04",
    )
    with time_machine.travel("2025-06-02 03:00:00Z"):
        # Guatemala is still in the first of June.
        assert outcomes(applied(force, row)) == [(2, "updated")]
    after = snapshot()
    assert after == {
        "people": [
            (
                "57001",
                "pnc-gt/57001",
                "Tz'unun",
                "K'amb'al",
                "b@example.org",
                "X",
                "Comisaría 12",
                None,
                True,
            )
        ],
        "grants": [("pnc-gt/57001", "trainee", "Comisaría 12")],
        "enrolments": [("pnc-gt/57001", "58", "Comisaría 12", "in_phase", date(2025, 2, 4))],
        "phases": [
            ("pnc-gt/57001", 1, date(2025, 2, 4), date(2025, 6, 1), False),
            ("pnc-gt/57001", 3, None, None, True),
        ],
        "certifications": [],
    }
    assert outcomes(applied(force, row)) == [(2, "unchanged")]
    assert snapshot() == after


def test_empty_optional_cells_leave_what_is_recorded(force: Force) -> None:
    full = trainee(correo="a@example.org", sexo="F")
    applied(force, full)
    assert outcomes(planned(force, {**full, "correo": "", "sexo": "", "fase": ""})) == [
        (2, "unchanged")
    ]


def test_going_back_a_phase_is_shown_and_done(force: Force) -> None:
    applied(force, trainee(fase="Fase II"))
    plan = applied(force, trainee(fase="Orientación"))
    assert changes(plan.results[0]) == [("fase", "Fase II", "Orientación")]
    assert Enrolment.objects.get().status == "orientation"
    assert list(PhaseInstance.objects.values_list("template__order", "current", "starts_on")) == [
        (1, True, None),
        (3, False, None),
    ]


def test_an_enrolment_stays_in_its_programme(force: Force) -> None:
    applied(force, trainee())
    plan = applied(force, trainee(promocion="OTRO"))
    assert rejections(plan) == [(2, "promocion", "cohort_changed_programme")]


def test_a_start_date_of_an_officer_is_the_service_date(force: Force) -> None:
    applied(force, officer())
    plan = applied(force, officer(fecha_inicio="2019-01-01"))
    assert changes(plan.results[0]) == [("fecha_inicio", "2020-03-01", "2019-01-01")]
    assert User.objects.get().service_since == date(2019, 1, 1)


def test_another_role_is_added_and_none_is_taken_away(force: Force) -> None:
    applied(force, officer())
    plan = applied(force, officer(rol="supervision"))
    assert changes(plan.results[0]) == [
        ("rol", "oficial_formador", "oficial_formador, supervision")
    ]
    assert sorted(RoleGrant.objects.values_list("role", flat=True)) == ["fto", "supervisor"]
    assert outcomes(planned(force, officer())) == [(2, "unchanged")]


def test_an_officer_may_become_a_trainee_and_a_trainee_an_officer(force: Force) -> None:
    applied(force, officer(), trainee())
    plan = applied(
        force,
        trainee(numero_agente="40001", nombres="Ana Lucía", apellidos="Peña Ajú", fase=""),
        officer(numero_agente="57001", nombres="Tz'unux", apellidos="K'amb'al", correo="", sexo=""),
    )
    assert changes(plan.results[0]) == [
        ("rol", "oficial_formador", "agente_en_formacion, oficial_formador"),
        ("promocion", "", "57"),
        ("fase", "", "Orientación"),
        ("fecha_inicio", "", "2025-02-03"),
    ]
    assert changes(plan.results[1]) == [
        ("rol", "agente_en_formacion", "agente_en_formacion, oficial_formador"),
        ("fecha_inicio", "", "2020-03-01"),
    ]
    assert Enrolment.objects.count() == 2
    assert OfficerCertification.objects.count() == 2


def test_a_grant_given_elsewhere_on_purpose_stays(force: Force) -> None:
    applied(force, officer(rol="supervision"))
    person = User.objects.get()
    RoleGrant.objects.create(person=person, role="supervisor", unit=force.units["Comisaría 13"])
    applied(force, officer(rol="supervision", unidad="Comisaría 12"))
    assert sorted(RoleGrant.objects.values_list("unit__name", flat=True)) == [
        "Comisaría 12",
        "Comisaría 13",
    ]


def test_the_coordinator_of_a_district_does_not_become_one_of_the_agency(force: Force) -> None:
    force.coordinator("40001", unit="Comisaría 11")
    plan = applied(force, officer(rol="coordinacion"))
    assert "rol" not in [change.column for change in plan.results[0].changes]
    assert list(RoleGrant.objects.values_list("unit__name", flat=True)) == ["Comisaría 11"]


def test_a_unit_that_differs_only_in_the_enrolment_is_put_right(force: Force) -> None:
    applied(force, trainee())
    Enrolment.objects.update(unit=force.units["Comisaría 13"])
    plan = applied(force, trainee())
    assert changes(plan.results[0]) == [("unidad", "Comisaría 13", "Comisaría 11")]
    assert Enrolment.objects.get().unit == force.units["Comisaría 11"]


@pytest.mark.parametrize(
    ("status", "cohort", "rejected"),
    [
        ("certified", "57", [(2, "promocion", "training_not_active")]),
        ("withdrawn", "57", [(2, "promocion", "training_not_active")]),
        ("suspended", "58", [(2, "promocion", "training_not_active")]),
        ("withdrawn", "58", []),
        ("certified", "OTRO", []),
    ],
)
def test_who_finished_is_enrolled_again_in_another_cohort_only(
    force: Force, status: str, cohort: str, rejected: list[tuple[int, str, str]]
) -> None:
    applied(force, trainee())
    Enrolment.objects.update(status=status)
    assert rejections(applied(force, trainee(promocion=cohort))) == rejected
    assert Enrolment.objects.count() == (1 if rejected else 2)


def test_a_person_who_may_not_sign_in_any_more_stays_so(force: Force) -> None:
    applied(force, officer())
    User.objects.update(is_active=False)
    assert outcomes(applied(force, officer(nombres="Otra"))) == [(2, "updated")]
    assert User.objects.get().is_active is False


@pytest.mark.parametrize("number", ["a1", "A1"])
def test_a_person_is_found_whatever_the_letter_case_of_the_number(
    force: Force, number: str
) -> None:
    applied(force, officer(numero_agente="A1"))
    assert outcomes(applied(force, officer(numero_agente=number))) == [(2, "unchanged")]
    assert User.objects.get().service_number == "A1"


def pair(first: str, second: str) -> tuple[Values, Values]:
    return (
        officer(numero_agente="1", correo=first),
        officer(numero_agente="2", correo=second),
    )


def test_an_e_mail_of_another_person_is_rejected(force: Force) -> None:
    force.person("9", email="Ana.Pena@example.org")
    assert rejections(applied(force, officer())) == [(2, "correo", "duplicate_email")]


def test_an_e_mail_of_a_person_of_another_agency_is_rejected(force: Force) -> None:
    User.objects.create_user(login_key="soporte", email="ana.pena@example.org")
    assert rejections(applied(force, officer())) == [(2, "correo", "duplicate_email")]


def test_an_e_mail_given_up_in_an_earlier_row_may_be_taken(force: Force) -> None:
    applied(force, *pair("a@example.org", "b@example.org"))
    rows = pair("c@example.org", "a@example.org")
    assert outcomes(applied(force, *rows)) == [(2, "updated"), (3, "updated")]
    assert outcomes(applied(force, *rows)) == [(2, "unchanged"), (3, "unchanged")]


def test_an_e_mail_given_up_may_be_taken_by_a_new_person_of_the_same_file(force: Force) -> None:
    first, second = pair("a@example.org", "b@example.org")
    applied(force, first)
    rows = [first | {"correo": "c@example.org"}, second | {"correo": "a@example.org"}]
    assert outcomes(applied(force, *rows)) == [(2, "updated"), (3, "created")]
    assert outcomes(applied(force, *rows)) == [(2, "unchanged"), (3, "unchanged")]


def test_an_e_mail_asked_for_in_vain_is_not_given_up_later_in_the_file(force: Force) -> None:
    applied(force, *pair("a@example.org", "b@example.org"))
    rows = pair("b@example.org", "c@example.org")
    for _time in range(2):
        assert rejections(applied(force, *rows)) == [
            (2, "correo", "duplicate_email"),
            (3, "correo", "email_order"),
        ]


def test_a_move_is_written_into_the_history_once(force: Force) -> None:
    applied(force, officer(unidad="Comisaría 11"))
    for unit in ("Comisaría 12", "Comisaría 12", "Comisaría 13"):
        applied(force, officer(unidad=unit))
    today = timezone.localdate()
    rows = Posting.objects.order_by("pk").values_list("unit__name", "from_date", "to_date")
    assert list(rows) == [
        ("Comisaría 11", None, today),
        ("Comisaría 12", today, today),
        ("Comisaría 13", today, None),
    ]


def test_an_earlier_number_names_the_present_one_and_registers_nobody_twice(force: Force) -> None:
    person, coordinator = force.person("40001"), force.coordinator()
    change_service_number(person=person, number="40999", by=coordinator)
    plan = planned(force, officer(numero_agente="40001"))
    assert rejections(plan) == [(2, "numero_agente", "former_number")]
    assert "40999" in plan.results[0].message
    change_service_number(person=person, number="40001", by=coordinator)
    assert rejections(planned(force, officer(numero_agente="40001"))) == []


def test_the_number_of_a_merged_account_names_the_one_that_stays(force: Force) -> None:
    kept, merged = force.person("40001"), force.person("40002")
    merge_people(kept=kept, merged=merged, reason="Doble", by=force.coordinator())
    plan = planned(force, officer(numero_agente="40002"))
    assert rejections(plan) == [(2, "numero_agente", "former_number")]
    assert "40001" in plan.results[0].message


def test_closed_units_and_cohorts_take_nobody(force: Force) -> None:
    close_unit(unit=force.units["Comisaría 11"], by=force.coordinator())
    Cohort.objects.filter(label="57").update(closed_on=timezone.localdate())
    plan = planned(force, officer(unidad="Comisaría 11"), trainee(unidad="Comisaría 12"))
    assert rejections(plan) == [(2, "unidad", "unit_closed"), (3, "promocion", "cohort_closed")]
