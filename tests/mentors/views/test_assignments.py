"""Planning on the pages: objections before saving, changing, ending, the week."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from mentors.models import Absence, Assignment, PersonCalendar, ShiftPattern
from tests.cast import Cast, client_for, days_before
from tests.factories import AssignmentFactory, ConflictFactory

TODAY = days_before(0)
TOMORROW = days_before(-1)


def plan(cast: Cast, **more: str) -> dict[str, str]:
    """Return what the page sends for the other officer in phase II, from tomorrow on."""
    phase = cast.programme.phases.get(order=3)
    said = {
        "officer": str(cast.other_officer.pk),
        "planned_phase": str(phase.pk),
        "role": "primary",
        "from_date": TOMORROW.isoformat(),
        "to_date": "",
        "exception_reason": "",
        "seen": "",
    }
    return said | more


def address(cast: Cast) -> str:
    return reverse("mentors:assign", args=[cast.enrolment.pk])


def test_a_phase_to_come_is_planned_and_ends_the_officer_before(cast: Cast) -> None:
    response = client_for(cast.coordinator).post(address(cast), plan(cast))
    assert response.status_code == 302
    made = Assignment.objects.get(officer=cast.other_officer)
    assert (made.phase, made.planned_phase.order) == (None, 3)
    cast.assignment.refresh_from_db()
    assert cast.assignment.to_date == TODAY


def test_a_broken_rule_is_said_and_needs_a_reason(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    same = plan(cast, officer=str(cast.officer.pk))
    page = client.post(address(cast), same)
    text = page.content.decode()
    assert page.status_code == 422
    assert "Este oficial ya acompañó la fase anterior." in text
    assert "Escriba el motivo de la excepción o cambie los datos." in text
    assert 'name="seen" value="officer_rule"' in text
    again = same | {"seen": "officer_rule", "exception_reason": "No hay otra oficial."}
    assert client.post(address(cast), again).status_code == 302
    made = Assignment.objects.get(planned_phase__order=3)
    assert made.exception_reason == "No hay otra oficial."
    cast.assignment.refresh_from_db()
    assert cast.assignment.to_date == TODAY


def test_what_is_only_worth_knowing_is_said_once(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    short = plan(cast, to_date=(TODAY + timedelta(days=9)).isoformat())
    page = client.post(address(cast), short)
    assert page.status_code == 200
    assert "nadie acompaña al agente." in page.content.decode()
    assert Assignment.objects.filter(officer=cast.other_officer).count() == 0
    assert client.post(address(cast), short | {"seen": "gap"}).status_code == 302


def test_a_reason_does_not_help_against_a_conflict(cast: Cast) -> None:
    ConflictFactory(person=cast.trainee, other=cast.other_officer, from_date=days_before(30))
    page = client_for(cast.coordinator).post(
        address(cast), plan(cast, exception_reason="Por necesidad.")
    )
    assert page.status_code == 422
    assert "Hay un conflicto de interés declarado" in page.content.decode()


def test_officers_are_offered_by_what_the_rules_allow_and_never_ranked(cast: Cast) -> None:
    page = client_for(cast.coordinator).get(address(cast))
    groups = [
        (str(label), [str(option[0]) for option in options])
        for label, options in page.context["form"].fields["officer"].choices[1:]
    ]
    assert groups == [
        ("Las reglas lo permiten", [str(cast.officer.pk), str(cast.other_officer.pk)])
    ]
    ConflictFactory(person=cast.trainee, other=cast.other_officer, from_date=days_before(30))
    text = client_for(cast.coordinator).get(address(cast)).content.decode()
    assert "conflicto declarado" in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_three_officers_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    from tests.mentors.actions.test_certification import candidate

    cast.other_officer.grants.all().delete()
    for _number in range(count - 1):
        candidate(cast)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(15):
        client.get(address(cast))


def change(cast: Cast) -> str:
    return reverse("mentors:change_assignment", args=[cast.enrolment.pk, cast.assignment.pk])


def test_an_assignment_ends_early_with_its_reason(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    said = {"verb": "end", "end-last_day": TODAY.isoformat(), "end-reason": ""}
    assert "Escriba por qué termina antes." in client.post(change(cast), said).content.decode()
    assert client.post(change(cast), said | {"end-reason": "Traslado."}).status_code == 302
    cast.assignment.refresh_from_db()
    assert (cast.assignment.to_date, cast.assignment.end_reason) == (TODAY, "Traslado.")


def test_dates_are_changed_by_the_same_rules(cast: Cast) -> None:
    AssignmentFactory(
        enrolment=cast.enrolment, officer=cast.other_officer, from_date=TODAY, to_date=TOMORROW
    )
    client = client_for(cast.coordinator)
    said = {
        "verb": "change",
        "role": "primary",
        "from_date": days_before(9).isoformat(),
        "to_date": "",
    }
    page = client.post(change(cast), said)
    assert page.status_code == 422
    assert "acompañarían al mismo tiempo" in page.content.decode()
    ends = said | {"to_date": days_before(1).isoformat()}
    assert client.post(change(cast), ends).status_code == 302
    cast.assignment.refresh_from_db()
    assert cast.assignment.from_date == days_before(9)
    assert cast.assignment.to_date == days_before(1)


@pytest.mark.parametrize(
    ("name", "status"), [("supervisor", 403), ("officer", 403), ("stranger_coordinator", 404)]
)
def test_changing_is_the_coordinations(cast: Cast, name: str, status: int) -> None:
    assert client_for(getattr(cast, name)).get(change(cast)).status_code == status


@pytest.mark.parametrize("count", [1, 3])
def test_the_week_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for person in [cast.trainee, cast.other_trainee, cast.distant_trainee][count:]:
        person.enrolment.phases.all().delete()
        person.enrolment.delete()
    client = client_for(cast.coordinator)
    with django_assert_num_queries(11):
        page = client.get(reverse("mentors:week"))
    assert len(page.context["week"].rows) == count


def states(cast: Cast) -> list[str]:
    """Return today's state of every trainee, by service number."""
    page = client_for(cast.coordinator).get(reverse("mentors:week"), {"semana": str(TODAY)})
    found = {
        row.enrolment.trainee.service_number: day.state
        for row in page.context["week"].rows
        for day in row.days
        if day.day == TODAY
    }
    return [found[name] for name in ("trainee", "other_trainee")]


