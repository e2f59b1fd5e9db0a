"""The people's list, one person's page, roles."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from mentors.models import FormerNumber, RoleGrant, User
from tests.cast import Cast, client_for
from tests.factories import PersonFactory, RoleGrantFactory

READERS = ["coordinator", "leadership", "audit"]
OUTSIDERS = ["officer", "trainee", "supervisor", "donor", "editor"]


def found(cast: Cast, **query: Any) -> set[str]:
    response = client_for(cast.coordinator).get(reverse("mentors:people"), query)
    return {row.service_number for row in response.context["listing"].rows}


def test_who_looks_people_up(cast: Cast) -> None:
    address = reverse("mentors:people")
    seen = {
        name: client_for(getattr(cast, name)).get(address).status_code
        for name in READERS + OUTSIDERS
    }
    assert seen == dict.fromkeys(READERS, 200) | dict.fromkeys(OUTSIDERS, 403)


def test_a_person_is_unknown_to_strangers_and_to_who_looks_nobody_up(cast: Cast) -> None:
    address = reverse("mentors:person", args=[cast.officer.pk])
    seen = {
        name: client_for(getattr(cast, name)).get(address).status_code
        for name in ("coordinator", "leadership", "stranger_coordinator", "supervisor")
    }
    assert seen == {
        "coordinator": 200,
        "leadership": 200,
        "stranger_coordinator": 404,
        "supervisor": 403,
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_three_people_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        person = PersonFactory(agency=cast.agency, first_name="Zoila", service_number=f"z{number}")
        RoleGrantFactory(person=person, role="supervisor", unit=cast.units.first)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(8):
        response = client.get(reverse("mentors:people"), {"q": "zoila"})
    assert response.context["listing"].count == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_persons_page_costs_the_same_with_three_roles_as_with_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    person = PersonFactory(agency=cast.agency, unit=cast.units.first)
    for role in ("supervisor", "fto", "trainee")[:count]:
        RoleGrantFactory(person=person, role=role, unit=cast.units.first)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(11):
        response = client.get(reverse("mentors:person", args=[person.pk]))
    assert [takes for _grant, takes in response.context["grants"]] == [True] * count


@pytest.mark.database
@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("ordonez", {"1"}),
        ("ORDÓÑEZ", {"1"}),
        ("ordóñez edgar", {"1"}),
        ("kambal", {"2"}),
        ("K'amb'al edgar", {"2"}),
        ("edgar", {"1", "2"}),
        ("5500", {"2"}),
        ("edgar nadie", set()),
        ("100%", set()),
    ],
)
def test_people_are_found_by_name_and_by_numbers_old_and_new(
    cast: Cast, words: str, numbers: set[str]
) -> None:
    PersonFactory(
        agency=cast.agency, service_number="1", first_name="Édgar", last_name="Ordóñez Ñeque"
    )
    second = PersonFactory(
        agency=cast.agency, service_number="2", first_name="Edgar", last_name="K'amb'al"
    )
    FormerNumber.objects.create(person=second, number="55003", login_key="pnc-gt/55003")
    assert found(cast, q=words) == numbers


def test_the_list_narrows_by_unit_role_and_account(cast: Cast) -> None:
    User.objects.filter(pk=cast.other_supervisor.pk).update(is_active=False)
    assert found(cast, unidad=cast.units.second.pk) == {"other_supervisor", "distant_trainee"}
    assert found(cast, rol="fto") == {"officer", "other_officer"}
    assert found(cast, cuenta="cerrada") == {"other_supervisor"}


def test_the_list_holds_nobody_of_another_agency(cast: Cast) -> None:
    assert {number for number in found(cast) if number.startswith("stranger")} == set()
    foreign = client_for(cast.coordinator).get(
        reverse("mentors:people"), {"unidad": cast.units.foreign.pk}
    )
    assert "stranger" not in foreign.content.decode()


def test_a_person_is_registered_with_a_role(cast: Cast) -> None:
    response = client_for(cast.coordinator).post(
        reverse("mentors:new_person"),
        {
            "service_number": "70001",
            "first_name": "Rosa",
            "last_name": "Ical",
            "unit": cast.units.first.pk,
            "role": "supervisor",
        },
    )
    person = User.objects.get(service_number="70001")
    assert response.headers["Location"] == reverse("mentors:person", args=[person.pk])
    assert [grant.role for grant in person.grants.all()] == ["supervisor"]


def test_a_taken_number_is_refused_at_its_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    response = client_for(cast.coordinator).post(
        reverse("mentors:new_person"),
        {
            "service_number": "officer",
            "first_name": "Rosa",
            "last_name": "Ical",
            "unit": cast.units.first.pk,
        },
    )
    assert response.status_code == 422
    assert response.context["form"].errors["service_number"] == [
        "Otra persona ya tiene este número de servicio. Búsquelo en «Personas»."
    ]
    assert 'value="Ical"' in response.content.decode()


def test_roles_are_given_and_taken_on_pages(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    client.post(
        reverse("mentors:give_role", args=[cast.supervisor.pk]),
        {"role": "fto", "unit": cast.units.first.pk},
    )
    grant = RoleGrant.objects.get(person=cast.supervisor, role="fto")
    address = reverse("mentors:take_role", args=[cast.supervisor.pk, grant.pk])
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert not RoleGrant.objects.filter(pk=grant.pk).exists()


def test_nobody_is_offered_to_change_own_roles(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    shown = client.get(reverse("mentors:person", args=[cast.coordinator.pk])).context
    assert (shown["grants_roles"], [takes for _grant, takes in shown["grants"]]) == (False, [False])
    response = client.post(
        reverse("mentors:give_role", args=[cast.coordinator.pk]), {"role": "leadership"}
    )
    assert response.status_code == 422
    assert not RoleGrant.objects.filter(person=cast.coordinator, role="leadership").exists()


def test_leadership_reads_and_changes_nothing(cast: Cast) -> None:
    client = client_for(cast.leadership)
    shown = client.get(reverse("mentors:person", args=[cast.officer.pk])).context
    assert (shown["grants_roles"], shown["opens_account"], shown["actions"]) == (False, False, [])
    assert client.get(reverse("mentors:new_person")).status_code == 403
    assert client.get(reverse("mentors:give_role", args=[cast.officer.pk])).status_code == 403
    grant = RoleGrant.objects.get(person=cast.officer)
    taking = reverse("mentors:take_role", args=[cast.officer.pk, grant.pk])
    assert client.post(taking).status_code == 403
