"""Phones, officers and supervisors at the same moment: one row, one number, one decision.

Real threads over the real HTTP layer, each with its connection. On SQLite writers queue up behind
one lock; the same must come out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.keep_standing import is_current
from evaluations.actions.let_time_pass import expire_acknowledgements
from evaluations.actions.review import return_observation, review
from evaluations.choices import State
from evaluations.models import (
    Acknowledgement,
    InboxItem,
    Observation,
    ObservationEvent,
    Shift,
    Standing,
)
from evaluations.verification import verify_observation
from interface.refusal import Refusal
from ledger.verification import Report, verify_scope
from tests.cast import Cast, client_for
from tests.envelopes import envelope, put
from tests.evaluations import steps
from tests.evaluations.steps import again
from tests.threads import in_threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

PHONES = 20


def sent_together(cast: Cast, payloads: list[dict[str, Any]]) -> list[Any]:
    """Send each payload from a phone of its own, all at once; return the answers in order."""
    phones = [client_for(cast.officer) for _payload in payloads]

    def sending(phone: Any, payload: dict[str, Any]) -> Callable[[], Any]:
        return lambda: put(phone, payload)

    return in_threads(*map(sending, phones, payloads))


def assert_sound(cast: Cast) -> None:
    """Numbers without a gap, a standing that follows from the record, a chain that verifies."""
    numbers = sorted(
        Observation.objects.filter(enrolment=cast.enrolment).values_list("sequence", flat=True)
    )
    assert numbers == list(range(1, len(numbers) + 1))
    assert is_current(Standing.objects.get(enrolment=cast.enrolment))
    assert [fault for row in Observation.objects.all() for fault in verify_observation(row)] == []
    report = verify_scope(cast.agency.code)
    assert isinstance(report, Report)
    assert report.faults == []
    assert report.entries == ObservationEvent.objects.count()


def test_twenty_identical_puts_give_one_record_and_one_receipt(cast: Cast) -> None:
    answers = sent_together(cast, [envelope(cast)] * PHONES)
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: PHONES - 1}
    assert len({answer.content for answer in answers}) == 1
    assert (InboxItem.objects.count(), Observation.objects.count()) == (1, 1)
    assert_sound(cast)


def test_different_records_of_one_trainee_get_numbers_without_gaps(cast: Cast) -> None:
    payloads = [
        envelope(cast, days_ago=day, late_reason="Sin señal en el puesto.") for day in range(9)
    ]
    answers = sent_together(cast, payloads)
    assert {answer.status_code for answer in answers} == {201}
    assert Standing.objects.get().last_sequence == 9
    assert Shift.objects.count() == 9
    assert_sound(cast)


def test_of_many_records_of_one_shift_one_is_filed_and_the_others_wait(cast: Cast) -> None:
    answers = sent_together(cast, [envelope(cast) for _phone in range(8)])
    assert Counter(answer.json()["state"] for answer in answers) == {"filed": 1, "held": 7}
    held = [answer.json()["holds"] for answer in answers if answer.status_code == 202]
    assert {hold["code"] for holds in held for hold in holds} == {"DUP-01"}
    assert_sound(cast)


def test_of_many_corrections_one_replaces_the_version_that_all_name(cast: Cast) -> None:
    first = steps.filed(cast)
    answers = sent_together(cast, [steps.correction(cast, first) for _phone in range(6)])
    assert Counter(answer.json()["state"] for answer in answers) == {"filed": 1, "held": 5}
    assert again(first).current.state == State.SUPERSEDED
    assert Observation.objects.filter(current__head=True).count() == 1
    assert_sound(cast)


def test_one_number_for_two_trainees_belongs_to_whoever_comes_first(cast: Cast) -> None:
    """Two enrolments are two locks: here the inbox itself decides."""
    mine = envelope(cast)
    other = envelope(cast, id=mine["id"], trainee=cast.other_trainee)
    answers = sent_together(cast, [mine, other] * 3)
    codes = Counter(answer.status_code for answer in answers)
    assert codes[409] == 3
    assert codes[200] == 2
    assert InboxItem.objects.count() == 1


def outcome(work: Callable[[], object]) -> Callable[[], str]:
    """Return the work as one that tells how it ended."""

    def told() -> str:
        try:
            work()
        except Refusal as refusal:
            return refusal.code
        return "done"

    return told


def test_an_answer_sent_twice_at_once_is_given_once(cast: Cast) -> None:
    observation = steps.filed(cast)
    ends = in_threads(
        *[
            outcome(
                lambda: acknowledge(observation=again(observation), by=cast.trainee, kind="agree")
            )
        ]
        * 4
    )
    assert sorted(ends) == ["done", "estado", "estado", "estado"]
    assert Acknowledgement.objects.count() == 1
    assert_sound(cast)


def test_a_review_and_a_return_at_once_leave_one_decision(cast: Cast) -> None:
    observation = steps.acknowledged(cast)
    ends = in_threads(
        outcome(lambda: review(observation=again(observation), by=cast.supervisor)),
        outcome(
            lambda: return_observation(
                observation=again(observation), by=cast.coordinator, reason="Falta detalle."
            )
        ),
    )
    # A reviewed observation is not returned any more, and a returned one not reviewed.
    assert sorted(ends) == ["done", "estado"]
    assert again(observation).events.filter(verb__in=["review", "return"]).count() == 1
    assert_sound(cast)


def test_two_beats_at_once_expire_an_acknowledgement_once(cast: Cast) -> None:
    observation = steps.filed(cast)
    due = observation.current.acknowledge_by
    assert sorted(in_threads(*[lambda: expire_acknowledgements(at=due)] * 4)) == [0, 0, 0, 1]
    assert observation.events.filter(verb="expire").count() == 1
    assert_sound(cast)
