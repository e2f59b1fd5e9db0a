"""The claim table: one holder, bounded attempts, and honesty about what may have left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interface import waiting
from interface.refusal import Refusal
from mentors.actions.claim_work import add_work, claim, do_work, sweep
from mentors.actions.settle_work import settle_work
from mentors.choices import WorkState
from mentors.models import WorkItem
from mentors.queries.notices import failed_work
from mentors.work import LEASE, MOST_ATTEMPTS, Job, NotSentError, pause_after, register
from tests.cast import Cast
from tests.evaluations.steps import undone

KIND = "parcel"
SECOND = timedelta(seconds=1)


class Carrier:
    """A job that keeps what it sent and fails as it is told to."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.prepare_fails: list[Exception] = []
        self.send_fails: list[Exception] = []
        register(KIND, Job(prepare=self.prepare, send=self.send))

    def prepare(self, payload: Mapping[str, Any]) -> Any:
        if self.prepare_fails:
            raise self.prepare_fails.pop(0)
        return payload.get("line")

    def send(self, line: str) -> None:
        if self.send_fails:
            raise self.send_fails.pop(0)
        self.sent.append(line)


@pytest.fixture
def carrier(db: None) -> Carrier:
    return Carrier()


def wish(key: str = "parcel:1", **payload: Any) -> WorkItem:
    now = timezone.now()
    content = {"line": "one"} | payload
    return add_work(kind=KIND, key=key, payload=content, run_after=now, at=now)[0]


def test_a_second_wish_for_the_same_is_the_same_item(carrier: Carrier) -> None:
    assert wish().pk == wish().pk
    assert WorkItem.objects.count() == 1


def test_what_is_due_is_done_once(carrier: Carrier) -> None:
    item = wish()
    assert do_work(item_id=item.pk) == WorkState.DONE
    assert do_work(item_id=item.pk) == ""
    assert carrier.sent == ["one"]


def test_only_one_worker_gets_a_claim(carrier: Carrier) -> None:
    item, now = wish(), timezone.now()
    assert claim(item.pk, at=now) is not None
    assert claim(item.pk, at=now) is None


def test_what_is_not_due_yet_waits(carrier: Carrier) -> None:
    item = wish()
    assert claim(item.pk, at=item.run_after - SECOND) is None


def test_nothing_to_send_any_more_is_done(carrier: Carrier) -> None:
    item = wish(line=None)
    assert (do_work(item_id=item.pk), carrier.sent) == (WorkState.DONE, [])


@pytest.mark.parametrize("where", ["prepare_fails", "send_fails"])
def test_a_known_failure_waits_longer_each_time_and_ends_after_the_last(
    carrier: Carrier, where: str
) -> None:
    getattr(carrier, where).extend(NotSentError() for _attempt in range(MOST_ATTEMPTS))
    item, moment, pauses = wish(), timezone.now(), []
    for _attempt in range(MOST_ATTEMPTS - 1):
        assert do_work(item_id=item.pk, at=moment) == WorkState.WAITING
        item.refresh_from_db()
        pauses.append(item.run_after - moment)
        assert do_work(item_id=item.pk, at=item.run_after - SECOND) == ""
        moment = item.run_after
    assert pauses == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 16)]
    assert do_work(item_id=item.pk, at=moment) == WorkState.DEAD
    assert (sweep(at=moment + timedelta(days=9)), carrier.sent) == ([], [])


def test_an_unknown_outcome_is_marked_and_not_repeated(carrier: Carrier) -> None:
    carrier.send_fails = [TimeoutError()]
    item = wish()
    assert do_work(item_id=item.pk) == WorkState.UNSURE
    item.refresh_from_db()
    assert item.problem == "TimeoutError"
    assert sweep(at=timezone.now() + timedelta(days=1)) == []


def test_who_dies_at_the_last_attempt_leaves_a_dead_item(carrier: Carrier) -> None:
    item, now = wish(), timezone.now()
    WorkItem.objects.filter(pk=item.pk).update(attempts=MOST_ATTEMPTS - 1)
    assert claim(item.pk, at=now) is not None
    assert sweep(at=now + LEASE + SECOND) == []
    item.refresh_from_db()
    assert item.state == WorkState.DEAD


