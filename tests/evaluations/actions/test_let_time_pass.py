"""Deadlines at the exact moment; a second beat finds nothing to do."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.let_time_pass import close_reviewed, expire_acknowledgements
from evaluations.actions.review import review
from evaluations.choices import State
from evaluations.models import Observation, ObservationEvent
from evaluations.tasks import let_time_pass
from ledger.models import Entry
from tests.cast import Cast
from tests.envelopes import envelope, file, soon_after
from tests.evaluations import steps
from tests.evaluations.steps import again

MOMENT = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


def test_filing_starts_the_deadlines_of_the_programme(cast: Cast) -> None:
    payload = envelope(cast)
    current = again(file(cast, payload).item.pk).current
    assert (current.acknowledge_by, current.review_by, current.close_at) == (
        soon_after(payload) + 24 * HOUR,
        soon_after(payload) + 72 * HOUR,
        None,
    )


def test_an_acknowledgement_is_overdue_at_its_deadline_and_not_before(cast: Cast) -> None:
    observation = steps.filed(cast)
    due = observation.current.acknowledge_by
    assert expire_acknowledgements(at=due - MOMENT) == 0
    assert again(observation).current.state == State.FILED
    assert expire_acknowledgements(at=due) == 1
    assert again(observation).current.state == State.OVERDUE
    event = observation.events.get(verb="expire")
    assert (event.at, event.actor, event.role) == (due, None, "system")


def test_a_reviewed_observation_closes_a_week_later_to_the_moment(cast: Cast) -> None:
    observation = steps.acknowledged(cast)
    at = timezone.now()
    review(observation=observation, by=cast.supervisor, at=at)
    assert again(observation).current.close_at == at + timedelta(days=7)
    assert close_reviewed(at=at + timedelta(days=7) - MOMENT) == 0
    assert close_reviewed(at=at + timedelta(days=7)) == 1
    assert again(observation).current.state == State.CLOSED


@pytest.mark.parametrize("pass_time", [expire_acknowledgements, close_reviewed])
def test_a_second_beat_changes_nothing(cast: Cast, pass_time: Any) -> None:
    steps.filed(cast)
    reviewed = file(cast, envelope(cast, days_ago=1)).item.pk
    acknowledge(observation=again(reviewed), by=cast.trainee, kind="agree")
    review(observation=again(reviewed), by=cast.supervisor)
    far = timezone.now() + timedelta(days=30)

    def all_rows() -> list[Any]:
        return [list(table.objects.values_list()) for table in (ObservationEvent, Entry)]

    assert pass_time(at=far) == 1
    before = all_rows()
    assert (pass_time(at=far), pass_time(at=far + HOUR)) == (0, 0)
    assert all_rows() == before


@pytest.mark.parametrize("state", [State.RETURNED, State.VOIDED, State.SUPERSEDED])
def test_whatever_left_the_figures_has_no_deadline_left(cast: Cast, state: str) -> None:
    current = steps.INTO[state](cast).current
    assert (current.acknowledge_by, current.review_by, current.close_at) == (None, None, None)


def test_a_held_record_waits_for_a_person_and_not_for_a_clock(cast: Cast) -> None:
    current = steps.held(cast).current
    assert (current.acknowledge_by, current.review_by, current.close_at) == (None, None, None)


def test_the_answer_keeps_the_deadline_of_the_review(cast: Cast) -> None:
    observation = steps.filed(cast)
    due = observation.current.review_by
    acknowledge(observation=observation, by=cast.trainee, kind="agree")
    assert again(observation).current.review_by == due


def test_the_task_does_both(cast: Cast) -> None:
    observation = steps.filed(cast)
    reviewed = again(file(cast, envelope(cast, days_ago=1)).item.pk)
    long_ago = timezone.now() - timedelta(days=8)
    acknowledge(observation=reviewed, by=cast.trainee, kind="agree", at=long_ago)
    review(observation=again(reviewed), by=cast.supervisor, at=long_ago)
    _overdue_since(observation, timezone.now() - HOUR)
    assert let_time_pass() == {"expired": 1, "closed": 1}
    assert let_time_pass() == {"expired": 0, "closed": 0}


def _overdue_since(observation: Observation, moment: datetime) -> None:
    current = observation.current
    current.acknowledge_by = moment
    current.save(update_fields=["acknowledge_by"])
