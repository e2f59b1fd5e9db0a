"""Registering one person by hand."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.create_person import create_person
from mentors.models import FormerNumber, Posting, Unit, User
from tests.cast import Cast
from tests.factories import PersonFactory, RoleGrantFactory


def create(cast: Cast, **changed: object) -> User:
    facts = {
        "unit": cast.units.first,
        "service_number": "70001",
        "first_name": "Rosa",
        "last_name": "Ical",
        "by": cast.coordinator,
    }
    return create_person(**(facts | changed))


def test_a_person_serves_in_the_unit_from_today_and_cannot_sign_in_yet(cast: Cast) -> None:
    person = create(cast, role="supervisor")
    assert (person.login_key, person.has_usable_password()) == ("pnc-gt/70001", False)
    assert list(Posting.objects.values_list("person", "unit", "from_date", "to_date")) == [
        (person.pk, cast.units.first.pk, timezone.localdate(), None)
    ]
    assert list(person.grants.values_list("role", "unit")) == [("supervisor", cast.units.first.pk)]
    assert list(AuditEvent.objects.values_list("verb", flat=True).order_by("pk")) == [
        "person.created",
        "role.granted",
    ]


def test_leadership_is_given_for_the_agency(cast: Cast) -> None:
    assert list(create(cast, role="leadership").grants.values_list("unit", flat=True)) == [None]


@pytest.mark.parametrize("number", ["officer", "OFFICER", " officer "])
def test_a_number_names_one_person(cast: Cast, number: str) -> None:
    with pytest.raises(Refusal) as refused:
        create(cast, service_number=number)
    assert refused.value.code == "number_taken"


def test_a_number_that_named_somebody_once_names_nobody_else(cast: Cast) -> None:
    FormerNumber.objects.create(person=cast.officer, number="70001", login_key="pnc-gt/70001")
    with pytest.raises(Refusal) as refused:
        create(cast)
    assert refused.value.code == "number_was_anothers"


def test_the_same_number_in_another_agency_is_another_person(cast: Cast) -> None:
    assert create(cast, service_number="stranger_officer").agency == cast.agency


def test_nobody_begins_in_a_closed_unit(cast: Cast) -> None:
    Unit.objects.filter(pk=cast.units.first.pk).update(active=False)
    with pytest.raises(Refusal) as refused:
        create(cast)
    assert refused.value.code == "unit_closed"


@pytest.mark.parametrize("name", ["leadership", "supervisor", "stranger_coordinator", "officer"])
def test_only_who_coordinates_the_unit_registers_people(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        create(cast, by=getattr(cast, name))


def test_a_coordinator_of_a_district_gives_no_role_of_the_agency(cast: Cast) -> None:
    district = PersonFactory(agency=cast.agency)
    RoleGrantFactory(person=district, role="coordinator", unit=cast.units.first)
    with pytest.raises(PermissionDenied):
        create(cast, by=district, role="leadership")
    assert not User.objects.filter(service_number="70001").exists()
    assert create(cast, by=district, role="fto").service_number == "70001"
