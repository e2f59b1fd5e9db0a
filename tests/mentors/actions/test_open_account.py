"""Accounts are by invitation: a coordinator gives the first password, and only downwards."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from interface.refusal import Refusal
from mentors.actions.open_account import open_account
from mentors.models import User
from tests.cast import Cast, client_for


def test_the_first_password_opens_the_account(cast: Cast) -> None:
    password = open_account(person=cast.officer, by=cast.coordinator)
    assert User.objects.get(pk=cast.officer.pk).check_password(password)
    assert [len(group) for group in password.split("-")] == [4, 4, 4]


@pytest.mark.parametrize(
    "name", ["officer", "supervisor", "leadership", "audit", "stranger_coordinator"]
)
def test_nobody_but_a_coordinator_of_the_agency_opens_accounts(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        open_account(person=cast.trainee, by=getattr(cast, name))


def test_a_coordinator_does_not_take_over_an_account_with_more_rights(cast: Cast) -> None:
    cast.leadership.set_password("una-clave-que-existe")
    cast.leadership.save()
    with pytest.raises(Refusal) as refused:
        open_account(person=cast.leadership, by=cast.coordinator)
    assert refused.value.code == "account_protected"


def test_the_password_is_shown_once(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    address = reverse("mentors:account", args=[cast.trainee.pk])
    shown = client.post(address).content.decode()
    password = shown.split("data-first-password>")[1].split("<")[0]
    assert User.objects.get(pk=cast.trainee.pk).check_password(password)
    assert password not in client.get(address).content.decode()
