"""SM-2 as a table: every state × verb × person, through the actions (1.8.3, 1.8.4, decision 7).

What is allowed is written here once more, in the words of the domain reference, and not read from
``transitions.py``: the two must agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.confirm_transcription import confirm_transcription
from evaluations.actions.let_time_pass import close_reviewed, expire_acknowledgements
from evaluations.actions.record_refusal import record_refusal
from evaluations.actions.resolve_held import accept_held, void
from evaluations.actions.retract import retract
from evaluations.actions.review import return_observation, review
from evaluations.choices import State
from evaluations.models import (
    Acknowledgement,
    Observation,
    ObservationEvent,
    ObservationState,
    Shift,
    Standing,
)
from evaluations.queries.waiting import for_supervisor
from evaluations.transitions import TABLE
from evaluations.verification import verify_observation
from interface.refusal import Refusal
from ledger.models import Entry
from ledger.verification import verify_chain
from mentors.models import RoleGrant, User
from tests.cast import ROLES, Cast
from tests.envelopes import file
from tests.evaluations.steps import INTO, again, correction, undone

PEOPLE = tuple(name for name in ROLES if name != "other_coordinator")
DENIED = "PermissionDenied"
REASON = "Se revisó con la patrulla."
WRITES = re.compile(r"INSERT|UPDATE|DELETE", re.IGNORECASE)

SAY: dict[str, Callable[[Observation, User, Cast], object]] = {
    "acknowledge": lambda seen, by, cast: acknowledge(observation=seen, by=by, kind="agree"),
    "refuse": lambda seen, by, cast: record_refusal(
        observation=seen, by=by, witness=cast.other_officer, reason=REASON
    ),
    "accept": lambda seen, by, cast: accept_held(observation=seen, by=by, reason=REASON),
    "review": lambda seen, by, cast: review(observation=seen, by=by),
    "return": lambda seen, by, cast: return_observation(observation=seen, by=by, reason=REASON),
    "confirm": lambda seen, by, cast: confirm_transcription(observation=seen, by=by),
    "vouch": lambda seen, by, cast: confirm_transcription(observation=seen, by=by),
    "retract": lambda seen, by, cast: retract(observation=seen, by=by, at=seen.received_at),
    "void": lambda seen, by, cast: void(observation=seen, by=by, code="TMP-02", reason=REASON),
}

WHO = {
    "acknowledge": {"trainee": "trainee"},
    "refuse": {"officer": "fto"},
    "accept": {"coordinator": "coordinator"},
    "review": {"supervisor": "supervisor", "coordinator": "coordinator"},
    "return": {"supervisor": "supervisor", "coordinator": "coordinator"},
    # Nothing here was typed from paper: see test_confirm_transcription.py.
    "confirm": {},
    "vouch": {},
    "retract": {"officer": "fto"},
    "void": {"coordinator": "coordinator"},
}
"""Who may say it, and in which role it is written down."""

AWAITS_ANSWER = {State.FILED, State.OVERDUE}
ANSWERED = {State.ACKNOWLEDGED, State.REFUSED, State.OVERDUE}
ENDED = {State.SUPERSEDED, State.VOIDED}

WHERE = {
    "acknowledge": (AWAITS_ANSWER, State.ACKNOWLEDGED),
    "refuse": (AWAITS_ANSWER, State.REFUSED),
    "accept": ({State.HELD}, State.FILED),
    "review": (ANSWERED, State.REVIEWED),
    "return": ({State.HELD, State.FILED} | ANSWERED, State.RETURNED),
    "confirm": ({State.HELD}, State.FILED),
    "vouch": ({State.HELD}, State.HELD),
    "retract": ({State.HELD, State.FILED}, State.VOIDED),
    "void": (set(State) - ENDED, State.VOIDED),
}
"""In which states it may be said, and where it leads."""


def written(observation: Observation) -> dict[str, list[Any]]:
    """Everything that a verb could write about the observation's enrolment."""
    mine = {"observation__enrolment": observation.enrolment_id}
    rows = {
        "states": ObservationState.objects.filter(enrolment=observation.enrolment_id),
        "events": ObservationEvent.objects.filter(**mine),
        "answers": Acknowledgement.objects.filter(**mine),
        "entries": Entry.objects.order_by("chain", "seq"),
        "standings": Standing.objects.filter(enrolment=observation.enrolment_id),
        "shifts": Shift.objects.filter(enrolment=observation.enrolment_id),
    }
    return {name: list(found.order_by("pk").values_list()) for name, found in rows.items()}


def what_happens(
    verb: str, name: str, observation: Observation, cast: Cast, before: dict[str, list[Any]]
) -> str:
    """Say the verb and tell the state it led to, or the refusal; neither may leave half a step."""
    person = cast.again(name)
    with undone():
        try:
            with CaptureQueriesContext(connection) as asked:
                SAY[verb](again(observation), person, cast)
        except PermissionDenied:
            # Refused before anything was touched, not taken back afterwards.
            assert [row["sql"] for row in asked if WRITES.match(row["sql"])] == [], (verb, name)
            return DENIED
        except Refusal as refusal:
            assert written(observation) == before, (verb, name)
            return f"{refusal.code}: {refusal.reason}"
        return trace(verb, person, observation, before)


