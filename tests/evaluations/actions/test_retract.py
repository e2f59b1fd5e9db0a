"""A signature made by mistake: fifteen minutes, and nobody has read it (decision 7)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.actions.keep_standing import is_current
from evaluations.actions.mark_read import mark_read
from evaluations.actions.retract import retract
from evaluations.choices import State
from evaluations.models import FirstReading, Observation, Shift, Standing
from evaluations.queries.sheets import days_recorded
from evaluations.verification import verify_observation
from interface.refusal import Refusal
from tests.cast import Cast, client_for
from tests.envelopes import envelope, file
from tests.evaluations.steps import MISSING_COMMENT, again, correction

MINUTE = timedelta(minutes=1)


def filed(cast: Cast, **changes: Any) -> Observation:
    """File what the officer signed, received this moment."""
    outcome = file(cast, envelope(cast, **changes), received=timezone.now())
    return again(outcome.item.pk)


def refusal_of(cast: Cast, observation: Observation | UUID, **when: Any) -> tuple[str, int]:
    """Try to take it back; return code and status of what stands against it."""
    with pytest.raises(Refusal) as refused:
        retract(observation=again(observation), by=cast.officer, **when)
    return refused.value.code, refused.value.status


def test_the_shift_is_open_again_and_nothing_counts(cast: Cast) -> None:
    observation = filed(cast)
    day = observation.shift_date
    event = retract(observation=observation, by=cast.officer)
    assert (event.from_state, event.to_state, event.note) == ("filed", "voided", "retracted")
    standing = Standing.objects.get(enrolment=cast.enrolment)
    assert (standing.cells, standing.counted, standing.last_shift) == ({}, 0, None)
    assert is_current(standing)
    assert not Shift.objects.filter(enrolment=cast.enrolment, date=day).exists()
    assert days_recorded(cast.officer, [cast.enrolment.pk], day) == set()
    assert verify_observation(again(observation)) == []
    assert file(cast, envelope(cast)).state == State.FILED


@pytest.mark.parametrize(
    ("after", "goes"), [(0 * MINUTE, True), (15 * MINUTE, True), (15 * MINUTE + MINUTE, False)]
)
def test_fifteen_minutes_from_the_receipt(cast: Cast, after: timedelta, goes: bool) -> None:
    observation = filed(cast)
    moment = observation.received_at + after
    if goes:
        retract(observation=observation, by=cast.officer, at=moment)
        assert again(observation).current.state == State.VOIDED
    else:
        assert refusal_of(cast, observation, at=moment) == ("plazo_retirar", 409)
        assert again(observation).current.state == State.FILED


@pytest.mark.parametrize("reader", ["trainee", "supervisor", "coordinator", "leadership"])
def test_not_after_somebody_opened_it(cast: Cast, reader: str) -> None:
    observation = filed(cast)
    address = reverse("evaluations:observation", args=[observation.pk])
    assert client_for(getattr(cast, reader)).get(address).status_code == 200
    assert refusal_of(cast, observation) == ("leida", 409)


def test_its_author_may_read_it_and_still_take_it_back(cast: Cast) -> None:
    observation = filed(cast)
    address = reverse("evaluations:observation", args=[observation.pk])
    assert client_for(cast.officer).get(address).status_code == 200
    retract(observation=again(observation), by=cast.officer)
    assert again(observation).current.state == State.VOIDED


def test_the_trainee_finds_nothing_once_it_was_taken_back(cast: Cast) -> None:
    observation = filed(cast)
    retract(observation=observation, by=cast.officer)
    address = reverse("evaluations:observation", args=[observation.pk])
    assert client_for(cast.trainee).get(address).status_code == 404
    assert client_for(cast.supervisor).get(address).status_code == 200


def test_the_first_reader_stays_the_first(cast: Cast) -> None:
    observation, now = filed(cast), timezone.now()
    for reader in (cast.officer, cast.trainee, cast.supervisor):
        assert mark_read(observation=observation, by=reader, at=now) is True
    assert FirstReading.objects.values_list("reader", "at").get() == (cast.trainee.pk, now)


def test_a_reader_who_comes_second_learns_that_it_does_not_stand_any_more(cast: Cast) -> None:
    observation = filed(cast)
    loaded = again(observation)
    assert loaded.current.state == State.FILED
    retract(observation=observation, by=cast.officer)
    assert mark_read(observation=loaded, by=cast.trainee) is False


def test_a_held_record_can_be_taken_back_and_a_correction_in_force_cannot(cast: Cast) -> None:
    retract(observation=filed(cast, ratings=MISSING_COMMENT), by=cast.officer)
    first = filed(cast)
    second = file(cast, correction(cast, first), received=timezone.now())
    assert refusal_of(cast, second.item.pk) == ("version_nueva", 409)
