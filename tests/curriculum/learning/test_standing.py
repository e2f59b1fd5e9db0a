"""What events amount to, step by step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.learning.standing import Choice, Event, Standing, in_order, standing_of

BEGAN = datetime(2026, 11, 24, 10, tzinfo=UTC)
STORY: dict[str, Any] = {
    "screens": [
        {
            "type": "decision",
            "key": key,
            "options": [
                {"id": f"{key}-good", "rating": "optima", "to": to},
                {"id": f"{key}-bad", "rating": "danina", "to": to},
            ],
        }
        for key, to in (("d1", "d2"), ("d2", "ending"))
    ]
    + [
        {"type": "ending", "key": "well", "outcome": "good"},
        {"type": "ending", "key": "harm", "outcome": "harmful"},
    ]
}
QUIZ: dict[str, Any] = {
    "questions": [
        {
            "code": f"P{number}",
            "kind": "single",
            "country": country,
            "options": [{"id": "a", "correct": True}, {"id": "b", "correct": False}],
        }
        for number, country in enumerate([None, None, "HN", "GT"], start=1)
    ]
}


def events(*told: tuple[str, dict[str, Any]]) -> list[Event]:
    return [
        Event(number, kind, data, BEGAN + timedelta(minutes=number))
        for number, (kind, data) in enumerate(told, start=1)
    ]


def stands(kind: str, payload: dict[str, Any], *told: tuple[str, dict[str, Any]]) -> Standing:
    return standing_of(kind, payload, events(*told), country="GT", pass_percent=60)


def chosen(screen: str, option: str) -> tuple[str, dict[str, Any]]:
    return "chosen", {"screen": screen, "option": f"{screen}-{option}"}


def went_on(screen: str) -> tuple[str, dict[str, Any]]:
    return "went_on", {"screen": screen}


def answered(question: str, *options: str) -> tuple[str, dict[str, Any]]:
    return "answered", {"question": question, "options": list(options)}


def test_a_lesson_keeps_its_place_and_the_moment_it_was_finished() -> None:
    told = [("opened", {"screen": 2}), ("finished", {}), ("opened", {"screen": 4})]
    found = stands("lesson", {}, *told)
    assert (found.screen, found.finished_at) == (4, BEGAN + timedelta(minutes=2))


def test_a_story_shows_the_choice_before_it_goes_on() -> None:
    found = stands("scenario", STORY, chosen("d1", "bad"))
    assert found.shows_choice
    assert found.path == [Choice("d1", "d1-bad")]
    found = stands("scenario", STORY, chosen("d1", "bad"), went_on("d1"))
    assert (found.at, found.shows_choice, found.finished_at) == ("d2", False, None)


@pytest.mark.parametrize(("option", "ending"), [("good", "well"), ("bad", "harm")])
def test_the_path_earns_its_ending(option: str, ending: str) -> None:
    found = stands(
        "scenario", STORY, chosen("d1", option), went_on("d1"), chosen("d2", "good"), went_on("d2")
    )
    assert found.at == ending
    assert found.finished_at == BEGAN + timedelta(minutes=4)


def test_a_decision_taken_back_no_longer_counts_and_the_story_stays_finished() -> None:
    told = [chosen("d1", "bad"), went_on("d1"), chosen("d2", "good"), went_on("d2")]
    back = ("taken_back", {"screen": "d1"})
    found = stands("scenario", STORY, *told, back)
    assert (found.at, found.path) == ("d1", [])
    assert found.finished_at == BEGAN + timedelta(minutes=4)
    again = [chosen("d1", "good"), went_on("d1"), chosen("d2", "good"), went_on("d2")]
    assert stands("scenario", STORY, *told, back, *again).at == "well"


@pytest.mark.parametrize(
    "unfit",
    [
        went_on("d1"),
        chosen("d2", "good"),
        ("taken_back", {"screen": "d2"}),
        ("chosen", {"screen": "well", "option": "x"}),
    ],
)
def test_a_step_that_does_not_fit_changes_nothing(unfit: tuple[str, dict[str, Any]]) -> None:
    assert stands("scenario", STORY, unfit) == stands("scenario", STORY)


def test_a_quiz_asks_what_the_country_asks_and_grades_at_the_last_answer() -> None:
    told = [answered("P1", "a"), answered("P2", "b")]
    assert stands("quiz", QUIZ, *told).finished_at is None
    found = stands("quiz", QUIZ, *told, answered("P3", "a"), answered("P4", "a"))
    assert found.right == {"P1": True, "P2": False, "P4": True}
    assert found.passed is True


def test_the_first_answer_to_a_question_counts() -> None:
    found = stands("quiz", QUIZ, answered("P1", "b"), answered("P1", "a"))
    assert found.answers == {"P1": ["b"]}


@given(st.permutations(range(1, 8)), st.integers(1, 7))
def test_events_count_in_their_order_as_far_as_none_is_missing(
    order: list[int], missing: int
) -> None:
    told = [Event(number, "opened", {"screen": number}, BEGAN) for number in order]
    assert [each.number for each in in_order(told)] == list(range(1, 8))
    kept = [each for each in told if each.number != missing]
    assert [each.number for each in in_order(kept)] == list(range(1, missing))
