"""Another number: the person signs in with it, the old one is history and opens nothing."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.change_service_number import change_service_number
from mentors.models import FormerNumber, User
from tests.cast import Cast
from tests.factories import PersonFactory, RoleGrantFactory

PASSWORD = "una frase propia"


@pytest.fixture
def person(cast: Cast) -> User:
    """An officer who signs in by hand."""
    made = PersonFactory(
        agency=cast.agency, unit=cast.units.first, service_number="30001", password=PASSWORD
    )
    RoleGrantFactory(person=made, role="fto", unit=cast.units.first)
    return made


def sign_in(number: str, password: str = PASSWORD) -> tuple[Client, str]:
    """Sign in as people do; returns the client and the page that answered, or ""."""
    client = Client()
    response = client.post(
        reverse("account_login"), {"agency": "PNC-GT", "login": number, "password": password}
    )
    text = response.content.decode() if response.status_code != 302 else ""
    return client, text


def change(cast: Cast, person: User, number: str, by: User | None = None) -> FormerNumber:
    return change_service_number(person=person, number=number, by=by or cast.coordinator)


def test_the_new_number_signs_in_and_the_old_one_reads_like_an_unknown_one(
    cast: Cast, person: User
) -> None:
    change(cast, person, "30999")
    _client, welcomed = sign_in("30999")
    assert welcomed == ""
    _client, old = sign_in("30001")
    _client, unknown = sign_in("39999")
    assert "no coincide" in old
    assert _without_secrets(old, "30001") == _without_secrets(unknown, "39999")


def _without_secrets(text: str, number: str) -> str:
    """Return the page without what differs between any two requests."""
    lines = [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]
    return "\n".join(line.split("nonce=")[0] for line in lines).replace(number, "")


def test_open_sessions_end(cast: Cast, person: User) -> None:
    client, _text = sign_in("30001")
    assert client.get(reverse("account_change_password")).status_code == 200
    change(cast, person, "30999")
    assert client.get(reverse("account_change_password")).status_code == 302
    assert Session.objects.count() == 0


def test_the_old_number_is_kept_and_nobody_else_gets_it(cast: Cast, person: User) -> None:
    change(cast, person, "30999")
    assert list(FormerNumber.objects.values_list("person", "number", "login_key")) == [
        (person.pk, "30001", "pnc-gt/30001")
    ]
    assert AuditEvent.objects.get().verb == "number.changed"
    with pytest.raises(Refusal) as refused:
        change(cast, cast.officer, "30001")
    assert refused.value.code == "number_was_anothers"


def test_a_person_may_come_back_to_an_own_number(cast: Cast, person: User) -> None:
    change(cast, person, "30999")
    change(cast, person, "30001")
    assert User.objects.get(pk=person.pk).login_key == "pnc-gt/30001"
    assert {row.number for row in person.former_numbers.all()} == {"30001", "30999"}


@pytest.mark.parametrize(
    ("number", "code"), [("30001", "same_number"), ("OFFICER", "number_taken")]
)
def test_a_number_must_be_new_and_free(cast: Cast, person: User, number: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        change(cast, person, number)
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["leadership", "supervisor", "stranger_coordinator"])
def test_only_who_coordinates_changes_numbers(cast: Cast, person: User, name: str) -> None:
    with pytest.raises(PermissionDenied):
        change(cast, person, "30999", by=getattr(cast, name))


@pytest.mark.parametrize("name", ["coordinator", "audit"])
def test_some_accounts_answer_to_others(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        change(cast, getattr(cast, name), "30999")


def test_a_coordinator_of_a_district_takes_no_account_of_the_agency(cast: Cast) -> None:
    district = PersonFactory(agency=cast.agency)
    RoleGrantFactory(person=district, role="coordinator", unit=cast.units.academy)
    with pytest.raises(PermissionDenied):
        change(cast, cast.leadership, "30999", by=district)
