"""Absences, relief, conflicts, patterns: predicate and query say the same for everybody."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from mentors.actions.ask_relief import ask_relief
from mentors.actions.declare_conflict import declare_conflict
from mentors.actions.report_absence import report_absence
from mentors.models import (
    Absence,
    DeclaredConflict,
    ReliefRequest,
    RoleGrant,
    ShiftPattern,
    User,
)
from mentors.queries import absences, calendars, conflicts, relief
from mentors.queries.waiting import waiting_pairing
from tests.cast import ROLES, Cast, days_before
from tests.factories import PersonFactory

pytestmark = pytest.mark.database

TODAY = days_before(0)


@pytest.fixture
def everybody(cast: Cast) -> dict[str, User]:
    """The cast, coordinators of one unit, and one who is also an officer of the trainee."""
    found = {name: getattr(cast, name) for name in ROLES}
    for name, unit in (("of first", cast.units.first), ("of second", cast.units.second)):
        found[name] = PersonFactory(agency=cast.agency, service_number=name)
        RoleGrant.objects.create(person=found[name], role="coordinator", unit=unit)
    RoleGrant.objects.create(person=cast.other_officer, role="coordinator")
    return found


@pytest.fixture
def rows(cast: Cast, everybody: dict[str, User]) -> None:
    """Something of each kind, by and about different people."""
    for person in (cast.officer, cast.trainee, cast.distant_trainee, cast.other_officer):
        report_absence(person=person, by=person, kind="leave", from_date=TODAY, to_date=TODAY)
    said = {"reason": "treatment", "from_date": TODAY}
    ask_relief(enrolment=cast.enrolment, by=cast.trainee, **said)
    ask_relief(enrolment=cast.enrolment, by=cast.officer, **said)
    ReliefRequest.objects.create(
        enrolment=cast.other_trainee.enrolment,
        officer=cast.other_officer,
        asked_by=cast.other_trainee,
        **said,
    )
    for person, other, by in (
        (cast.trainee, cast.officer, cast.trainee),
        (cast.officer, cast.distant_trainee, cast.coordinator),
        (cast.trainee, cast.other_officer, cast.trainee),
    ):
        declare_conflict(person=person, other=other, by=by, kind="other", from_date=TODAY)
    shifts = [{"day": 1, "start": "07:00", "hours": 12}]
    for name, unit in (("a", None), ("b", cast.units.first)):
        ShiftPattern.objects.create(
            agency=cast.agency, unit=unit, name=name, cycle_days=2, shifts=shifts
        )


@pytest.mark.usefixtures("rows")
def test_query_and_predicate_agree(everybody: dict[str, User]) -> None:
    checked = (
        (Absence, absences.visible_to, "mentors.view_absence"),
        (ReliefRequest, relief.visible_to, "mentors.view_relief"),
        (DeclaredConflict, conflicts.visible_to, "mentors.view_conflict"),
        (ShiftPattern, calendars.visible_to, "mentors.view_pattern"),
    )
    seen = 0
    for name, person in everybody.items():
        for model, visible, permission in checked:
            shown = set(visible(person).values_list("pk", flat=True))
            for row in model.objects.all():
                assert (row.pk in shown) == person.has_perm(permission, row), (name, permission)
            seen += len(shown)
    assert seen > 20


@pytest.mark.usefixtures("rows")
def test_the_officer_never_sees_what_the_trainee_asked(cast: Cast) -> None:
    """Not even one who also coordinates the unit."""
    about = ReliefRequest.objects.filter(asked_by=cast.other_trainee)
    for person in (cast.officer, cast.other_officer, cast.supervisor, cast.leadership):
        assert not relief.visible_to(person).filter(pk__in=about.values("pk")).exists()
    assert relief.visible_to(cast.coordinator).filter(pk__in=about.values("pk")).exists()


@pytest.mark.usefixtures("rows")
def test_who_is_named_in_a_conflict_learns_nothing_of_it(cast: Cast) -> None:
    row = DeclaredConflict.objects.get(person=cast.trainee, other=cast.other_officer)
    assert not conflicts.visible_to(cast.other_officer).filter(pk=row.pk).exists()
    assert conflicts.visible_to(cast.trainee).filter(pk=row.pk).exists()


@pytest.mark.usefixtures("rows")
def test_what_waits_is_what_may_be_decided(everybody: dict[str, User]) -> None:
    for name, person in everybody.items():
        waiting = waiting_pairing(person)
        assert {row.pk for row in waiting.relief} == {
            row.pk
            for row in ReliefRequest.objects.all()
            if person.has_perm("mentors.decide_relief", row)
        }, name
        assert {row.pk for row in waiting.absences} == {
            row.pk
            for row in Absence.objects.all()
            if person.has_perm("mentors.decide_absence", row)
        }, name


@pytest.mark.usefixtures("rows")
def test_a_visitor_may_nothing() -> None:
    nobody = AnonymousUser()
    for model, permission in (
        (Absence, "mentors.view_absence"),
        (ReliefRequest, "mentors.view_relief"),
        (DeclaredConflict, "mentors.view_conflict"),
        (ShiftPattern, "mentors.view_pattern"),
    ):
        assert not any(nobody.has_perm(permission, row) for row in model.objects.all())
    assert not nobody.has_perm("mentors.report")