def test_a_late_worker_changes_nothing_after_its_lease_was_taken(carrier: Carrier) -> None:
    item, now = wish(), timezone.now()

    def slow(payload: Mapping[str, Any]) -> str:
        later = now + LEASE + SECOND
        assert sweep(at=later) == [item.pk]
        register(KIND, Job(prepare=carrier.prepare, send=carrier.send))
        assert do_work(item_id=item.pk, at=later) == WorkState.DONE
        return "twice"

    register(KIND, Job(prepare=slow, send=carrier.send))
    assert do_work(item_id=item.pk, at=now) == ""
    assert carrier.sent == ["one"]


STEPS: dict[str, Callable[[Carrier, WorkItem, datetime], object]] = {
    "do": lambda _carrier, item, at: do_work(item_id=item.pk, at=at),
    "die": lambda _carrier, item, at: claim(item.pk, at=at),
    "sweep": lambda _carrier, _item, at: sweep(at=at),
    "refuse": lambda carrier, _item, _at: carrier.send_fails.append(NotSentError()),
    "break": lambda carrier, _item, _at: carrier.send_fails.append(TimeoutError()),
}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(list(STEPS)), st.integers(1, 40)), max_size=14))
def test_whatever_happens_it_is_sent_at_most_once_and_never_forgotten(
    carrier: Carrier, steps: list[tuple[str, int]]
) -> None:
    with undone():
        carrier.sent, carrier.send_fails = [], []
        item, moment = wish(), timezone.now()
        for step, minutes in steps:
            moment += timedelta(minutes=minutes)
            STEPS[step](carrier, item, moment)
        carrier.send_fails = []
        for _round in range(MOST_ATTEMPTS + 1):
            moment += timedelta(days=1)
            for due in sweep(at=moment):
                do_work(item_id=due, at=moment)
        item.refresh_from_db()
        assert item.state in (WorkState.DONE, WorkState.UNSURE, WorkState.DEAD)
        assert len(carrier.sent) == (item.state == WorkState.DONE)


def test_pauses_double() -> None:
    assert [pause_after(count) for count in (1, 2, 3)] == [
        timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)
    ]  # fmt: skip


def failed(cast: Cast, state: str) -> WorkItem:
    item = wish()
    WorkItem.objects.filter(pk=item.pk).update(state=state, agency=cast.agency, attempts=6)
    return WorkItem.objects.get(pk=item.pk)


PEOPLE = ("coordinator", "supervisor", "leadership", "officer", "stranger_coordinator")


@pytest.mark.parametrize("state", WorkState)
def test_who_finds_a_failed_message_may_settle_it_and_nobody_else(cast: Cast, state: str) -> None:
    item = failed(cast, state)
    waits = state in (WorkState.UNSURE, WorkState.DEAD)
    for name in PEOPLE:
        person = cast.again(name)
        finds = failed_work(person).filter(pk=item.pk).exists()
        assert finds == (waits and name == "coordinator"), name
        assert person.has_perm("mentors.settle_work", item) == (name == "coordinator"), name
        assert waiting.counts(person).get("mensajes", 0) == int(finds), name


def test_sent_again_by_a_person_it_has_all_its_attempts(cast: Cast, carrier: Carrier) -> None:
    item = settle_work(item=failed(cast, WorkState.UNSURE), by=cast.coordinator, again=True)
    assert (item.state, item.attempts) == (WorkState.WAITING, 0)
    assert do_work(item_id=item.pk) == WorkState.DONE


def test_left_unsent_it_is_out_of_the_way(cast: Cast) -> None:
    item = failed(cast, WorkState.DEAD)
    assert settle_work(item=item, by=cast.coordinator, again=False).state == WorkState.DROPPED
    with pytest.raises(Refusal):
        settle_work(item=item, by=cast.coordinator, again=True)


def test_nobody_else_settles(cast: Cast) -> None:
    item = failed(cast, WorkState.DEAD)
    for name in PEOPLE[1:]:
        with pytest.raises(PermissionDenied):
            settle_work(item=item, by=getattr(cast, name), again=True)
