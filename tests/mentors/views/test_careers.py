"""The pages of transfer, number, merge and account."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from mentors.models import AccountMerge, FormerNumber, User
from tests.cast import Cast, client_for, days_before, envelope, file
from tests.factories import PersonFactory

PAGES = ["transfer", "change_number", "merge", "close_account"]


def address(page: str, person: User) -> str:
    return reverse(f"mentors:{page}", args=[person.pk])


@pytest.fixture
def double(cast: Cast) -> User:
    """A second account of the officer."""
    return PersonFactory(agency=cast.agency, unit=cast.units.second, service_number="30113-B")


@pytest.mark.parametrize("page", PAGES)
def test_strangers_find_nobody_and_readers_change_nothing(cast: Cast, page: str) -> None:
    seen = {
        name: client_for(getattr(cast, name)).get(address(page, cast.officer)).status_code
        for name in ("coordinator", "leadership", "audit", "supervisor", "stranger_coordinator")
    }
    assert seen == {
        "coordinator": 200,
        "leadership": 403,
        "audit": 403,
        "supervisor": 403,
        "stranger_coordinator": 404,
    }


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["coordinator", "audit"])
def test_neither_ones_own_account_nor_audits(cast: Cast, page: str, name: str) -> None:
    client = client_for(cast.coordinator)
    assert client.get(address(page, getattr(cast, name))).status_code == 403


def test_a_transfer_shows_in_the_history(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    response = client.post(
        address("transfer", cast.officer),
        {"unit": cast.units.second.pk, "from_date": days_before(1).isoformat()},
    )
    shown = client.get(response.headers["Location"])
    assert [row.unit.name for row in shown.context["postings"]] == ["Comisaría 12", "Comisaría 11"]


def test_a_refused_transfer_says_why_at_the_field(cast: Cast) -> None:
    response = client_for(cast.coordinator).post(
        address("transfer", cast.officer),
        {"unit": cast.units.first.pk, "from_date": days_before(1).isoformat()},
    )
    assert response.status_code == 422
    assert response.context["form"].errors["unit"] == [
        "Esta persona ya sirve en esa unidad. Elija otra."
    ]


def test_the_old_number_leads_the_coordinator_to_the_person(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    client.post(address("change_number", cast.officer), {"number": "30999"})
    rows = client.get(reverse("mentors:people"), {"q": "officer"}).context["listing"].rows
    assert cast.officer.pk in {row.pk for row in rows}
    page = client.get(reverse("mentors:person", args=[cast.officer.pk])).content.decode()
    assert "officer, hasta el" in page
    assert "Ya no sirve para ingresar." in page
    taken = client.post(address("change_number", cast.supervisor), {"number": "30999"})
    assert taken.status_code == 422
    assert FormerNumber.objects.count() == 1


def test_an_account_closes_with_a_reason_and_opens_again(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    assert client.post(address("close_account", cast.officer), {}).status_code == 422
    assert (
        client.post(address("close_account", cast.officer), {"reason": "Baja"}).status_code == 302
    )
    assert cast.again("officer").is_active is False
    assert client.post(address("close_account", cast.officer)).status_code == 302
    assert cast.again("officer").is_active is True


def test_a_merge_compares_first_and_writes_nothing(cast: Cast, double: User) -> None:
    response = client_for(cast.coordinator).get(address("merge", cast.officer), {"con": "30113-b"})
    text = response.content.decode()
    assert response.status_code == 200
    assert "Comisaría 11" in text
    assert "Comisaría 12" in text
    assert not AccountMerge.objects.exists()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", "Escriba el número de la otra cuenta."),
        ("99999", "Nadie de sus unidades tiene este número."),
        ("stranger_officer", "Nadie de sus unidades tiene este número."),
        ("officer", "Este es el número de esta misma cuenta."),
    ],
)
def test_the_other_account_must_be_found(cast: Cast, number: str, said: str) -> None:
    response = client_for(cast.coordinator).get(address("merge", cast.officer), {"con": number})
    assert response.status_code == 422
    assert said in response.content.decode()


def test_the_account_that_was_chosen_stays_whichever_page_it_began_on(
    cast: Cast, double: User
) -> None:
    client = client_for(cast.coordinator)
    response = client.post(
        f"{address('merge', cast.officer)}?con=30113-B",
        {"stays": str(double.pk), "reason": "Doble registro"},
    )
    assert response.headers["Location"] == reverse("mentors:person", args=[double.pk])
    assert AccountMerge.objects.get().merged == cast.officer
    alias = client.get(reverse("mentors:person", args=[cast.officer.pk]))
    assert (alias.context["actions"], alias.context["grants_roles"]) == ([], False)
    assert "Esta cuenta se unió a la de" in alias.content.decode()
    listed = client.get(reverse("mentors:people"), {"q": "officer"}).context["listing"].rows
    assert double.pk in {row.pk for row in listed}
    assert cast.officer.pk not in {row.pk for row in listed}


def test_a_refused_merge_keeps_the_comparison_and_what_was_typed(cast: Cast) -> None:
    file(cast, envelope(cast, days_ago=1))
    response = client_for(cast.coordinator).post(
        f"{address('merge', cast.officer)}?con=trainee",
        {"stays": str(cast.officer.pk), "reason": "Doble registro"},
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "son dos personas" in text
    assert 'value="Doble registro"' in text
    assert "Las dos cuentas" in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_comparison_costs_the_same_with_three_roles_as_with_one(
    cast: Cast, double: User, count: int, django_assert_num_queries: Any
) -> None:
    for role in ("supervisor", "fto", "trainee")[:count]:
        double.grants.create(role=role, unit=cast.units.second)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(17):
        client.get(address("merge", cast.officer), {"con": "30113-B"})