def test_the_week_says_who_stands_without_an_officer(cast: Cast) -> None:
    assert states(cast) == ["duty", "uncovered"]
    away = {"kind": "leave", "from_date": TODAY, "to_date": TODAY, "state": "approved"}
    Absence.objects.create(person=cast.officer, asked_by=cast.officer, **away)
    Absence.objects.create(person=cast.other_trainee, asked_by=cast.officer, **away)
    assert states(cast) == ["uncovered", "absent"]
    AssignmentFactory(
        enrolment=cast.enrolment, officer=cast.other_officer, role="relief", from_date=TODAY
    )
    assert states(cast) == ["duty", "absent"]
    pattern = ShiftPattern.objects.create(
        agency=cast.agency,
        name="12 × 36",
        cycle_days=2,
        shifts=[{"day": 1, "start": "07:00", "hours": 12}],
    )
    PersonCalendar.objects.create(
        person=cast.trainee, pattern=pattern, first_day=TOMORROW, from_date=TODAY
    )
    assert states(cast) == ["off", "absent"]


def test_a_week_that_is_none_is_this_one(cast: Cast) -> None:
    page = client_for(cast.coordinator).get(reverse("mentors:week"), {"semana": "2026-13-45"})
    assert page.context["monday"] == TODAY - timedelta(days=TODAY.weekday())


def test_a_phase_that_was_planned_is_named_to_the_officer(cast: Cast) -> None:
    """No phase of the enrolment has begun for it; the programme's name says what it is for."""
    AssignmentFactory(
        enrolment=cast.other_trainee.enrolment,
        officer=cast.officer,
        planned_phase=cast.programme.phases.get(order=4),
        from_date=TODAY,
    )
    page = client_for(cast.officer).get(reverse("evaluations:field_home"))
    assert "Fase III" in page.content.decode()
