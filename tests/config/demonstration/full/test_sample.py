"""A sample of the full demonstration, replayed through the product's own actions."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from config.demonstration.accounts import add_accounts
from config.demonstration.bulk.saving import save
from config.demonstration.full import places
from config.demonstration.full.loading import heads_of, record_of
from config.demonstration.full.patterns import LEAKS, UNRESPONSIVE, Post
from config.demonstration.full.people import House, Learner
from config.demonstration.places import place_agencies
from evaluations.choices import State
from evaluations.models import Narrative, Observation, ObservationState, Rating
from interface.victim_guard import find
from mentors.models import Agency
from tests.config.demonstration.bulk.replaying import assert_replay_says_the_same

pytestmark = pytest.mark.database

AGENCY = "PNC-SV"
NOT_RESPONDING, LEAKING = Post(AGENCY, 2, 3), Post(AGENCY, 2, 8)
OUT_OF_COVERAGE = Post(AGENCY, 0, 9)
"""Trainees; the last one begins with the officer of the same place."""


class World:
    """The agencies of the demonstration on one day, and single trainees of it."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        add_accounts(place_agencies(self.today))
        self.coordinator = heads_of(Agency.objects.get(code=AGENCY))["coordinacion"]

    def learners(self, *posts: Post) -> list[Learner]:
        """Return trainees of one unit, whose people are all there afterwards."""
        land = places.land_of(AGENCY)
        cohorts = places.promotions_of(land, places.first_day(self.today))
        (unit,) = {post.unit for post in posts}
        house = House(land, unit, cohorts, by=self.coordinator, today=self.today, now=self.now)
        learners = house.learners()
        save(house.rows)
        return [learners[post.place] for post in posts]

    def write(self, learners: list[Learner]) -> None:
        """Write their record in bulk."""
        for learner in learners:
            save(record_of(learner, today=self.today, now=self.now))


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with timezone.override(ZoneInfo("America/El_Salvador")):
        yield World()


@pytest.mark.parametrize("posts", [(NOT_RESPONDING, LEAKING), (OUT_OF_COVERAGE,)])
def test_every_column_is_what_the_actions_leave(world: World, posts: tuple[Post, ...]) -> None:
    learners = world.learners(*posts)
    enrolments = [learner.accompanied.enrolment for learner in learners]
    rows = [record_of(learner, today=world.today, now=world.now) for learner in learners]
    verbs = assert_replay_says_the_same(lambda: [save(some) for some in rows], enrolments)
    assert verbs >= {"file", "acknowledge", "expire", "review", "close"}


def test_fifty_sheets_and_what_is_planted_in_them(world: World) -> None:
    world.write(world.learners(NOT_RESPONDING, LEAKING))
    assert Observation.objects.count() == 2 * places.SHIFTS
    not_responding = Rating.objects.filter(nrt=True).values_list("competency__code", flat=True)
    assert set(not_responding) == {UNRESPONSIVE[NOT_RESPONDING]}
    held = ObservationState.objects.select_related("observation").get(state=State.HELD)
    assert (held.holds, held.quarantined) == (["PRI-01"], True)
    text = held.observation.narratives.get(path="general").text
    assert [finding.rule for finding in find(text)] == [LEAKS[LEAKING].rule]


def test_a_phone_without_signal_sends_after_days(world: World) -> None:
    (learner,) = world.learners(OUT_OF_COVERAGE)
    world.write([learner])
    officer = learner.accompanied.assignments[0].officer_id
    delays = {
        author == officer: [
            row.received_at - row.signed_at for row in Observation.objects.filter(author_id=author)
        ]
        for author in learner.officers
    }
    assert sorted(delays[True])[len(delays[True]) // 2].days >= 1
    assert sorted(delays[False])[len(delays[False]) // 2].days == 0
    late = Observation.objects.filter(late=True)
    assert {row.author_id for row in late} == {officer}
    assert Narrative.objects.filter(path="late_reason").count() == late.count() > 0


def test_the_guard_finds_nothing_but_what_is_planted(world: World) -> None:
    learners = world.learners(NOT_RESPONDING, LEAKING)
    world.write(learners)
    planted = LEAKS[LEAKING].text
    texts = Narrative.objects.exclude(text=planted).values_list("text", flat=True)
    assert len(set(texts)) > 200
    assert {finding.rule for text in texts for finding in find(text) if finding.direct} == set()


def test_it_is_the_same_every_time(world: World) -> None:
    (learner,) = world.learners(LEAKING)
    once, again = (
        [
            row.content
            for row in record_of(learner, today=world.today, now=world.now)
            if hasattr(row, "content")
        ]
        for _time in range(2)
    )
    assert len(once) == places.SHIFTS
    assert once == again
