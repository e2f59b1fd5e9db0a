"""Predicate and query say the same: for every person, every state, quarantined or not.

What a person may see (``evaluations.view_observation``) is what ``visible_to`` returns, and what
waits for a person is what that person may say a verb about (architecture.md 3.7).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from curriculum.form_definition import parse
from curriculum.queries.forms import form_for
from evaluations.actions.resolve_held import accept_held, void
from evaluations.actions.retract import retract
from evaluations.actions.review import return_observation
from evaluations.choices import State
from evaluations.models import Observation
from evaluations.queries.matrix import cohorts_for, matrix_rows, requirements
from evaluations.queries.observations import heads_of_trainee, visible_to, written_by
from evaluations.queries.waiting import (
    for_coordinator,
    for_officer,
    for_supervisor,
    for_trainee,
)
from evaluations.transitions import allows
from mentors.models import Enrolment, RoleGrant, User
from tests.cast import ROLES, Cast, days_before
from tests.envelopes import envelope, file
from tests.evaluations.outcomes import TALKS_OF_A_PERSON
from tests.evaluations.steps import INTO, again, undone
from tests.factories import AssignmentFactory, PersonFactory, UnitFactory

Somebody = User | AnonymousUser


def quarantined(cast: Cast) -> Observation:
    """A record whose text may identify somebody."""
    return again(file(cast, envelope(cast, narrative={"general": TALKS_OF_A_PERSON})).item.pk)


def quarantined_and_returned(cast: Cast) -> Observation:
    """The same, sent back to its author."""
    observation = quarantined(cast)
    return_observation(observation=observation, by=cast.coordinator, reason="Quite el dato.")
    return again(observation)


def quarantined_and_voided(cast: Cast) -> Observation:
    """The same, voided."""
    observation = quarantined(cast)
    void(observation=observation, by=cast.coordinator, code="PRI-01", reason="Dato personal.")
    return again(observation)


def taken_back(cast: Cast) -> Observation:
    """Signed by mistake, and taken back before anybody read it."""
    observation = INTO[State.FILED](cast)
    retract(observation=observation, by=cast.officer, at=observation.received_at)
    return again(observation)


SITUATIONS: dict[str, Callable[[Cast], Observation]] = {
    **{str(state): into for state, into in INTO.items()},
    "taken back": taken_back,
    "quarantined": quarantined,
    "quarantined and returned": quarantined_and_returned,
    "quarantined and voided": quarantined_and_voided,
}


@pytest.fixture
def people(cast: Cast) -> dict[str, Somebody]:
    """Everybody of the cast, people with a part of a role or with two, and who has none."""

    def grant(name: str, *roles: tuple[str, object], **fields: object) -> User:
        person = PersonFactory(agency=cast.agency, service_number=name, **fields)
        for role, unit in roles:
            RoleGrant.objects.create(person=person, role=role, unit=unit)
        return person

    below = UnitFactory(agency=cast.agency, name="Subestación", parent=cast.units.first)
    Enrolment.objects.filter(pk=cast.other_trainee.enrolment.pk).update(unit=below)
    extra = {
        "coordinator of a region": grant("region", ("coordinator", cast.units.first)),
        "coordinator of another region": grant("elsewhere", ("coordinator", cast.units.second)),
        "supervisor below": grant("below", ("supervisor", below)),
        "officer and supervisor": grant("both", ("fto", None), ("supervisor", cast.units.second)),
        "relief": grant("relief", ("fto", cast.units.first)),
        "officer before": grant("before", ("fto", cast.units.first)),
        "officer to come": grant("to come", ("fto", cast.units.first)),
        "inactive leadership": grant("gone", ("leadership", None), is_active=False),
        "without a role": grant("nobody"),
        "administrator": User.objects.create_superuser("root"),
    }
    for name, first, last in (
        ("relief", 2, 0),
        ("officer before", 9, 1),
        ("officer to come", -1, -9),
        ("officer and supervisor", 1, -1),
    ):
        AssignmentFactory(
            enrolment=cast.enrolment,
            officer=extra[name],
            role="relief",
            from_date=days_before(first),
            to_date=days_before(last),
        )
    return {name: getattr(cast, name) for name in ROLES} | extra | {"visitor": AnonymousUser()}


@pytest.fixture
def elsewhere(cast: Cast) -> None:
    """Records of another unit (held), of a unit below and of another agency (both filed)."""
    for author, trainee, coordinator in (
        (cast.other_officer, cast.distant_trainee, None),
        (cast.other_officer, cast.other_trainee, cast.coordinator),
        (cast.stranger_officer, cast.stranger_trainee, cast.stranger_coordinator),
    ):
        payload = envelope(cast, author=author, trainee=trainee)
        observation = again(file(cast, payload, by=author).item.pk)
        if coordinator is not None:
            accept_held(observation=observation, by=coordinator, reason="Relevo aprobado.")


def those(rows: QuerySet[Observation]) -> set[object]:
    return set(rows.values_list("pk", flat=True))


def everything() -> list[Observation]:
    return list(Observation.objects.select_related("current", "enrolment__unit"))


LISTS = (heads_of_trainee, written_by, for_officer, for_trainee, for_supervisor, for_coordinator)


@pytest.mark.usefixtures("elsewhere")
def test_whoever_may_see_an_observation_finds_it_and_nobody_else_does(
    cast: Cast, people: dict[str, Somebody]
) -> None:
    for situation, into in SITUATIONS.items():
        with undone():
            into(cast)
            rows = everything()
            for name, who in people.items():
                may_see = {
                    row.pk for row in rows if who.has_perm("evaluations.view_observation", row)
                }
                assert those(visible_to(who)) == may_see, (situation, name)
                if isinstance(who, User):
                    listed = set().union(*(those(rows_of(who)) for rows_of in LISTS))
                    assert listed <= may_see, (situation, name)


SEES_EVERYTHING_ABOUT_THE_TRAINEE = {
    "officer",
    "supervisor",
    "coordinator",
    "other_coordinator",
    "leadership",
    "audit",
    "coordinator of a region",
}
SEES_WHAT_IS_RELEASED = {"trainee", "relief", "officer and supervisor"}


def test_who_sees_the_observation_in_which_situation(
    cast: Cast, people: dict[str, Somebody]
) -> None:
    """Invariant 15, invariant 18 and the table of rights, spelled out."""
    for situation, into in SITUATIONS.items():
        with undone():
            into(cast)
            seen_by = {name for name, who in people.items() if visible_to(who).exists()}
            kept_back = situation in ("held", "taken back") or situation.startswith("quarantined")
            assert seen_by == SEES_EVERYTHING_ABOUT_THE_TRAINEE | (
                set() if kept_back else SEES_WHAT_IS_RELEASED
            ), situation


WAITING: dict[str, tuple[Callable[[User], QuerySet[Observation]], str]] = {
    "acknowledge": (for_trainee, "evaluations.acknowledge_observation"),
    "review": (for_supervisor, "evaluations.review_observation"),
    "accept": (for_coordinator, "evaluations.resolve_held"),
}
"""What waits for a person, by the verb that would move it."""


@pytest.mark.usefixtures("elsewhere")
def test_what_waits_for_a_person_is_what_the_person_may_act_on(
    cast: Cast, people: dict[str, Somebody]
) -> None:
    persons = {name: who for name, who in people.items() if isinstance(who, User)}
    for situation, into in SITUATIONS.items():
        with undone():
            into(cast)
            rows = everything()
            returned = situation == State.RETURNED or situation.endswith("returned")
            for name, who in persons.items():
                for verb, (waiting, permission) in WAITING.items():
                    can_act_on = {
                        row.pk
                        for row in rows
                        if allows(verb, row.current.state) and who.has_perm(permission, row)
                    }
                    assert those(waiting(who)) == can_act_on, (situation, name, verb)
                waits = for_officer(who).exists()
                assert waits == (returned and name == "officer"), (situation, name)


def test_the_matrix_shows_whose_record_its_reader_may_read_and_no_figure_more(
    cast: Cast, people: dict[str, Somebody]
) -> None:
    form = parse(form_for(cast.programme))
    for name, who in people.items():
        shown = {
            row.enrolment
            for cohort in cohorts_for(who)
            for row in matrix_rows(
                who,
                cohort,
                form,
                needed=requirements(cohort),
                unit_id=None,
                today=days_before(0),
            )
        }
        own = set(Enrolment.objects.filter(trainee=who.pk).values_list("pk", flat=True))
        may_read = {
            row.pk
            for row in Enrolment.objects.select_related("unit")
            if who.has_perm("evaluations.view_record", row)
        }
        assert shown == may_read - own, name