def trace(verb: str, person: User, observation: Observation, before: dict[str, list[Any]]) -> str:
    """Check the event and the ledger entry that a step leaves; tell its role and new state."""
    after = written(observation)
    assert len(after["events"]) == len(before["events"]) + 1
    assert len(after["entries"]) == len(before["entries"]) + 1
    event = observation.events.latest("pk")
    entry = Entry.objects.get(hash=event.ledger_hash)
    old = again(observation).events.order_by("-pk")[1].to_state
    assert (event.verb, event.from_state, event.actor) == (verb, old, person)
    assert (entry.kind, entry.actor, entry.role, entry.subject) == (
        f"observation.{verb}",
        str(person.pk),
        event.role,
        str(observation.pk),
    )
    assert verify_observation(again(observation)) == []
    assert verify_chain(entry.chain) == []
    state = again(observation).current.state
    assert event.to_state == state
    return f"{event.role} → {state}"


def should_happen(verb: str, name: str, state: str) -> str:
    """Tell what the domain reference says about it."""
    sources, target = WHERE[verb]
    who = WHO[verb]
    if verb == "return" and state == State.HELD:
        who = {"coordinator": "coordinator"}
    if name not in who:
        return DENIED
    return f"{who[name]} → {target}" if state in sources else f"estado: state is {state}"


@pytest.mark.parametrize("state", State)
def test_whoever_may_say_it_in_that_state_moves_it_and_nobody_else_changes_anything(
    cast: Cast, state: str
) -> None:
    observation = INTO[state](cast)
    before = written(observation)
    assert observation.current.state == state
    happened = {
        (verb, name): what_happens(verb, name, observation, cast, before)
        for verb in SAY
        for name in PEOPLE
    }
    assert happened == {
        (verb, name): should_happen(verb, name, state) for verb in SAY for name in PEOPLE
    }


@pytest.mark.parametrize("state", State)
def test_nobody_decides_about_what_they_wrote_or_what_is_written_about_them(
    cast: Cast, state: str
) -> None:
    """Invariant 8: a coordinator's grant does not help the author, nor the trainee."""
    observation = INTO[state](cast)
    RoleGrant.objects.bulk_create(
        RoleGrant(person=person, role="coordinator") for person in (cast.officer, cast.trainee)
    )
    assert [for_supervisor(cast.again(name)).count() for name in ("officer", "trainee")] == [0, 0]
    before = written(observation)
    deciding = ("accept", "review", "return", "void")
    assert {
        (verb, name): what_happens(verb, name, observation, cast, before)
        for verb in deciding
        for name in ("officer", "trainee")
    } == {(verb, name): DENIED for verb in deciding for name in ("officer", "trainee")}


@pytest.mark.parametrize("state", State)
def test_time_alone_expires_what_was_filed_and_closes_what_was_reviewed(
    cast: Cast, state: str
) -> None:
    observation = INTO[state](cast)
    far = timezone.now() + timedelta(days=365)
    moves = {State.FILED: State.OVERDUE, State.REVIEWED: State.CLOSED}
    assert (expire_acknowledgements(at=far), close_reviewed(at=far)) == (
        (state == State.FILED) + (state == State.SUPERSEDED),  # its new version is filed
        int(state == State.REVIEWED),
    )
    assert again(observation).current.state == moves.get(State(state), state)
    steps = observation.events.filter(verb__in=["expire", "close"])
    assert set(steps.values_list("actor", "role")) <= {(None, "system")}


BY_AUTHOR_ALONE = {State.FILED, State.REVIEWED, State.RETURNED} | ANSWERED
"""Decision 7: a new version comes from the author alone until the observation is closed."""

HELD_BECAUSE = {
    State.HELD: "stale_base",
    State.CLOSED: "closed_base",
    State.SUPERSEDED: "stale_base",
    State.VOIDED: "stale_base",
}


@pytest.mark.parametrize("state", State)
def test_a_new_version_replaces_what_its_author_may_still_correct(cast: Cast, state: str) -> None:
    observation = INTO[state](cast)
    events = observation.events.count()
    outcome = file(cast, correction(cast, observation))
    if state in BY_AUTHOR_ALONE:
        assert (outcome.status, outcome.state) == (201, "filed")
        assert again(observation).current.state == State.SUPERSEDED
        assert observation.events.count() == events + 1
        assert again(outcome.item.pk).version == 2
    else:
        assert (outcome.status, outcome.state) == (202, "held")
        assert HELD_BECAUSE[State(state)] in outcome.holds
        assert again(observation).current.state == state
        assert observation.events.count() == events
    assert verify_observation(again(observation)) == []


@pytest.mark.parametrize("state", State)
def test_nobody_but_its_author_replaces_an_observation(cast: Cast, state: str) -> None:
    observation = INTO[state](cast)
    before = written(observation)["events"]
    for name in PEOPLE:
        if name == "officer":
            continue
        with undone():
            signer = cast.again(name)
            payload = correction(cast, observation, author=signer)
            if name.startswith("stranger"):
                with pytest.raises(Refusal) as refused:
                    file(cast, payload, by=signer)
                assert (refused.value.status, refused.value.code) == (404, "agente_desconocido")
            else:
                outcome = file(cast, payload, by=signer)
                assert (name, outcome.state) == (name, State.HELD)
                assert "missing_base" in outcome.holds
            assert again(observation).current.state == state
            assert list(observation.events.values_list()) == [
                row for row in before if row[1] == observation.pk
            ]


def test_the_table_has_no_verb_that_these_tests_do_not_say() -> None:
    by_the_system = {"file", "hold", "expire", "close", "supersede"}
    assert {row.verb for row in TABLE} == set(SAY) | by_the_system
    assert {row.verb for row in TABLE if row.permission is None} == by_the_system
