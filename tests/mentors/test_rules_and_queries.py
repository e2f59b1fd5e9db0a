"""Who may see which enrolment and which person: predicate and query say the same."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from mentors.models import Enrolment, RoleGrant, User
from mentors.queries.enrolments import visible_to as visible_enrolments
from mentors.queries.pairing import officers_with_load, trainees_with_officer
from mentors.queries.people import officers_of
from mentors.queries.people import visible_to as visible_people
from tests.cast import ROLES, Cast, days_before
from tests.factories import AssignmentFactory, PersonFactory, UnitFactory

Somebody = User | AnonymousUser


@pytest.fixture
def people(cast: Cast) -> dict[str, Somebody]:
    """The cast, people whose role holds in a part of the tree, and people without any."""
    below = UnitFactory(agency=cast.agency, name="Subestación", parent=cast.units.first)
    Enrolment.objects.filter(pk=cast.other_trainee.enrolment.pk).update(unit=below)
    parts = {
        "coordinator of a region": ("coordinator", cast.units.first),
        "coordinator below": ("coordinator", below),
        "leadership of a region": ("leadership", cast.units.second),
        "audit of a region": ("audit", cast.units.first),
        "supervisor below": ("supervisor", below),
        "without a role": (None, None),
        "inactive": ("coordinator", None),
        "officer before": ("fto", cast.units.first),
    }
    extra = {}
    for name, (role, unit) in parts.items():
        extra[name] = PersonFactory(
            agency=cast.agency, service_number=name, unit=unit, is_active=name != "inactive"
        )
        if role:
            RoleGrant.objects.create(person=extra[name], role=role, unit=unit)
    AssignmentFactory(
        enrolment=cast.distant_trainee.enrolment,
        officer=extra["officer before"],
        from_date=days_before(9),
        to_date=days_before(3),
    )
    extra["administrator"] = User.objects.create_superuser("root")
    return {name: getattr(cast, name) for name in ROLES} | extra | {"visitor": AnonymousUser()}


def test_whoever_may_see_an_enrolment_finds_it_and_nobody_else_does(
    people: dict[str, Somebody],
) -> None:
    enrolments = list(Enrolment.objects.select_related("unit"))
    found = {name: set(visible_enrolments(who)) for name, who in people.items()}
    assert found == {
        name: {row for row in enrolments if who.has_perm("mentors.view_enrolment", row)}
        for name, who in people.items()
    }


def test_who_sees_which_enrolment(cast: Cast, people: dict[str, Somebody]) -> None:
    trainees = {
        enrolment.pk: name
        for name, enrolment in (
            ("trainee", cast.enrolment),
            ("below", cast.other_trainee.enrolment),
            ("distant", cast.distant_trainee.enrolment),
            ("stranger", cast.stranger_trainee.enrolment),
        )
    }
    found = {
        name: {trainees[row.pk] for row in visible_enrolments(who)} for name, who in people.items()
    }
    ours = {"trainee", "below", "distant"}
    assert {name: seen for name, seen in found.items() if seen} == {
        "officer": {"trainee"},
        "officer before": {"distant"},
        "trainee": {"trainee"},
        "other_trainee": {"below"},
        "distant_trainee": {"distant"},
        "supervisor": {"trainee", "below"},
        "other_supervisor": {"distant"},
        "supervisor below": {"below"},
        "coordinator": ours,
        "other_coordinator": ours,
        "coordinator of a region": {"trainee", "below"},
        "coordinator below": {"below"},
        "leadership": ours,
        "leadership of a region": {"distant"},
        "audit": ours,
        "audit of a region": {"trainee", "below"},
        "stranger_coordinator": {"stranger"},
        "stranger_leadership": {"stranger"},
        "stranger_trainee": {"stranger"},
    }


PERSON_PERMISSIONS = (
    "mentors.certify_officer",
    "mentors.enrol_trainee",
    "mentors.grant_role",
    "mentors.open_account",
)


def test_whom_a_coordinator_may_act_on_can_be_looked_up(people: dict[str, Somebody]) -> None:
    everybody = list(User.objects.select_related("unit"))
    for name, who in people.items():
        acted_on = {
            row
            for row in everybody
            for permission in PERSON_PERMISSIONS
            if who.has_perm(permission, row)
        }
        seen = set(visible_people(who))
        assert acted_on <= seen, name
        coordinates = "coordinator" in name
        assert bool(acted_on) is coordinates, name
        if coordinates:
            # Leadership and audit read names only; whoever coordinates acts on all they see.
            assert acted_on == seen, name


def test_nobody_without_such_a_role_looks_up_anybody_else(
    cast: Cast, people: dict[str, Somebody]
) -> None:
    for name, who in people.items():
        seen = set(visible_people(who))
        reads_people = any(word in name for word in ("coordinator", "leadership", "audit"))
        if not reads_people:
            assert seen == ({who} if isinstance(who, User) else set()), name
        assert {person.agency_id for person in seen} <= {getattr(who, "agency_id", None)}, name


def test_the_coordinators_lists_hold_whom_the_coordinator_may_pair(
    people: dict[str, Somebody],
) -> None:
    today = days_before(0)
    for name, who in people.items():
        if not isinstance(who, User):
            continue
        paired = set(trainees_with_officer(who, today))
        assert paired == {
            row
            for row in Enrolment.objects.select_related("unit")
            if who.has_perm("mentors.assign_officer", row)
        }, name
        if "coordinator" in name:
            certified = set(officers_with_load(who, today))
            assert certified == {
                row
                for row in User.objects.filter(grants__role="fto").select_related("unit")
                if who.has_perm("mentors.certify_officer", row)
            }, name
            assert certified == set(officers_of(who)), name


def test_a_cohort_is_read_by_those_who_answer_for_trainees(people: dict[str, Somebody]) -> None:
    reading = {name for name, who in people.items() if who.has_perm("mentors.read_cohorts")}
    words = ("coordinator", "leadership", "audit", "supervisor")
    assert reading == {name for name in people if any(word in name for word in words)} | {
        "administrator"  # sees an empty list: no scope reaches anything
    }
