"""Set-up of shift calendars on the pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from interface.refusal import Refusal
from mentors.actions.keep_calendars import put_on_calendar, save_pattern
from mentors.models import PersonCalendar, RoleGrant, ShiftPattern
from mentors.queries.calendars import shifts_of
from tests.cast import Cast, client_for, days_before
from tests.factories import PersonFactory

TODAY = days_before(0)
DAY_SHIFT = [{"day": 1, "start": "07:00", "hours": 12.0}]


def pattern(cast: Cast, name: str = "12 × 36", **more: Any) -> ShiftPattern:
    said = {"unit": None, "cycle_days": 2, "shifts": DAY_SHIFT} | more
    return save_pattern(by=cast.coordinator, name=name, **said)


def typed(**more: str) -> dict[str, str]:
    """Return what the page sends for 24 × 48 with one empty row."""
    return {
        "name": "24 × 48",
        "unit": "",
        "cycle_days": "3",
        "active": "on",
        "slots-TOTAL_FORMS": "2",
        "slots-INITIAL_FORMS": "2",
        "slots-0-day": "1",
        "slots-0-start": "07:00",
        "slots-0-hours": "24",
        "slots-1-day": "",
        "slots-1-start": "",
        "slots-1-hours": "",
    } | more


def test_a_pattern_is_created_and_people_work_by_it(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    assert client.post(reverse("mentors:new_pattern"), typed()).status_code == 302
    row = ShiftPattern.objects.get()
    assert row.shifts == [{"day": 1, "start": "07:00", "hours": 24.0}]
    put_on = reverse("mentors:put_on_pattern", args=[row.pk])
    people = [str(cast.trainee.pk), str(cast.officer.pk)]
    said = {"people": people, "from_date": str(TODAY)}
    assert client.post(put_on, said).status_code == 302
    assert client.post(put_on, said).status_code == 422  # they begin that day already
    calendar = shifts_of(cast.trainee, "America/Guatemala")
    days = [duty.day for duty in calendar.shifts_between(TODAY, TODAY + timedelta(days=6))]
    assert days == [TODAY + timedelta(days=count) for count in (0, 3, 6)]
    page = client.get(reverse("mentors:pattern", args=[row.pk]))
    assert {calendar.person for calendar in page.context["listing"].rows} == {
        cast.trainee,
        cast.officer,
    }


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Escriba un nombre."),
        ({"slots-0-hours": ""}, "Escriba día, inicio y horas, o deje la fila vacía."),
        ({"slots-0-day": "4"}, "Escriba al menos un turno, en un día dentro del ciclo."),
        ({"slots-0-day": "", "slots-0-start": "", "slots-0-hours": ""}, "Escriba al menos un"),
        (
            {"slots-1-day": "2", "slots-1-start": "06:00", "slots-1-hours": "8"},
            "Dos turnos del ciclo se traslapan.",
        ),
        ({"cycle_days": "57"}, "Se repite como máximo a los 56 días."),
    ],
)
def test_what_is_no_pattern_is_said_and_nothing_typed_is_lost(
    cast: Cast, changes: dict[str, str], said: str
) -> None:
    page = client_for(cast.coordinator).post(reverse("mentors:new_pattern"), typed(**changes))
    text = page.content.decode()
    assert page.status_code == 422
    assert said in text
    assert ShiftPattern.objects.count() == 0
    if "slots-0-start" not in changes:
        assert 'value="07:00"' in text


def test_a_pattern_in_use_keeps_its_shifts(cast: Cast) -> None:
    row = pattern(cast)
    put_on_calendar(
        people=[cast.trainee], pattern=row, by=cast.coordinator, first_day=TODAY, from_date=TODAY
    )
    said = {"pattern": row, "by": cast.coordinator, "unit": None, "name": "12 × 36"}
    with pytest.raises(Refusal) as refused:
        save_pattern(cycle_days=3, shifts=DAY_SHIFT, **said)
    assert refused.value.code == "in_use"
    assert save_pattern(cycle_days=2, shifts=DAY_SHIFT, **said | {"name": "Nuevo"}).name == "Nuevo"


def test_a_later_calendar_ends_the_one_before(cast: Cast) -> None:
    first, second = pattern(cast), pattern(cast, "otro")
    said = {"people": [cast.trainee], "by": cast.coordinator, "first_day": TODAY}
    put_on_calendar(pattern=first, from_date=days_before(9), **said)
    put_on_calendar(pattern=second, from_date=TODAY, **said)
    assert list(PersonCalendar.objects.order_by("from_date").values_list("pattern", "to_date")) == [
        (first.pk, days_before(1)),
        (second.pk, None),
    ]


def test_a_calendar_ends_today(cast: Cast) -> None:
    row = pattern(cast)
    (calendar,) = put_on_calendar(
        people=[cast.trainee], pattern=row, by=cast.coordinator, first_day=TODAY, from_date=TODAY
    )
    address = reverse("mentors:take_off_pattern", args=[row.pk, calendar.pk])
    assert client_for(cast.coordinator).post(address).status_code == 302
    calendar.refresh_from_db()
    assert calendar.to_date == TODAY


def test_a_coordinator_of_one_unit_keeps_to_it(cast: Cast) -> None:
    """May use the agency's patterns and change none of them; creates only for the own unit."""
    regional = PersonFactory(agency=cast.agency, service_number="regional")
    RoleGrant.objects.create(person=regional, role="coordinator", unit=cast.units.first)
    row = pattern(cast)
    client = client_for(regional)
    assert client.get(reverse("mentors:pattern", args=[row.pk])).status_code == 200
    assert client.get(reverse("mentors:edit_pattern", args=[row.pk])).status_code == 403
    page = client.post(reverse("mentors:new_pattern"), typed())
    assert page.status_code == 422
    mine = client.post(reverse("mentors:new_pattern"), typed(unit=str(cast.units.first.pk)))
    assert mine.status_code == 302
    said = {"pattern": row, "by": regional, "first_day": TODAY, "from_date": TODAY}
    with pytest.raises(PermissionDenied):
        put_on_calendar(people=[cast.distant_trainee], **said)


@pytest.mark.parametrize(
    ("name", "status"), [("officer", 403), ("leadership", 403), ("stranger_coordinator", 404)]
)
def test_calendars_are_the_coordinations(cast: Cast, name: str, status: int) -> None:
    row = pattern(cast)
    for page in ("pattern", "edit_pattern", "put_on_pattern"):
        address = reverse(f"mentors:{page}", args=[row.pk])
        assert client_for(getattr(cast, name)).get(address).status_code == status


@pytest.mark.parametrize("count", [1, 3])
def test_both_lists_cost_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    rows = [pattern(cast, f"Turno {number}") for number in range(count)]
    people = [cast.trainee, cast.officer, cast.other_trainee][:count]
    put_on_calendar(
        people=people, pattern=rows[0], by=cast.coordinator, first_day=TODAY, from_date=TODAY
    )
    client = client_for(cast.coordinator)
    with django_assert_num_queries(6):
        page = client.get(reverse("mentors:patterns"))
    assert page.context["listing"].count == count
    with django_assert_num_queries(7):
        page = client.get(reverse("mentors:pattern", args=[rows[0].pk]))
    assert page.context["listing"].count == count
