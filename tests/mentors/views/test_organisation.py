"""The pages of agency, units and cohorts."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from mentors.models import Cohort, Unit
from tests.cast import Cast, client_for, days_before
from tests.factories import CohortFactory, PersonFactory, RoleGrantFactory, UnitFactory

LISTS = ["organisation", "units", "cohorts"]
READERS = ["coordinator", "leadership", "audit"]
OUTSIDERS = ["officer", "trainee", "supervisor", "donor", "editor"]


@pytest.mark.parametrize("page", LISTS)
def test_who_reads_the_organisation(cast: Cast, page: str) -> None:
    seen = {
        name: client_for(getattr(cast, name)).get(reverse(f"mentors:{page}")).status_code
        for name in READERS + OUTSIDERS
    }
    assert seen == dict.fromkeys(READERS, 200) | dict.fromkeys(OUTSIDERS, 403)


@pytest.mark.parametrize("page", ["new_unit", "new_cohort"])
@pytest.mark.parametrize("name", ["leadership", "audit", "supervisor"])
def test_readers_create_nothing(cast: Cast, page: str, name: str) -> None:
    assert client_for(getattr(cast, name)).get(reverse(f"mentors:{page}")).status_code == 403


@pytest.mark.parametrize("page", ["unit", "unit_use"])
def test_a_unit_is_unknown_to_strangers_and_closed_to_readers(cast: Cast, page: str) -> None:
    address = reverse(f"mentors:{page}", args=[cast.units.first.pk])
    seen = {
        name: client_for(getattr(cast, name)).get(address).status_code
        for name in ("coordinator", "leadership", "stranger_coordinator")
    }
    assert seen == {"coordinator": 200, "leadership": 403, "stranger_coordinator": 404}


@pytest.mark.parametrize("page", ["cohort", "cohort_close"])
def test_a_cohort_is_unknown_to_strangers_and_closed_to_readers(cast: Cast, page: str) -> None:
    address = reverse(f"mentors:{page}", args=[cast.cohort.pk])
    seen = {
        name: client_for(getattr(cast, name)).get(address).status_code
        for name in ("coordinator", "leadership", "stranger_coordinator", "officer")
    }
    assert seen == {
        "coordinator": 200,
        "leadership": 403,
        "stranger_coordinator": 404,
        "officer": 404,
    }


def test_a_coordinator_of_a_district_sees_its_units_and_no_others(cast: Cast) -> None:
    below = UnitFactory(agency=cast.agency, name="Subestación", parent=cast.units.first)
    district = PersonFactory(agency=cast.agency)
    RoleGrantFactory(person=district, role="coordinator", unit=cast.units.first)
    client = client_for(district)
    rows = client.get(reverse("mentors:units")).context["rows"]
    assert [(unit.pk, depth) for unit, depth in rows] == [(cast.units.first.pk, 0), (below.pk, 1)]
    assert client.get(reverse("mentors:unit", args=[cast.units.second.pk])).status_code == 404
    response = client.post(reverse("mentors:new_unit"), {"name": "Puesto", "kind": "station"})
    assert response.status_code == 403
    assert client.get(reverse("mentors:new_cohort")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_tree_costs_the_same_for_three_units_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        UnitFactory(agency=cast.agency, name=f"Puesto {number}", parent=cast.units.first)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(6):
        client.get(reverse("mentors:units"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_cohorts_cost_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count - 1):
        CohortFactory(agency=cast.agency, label=f"6{number}", programme_version=cast.programme)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(7):
        response = client.get(reverse("mentors:cohorts"))
    assert response.context["listing"].count == count


def test_the_agency_changes_its_name_and_clock_never_its_code(cast: Cast) -> None:
    address = reverse("mentors:organisation")
    client = client_for(cast.coordinator)
    facts = {"name": "Policía Nacional", "time_zone": "America/Tegucigalpa", "code": "X"}
    assert client.post(address, facts).status_code == 302
    cast.agency.refresh_from_db()
    assert (cast.agency.code, cast.agency.name, cast.agency.time_zone) == (
        "PNC-GT",
        "Policía Nacional",
        "America/Tegucigalpa",
    )
    assert client.post(address, facts | {"time_zone": "Mars/Base"}).status_code == 422
    assert client_for(cast.leadership).post(address, facts).status_code == 403


def test_a_unit_is_created_renamed_moved_and_closed_on_pages(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    client.post(
        reverse("mentors:new_unit"),
        {"name": "Puesto", "kind": "substation", "parent": cast.units.first.pk},
    )
    unit = Unit.objects.get(name="Puesto")
    assert unit.path == f"{cast.units.first.path}{unit.pk}/"
    client.post(
        reverse("mentors:unit", args=[unit.pk]),
        {"name": "Puesto Norte", "kind": "substation", "parent": cast.units.second.pk},
    )
    client.post(reverse("mentors:unit_use", args=[unit.pk]))
    unit.refresh_from_db()
    assert (unit.name, unit.path, unit.active) == (
        "Puesto Norte",
        f"{cast.units.second.path}{unit.pk}/",
        False,
    )


def test_a_unit_in_use_names_who_is_there_and_offers_no_button(cast: Cast) -> None:
    address = reverse("mentors:unit_use", args=[cast.units.first.pk])
    client = client_for(cast.coordinator)
    text = client.get(address).content.decode()
    assert "Trasládelas primero:" in text
    assert ">Cerrar unidad</button>" not in text
    assert client.post(address).status_code == 422


def test_a_name_that_is_taken_is_refused_at_its_field(cast: Cast) -> None:
    response = client_for(cast.coordinator).post(
        reverse("mentors:new_unit"), {"name": "Comisaría 12", "kind": "station"}
    )
    assert response.status_code == 422
    assert response.context["form"].errors["name"] == [
        "Ya hay una unidad con este nombre. Escriba uno que las distinga."
    ]


def test_a_cohort_is_created_changed_and_closed_on_pages(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    facts = {"label": "58", "starts_on": "2026-12-01", "version": cast.programme.pk}
    client.post(reverse("mentors:new_cohort"), facts)
    made = Cohort.objects.get(label="58")
    client.post(reverse("mentors:cohort", args=[made.pk]), facts | {"label": "58 A"})
    client.post(reverse("mentors:cohort_close", args=[made.pk]))
    made.refresh_from_db()
    assert (made.label, made.closed_on) == ("58 A", days_before(0))
    assert client.post(reverse("mentors:cohort_close", args=[cast.cohort.pk])).status_code == 422


def test_an_agency_without_anything_reads_what_to_do_first(cast: Cast) -> None:
    alone = PersonFactory(agency__code="PNC-SV", service_number="1")
    RoleGrantFactory(person=alone, role="coordinator", unit=None)
    client = client_for(alone)
    said = {
        page: client.get(reverse(f"mentors:{page}")).content.decode()
        for page in ("units", "cohorts", "new_person")
    }
    assert "Todavía no hay unidades. Cree la primera" in said["units"]
    assert "Todavía no hay promociones." in said["cohorts"]
    assert "Todavía no hay unidades. Cree una primero" in said["new_person"]
