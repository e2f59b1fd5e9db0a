"""A transfer ends what ran in the old unit and takes along what belongs to the person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.transfer_person import transfer_person
from mentors.models import Assignment, Enrolment, Posting, RoleGrant, Unit, User
from mentors.signals import assignment_ended
from tests.cast import Cast, days_before
from tests.factories import AssignmentFactory, PersonFactory, RoleGrantFactory


def transfer(cast: Cast, person: User, unit: Unit, ago: int = 0, by: User | None = None) -> Posting:
    return transfer_person(
        person=person, unit=unit, from_date=days_before(ago), by=by or cast.coordinator
    )


def refusal_of(cast: Cast, person: User, unit: Unit, ago: int = 0, by: User | None = None) -> str:
    with pytest.raises(Refusal) as refused:
        transfer(cast, person, unit, ago, by)
    return refused.value.code


def postings(person: User) -> list[tuple[int, date | None, date | None]]:
    rows = Posting.objects.filter(person=person).order_by("pk")
    return list(rows.values_list("unit", "from_date", "to_date"))


def test_an_officer_leaves_the_trainee_the_day_before(cast: Cast) -> None:
    heard: list[tuple[Assignment, date]] = []

    def hear(sender: Any, assignment: Assignment, last_day: date, **_more: Any) -> None:
        heard.append((assignment, last_day))

    assignment_ended.connect(hear)
    transfer(cast, cast.officer, cast.units.second, ago=2)
    assignment_ended.disconnect(hear)
    cast.assignment.refresh_from_db()
    assert cast.assignment.to_date == days_before(3)
    assert heard == [(cast.assignment, days_before(3))]
    assert cast.again("officer").unit == cast.units.second


def test_the_history_says_where_from_when_to_when(cast: Cast) -> None:
    first, second = cast.units.first.pk, cast.units.second.pk
    transfer(cast, cast.officer, cast.units.second, ago=5)
    transfer(cast, cast.officer, cast.units.first, ago=1)
    assert postings(cast.officer) == [
        (first, None, days_before(6)),
        (second, days_before(5), days_before(2)),
        (first, days_before(1), None),
    ]


def test_a_training_goes_along_and_its_accompaniment_ends(cast: Cast) -> None:
    transfer(cast, cast.trainee, cast.units.second)
    cast.assignment.refresh_from_db()
    assert Enrolment.objects.get(pk=cast.enrolment.pk).unit == cast.units.second
    assert cast.assignment.to_date == days_before(1)


def test_an_ended_training_stays_where_it_was(cast: Cast) -> None:
    Enrolment.objects.filter(pk=cast.other_trainee.enrolment.pk).update(status="certified")
    transfer(cast, cast.other_trainee, cast.units.second)
    assert Enrolment.objects.get(pk=cast.other_trainee.enrolment.pk).unit == cast.units.first


def test_roles_of_the_old_unit_go_along_and_others_stay(cast: Cast) -> None:
    RoleGrantFactory(person=cast.supervisor, role="supervisor", unit=cast.units.second)
    RoleGrantFactory(person=cast.supervisor, role="fto", unit=cast.units.first)
    RoleGrantFactory(person=cast.supervisor, role="trainee", unit=cast.units.academy)
    transfer(cast, cast.supervisor, cast.units.second)
    held = RoleGrant.objects.filter(person=cast.supervisor).values_list("role", "unit")
    assert set(held) == {
        ("supervisor", cast.units.second.pk),
        ("fto", cast.units.second.pk),
        ("trainee", cast.units.academy.pk),
    }


def test_it_is_recorded_with_both_units(cast: Cast) -> None:
    transfer(cast, cast.supervisor, cast.units.second)
    event = AuditEvent.objects.get(verb="person.transferred")
    assert (event.actor, event.subject, event.reason) == (
        str(cast.coordinator.pk),
        str(cast.supervisor.pk),
        f"{cast.units.first.pk} → {cast.units.second.pk}, {days_before(0).isoformat()}",
    )


def test_what_makes_no_sense_is_refused(cast: Cast) -> None:
    assert refusal_of(cast, cast.officer, cast.units.first) == "serves_there"
    assert refusal_of(cast, cast.officer, cast.units.second, ago=-1) == "not_yet"
    transfer(cast, cast.officer, cast.units.second, ago=3)
    assert refusal_of(cast, cast.officer, cast.units.first, ago=3) == "came_later"
    Unit.objects.filter(pk=cast.units.first.pk).update(active=False)
    assert refusal_of(cast, cast.officer, cast.units.first) == "unit_closed"


def test_planned_assignments_are_changed_by_people_first(cast: Cast) -> None:
    AssignmentFactory(
        enrolment=cast.other_trainee.enrolment,
        officer=cast.other_officer,
        from_date=days_before(-4),
    )
    assert refusal_of(cast, cast.other_officer, cast.units.second) == "planned_assignments"


def test_a_coordinator_of_a_district_ends_nothing_elsewhere(cast: Cast) -> None:
    region = PersonFactory(agency=cast.agency)
    RoleGrantFactory(person=region, role="coordinator", unit=cast.units.first)
    RoleGrantFactory(person=region, role="coordinator", unit=cast.units.academy)
    AssignmentFactory(
        enrolment=cast.distant_trainee.enrolment,
        officer=cast.other_officer,
        from_date=days_before(4),
    )
    assert (
        refusal_of(cast, cast.other_officer, cast.units.academy, by=region)
        == "accompanies_elsewhere"
    )


@pytest.mark.parametrize("name", ["leadership", "supervisor", "stranger_coordinator"])
def test_only_who_coordinates_transfers(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        transfer(cast, cast.officer, cast.units.second, by=getattr(cast, name))


def test_both_units_must_be_ones_own_and_nobody_transfers_oneself(cast: Cast) -> None:
    district = PersonFactory(agency=cast.agency, unit=cast.units.first)
    RoleGrantFactory(person=district, role="coordinator", unit=cast.units.first)
    with pytest.raises(PermissionDenied):
        transfer(cast, cast.officer, cast.units.second, by=district)
    with pytest.raises(PermissionDenied):
        transfer(cast, cast.officer, cast.units.foreign)
    with pytest.raises(PermissionDenied):
        transfer(cast, cast.coordinator, cast.units.second)
