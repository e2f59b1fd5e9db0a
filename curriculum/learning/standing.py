"""What the events of one attempt amount to; the same whatever the order in which they came.

Events count in the order of their numbers and only as far as none is missing: one that came too
early waits for those before it. An event that does not fit where the reader stood then (a second
answer to a question, a choice on another screen) changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from curriculum.content import story
from curriculum.content.grading import is_right, passes

FIRST = 1
"""The number of an attempt's first event."""


@dataclass(frozen=True)
class Event:
    """An event as it is kept; ``received_at`` is the server's clock."""

    number: int
    kind: str
    data: dict[str, Any]
    received_at: datetime


@dataclass(frozen=True)
class Choice:
    """One choice of a story that stands."""

    screen: str
    option: str


@dataclass
class Standing:
    """Where an attempt stands. ``passed`` is ``None`` where nothing is graded or not yet.

    ``screen``: of a lesson, from 1. ``path`` and ``shows_choice``: of a story, with the last choice
    open on the screen. ``answers``: of a quiz, ``{question: ids}``.
    """

    finished_at: datetime | None = None
    passed: bool | None = None
    screen: int = 1
    path: list[Choice] = field(default_factory=list)
    shows_choice: bool = False
    at: str = ""
    answers: dict[str, list[str]] = field(default_factory=dict)
    right: dict[str, bool] = field(default_factory=dict)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return the events by number, as far as none is missing."""
    found = []
    for wanted, event in enumerate(sorted(events, key=lambda each: each.number), start=FIRST):
        if event.number != wanted:
            break
        found.append(event)
    return found


def standing_of(
    kind: str,
    payload: dict[str, Any],
    events: Iterable[Event],
    *,
    country: str,
    pass_percent: int,
) -> Standing:
    """Return what an attempt amounts to. ``payload`` is that of its version."""
    counted = in_order(events)
    if kind == "scenario":
        return _of_story(payload["screens"], counted)
    if kind == "quiz":
        asked = [each for each in payload["questions"] if each["country"] in (None, country)]
        return _of_quiz(asked, counted, pass_percent)
    return _of_reading(counted)


def _of_reading(events: Sequence[Event]) -> Standing:
    found = Standing()
    for event in events:
        if event.kind == "opened":
            found.screen = event.data["screen"]
        elif event.kind == "finished" and found.finished_at is None:
            found.finished_at = event.received_at
    return found


def _of_story(screens: list[dict[str, Any]], events: Sequence[Event]) -> Standing:
    decisions = {each["key"]: each for each in screens if each["type"] == "decision"}
    found = Standing(at=next(iter(decisions), ""))
    for event in events:
        data = event.data
        if event.kind == "chosen" and data["screen"] == found.at and not found.shows_choice:
            if found.at in decisions:
                found.path.append(Choice(data["screen"], data["option"]))
                found.shows_choice = True
        elif event.kind == "went_on" and found.shows_choice and data["screen"] == found.at:
            found.at = _led_to(screens, decisions, found.path)
            found.shows_choice = False
            if found.at not in decisions and found.finished_at is None:
                found.finished_at = event.received_at
        elif event.kind == "taken_back" and data["screen"] in [c.screen for c in found.path]:
            place = [choice.screen for choice in found.path].index(data["screen"])
            found.path, found.at, found.shows_choice = found.path[:place], data["screen"], False
    return found


def _led_to(
    screens: list[dict[str, Any]], decisions: dict[str, Any], path: Sequence[Choice]
) -> str:
    chosen = [
        next(each for each in decisions[choice.screen]["options"] if each["id"] == choice.option)
        for choice in path
    ]
    if chosen[-1]["to"] != story.EARNED:
        return str(chosen[-1]["to"])
    endings = tuple(
        story.Ending(each["key"], each["outcome"]) for each in screens if each["type"] == "ending"
    )
    return story.earned_ending(story.Story((), endings), [each["rating"] for each in chosen]).key


def _of_quiz(asked: list[dict[str, Any]], events: Sequence[Event], pass_percent: int) -> Standing:
    questions = {each["code"]: each for each in asked}
    found = Standing()
    for event in events:
        code = event.data["question"]
        if code not in questions or code in found.answers:
            continue
        found.answers[code] = event.data["options"]
        found.right[code] = is_right(questions[code], event.data["options"])
        if len(found.answers) == len(questions):
            found.finished_at = event.received_at
            found.passed = passes(list(found.right.values()), pass_percent / 100)
    return found
