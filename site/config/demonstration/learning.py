"""Trainees who learn: one has finished the first module, ``agente`` is in the middle of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from curriculum.actions.record_attempt_event import record_attempt_event
from curriculum.choices import AttemptKind, OptionRating
from curriculum.learning.events import Told, write
from curriculum.learning.screens import screens_of
from curriculum.models import Attempt, ContentVersion
from curriculum.queries.reading import Lesson, Module, Quiz, Scenario, module_for
from mentors.models import User

NAMESPACE = UUID("6d8f7d5c-91a7-5f0b-8f61-3c1d2c4e9a70")
FIRST, SECOND = "M01", "M02"
FINISHED_DAYS_AGO, GOES_ON_DAYS_AGO = 20, 2
FINISHED, IN_THE_MIDDLE = "57102", "agente"

Step = tuple[str, dict[str, Any]]


def add_learning(now: datetime) -> None:
    """Record their steps once, through the action that the pages use."""
    if Attempt.objects.exists():
        return
    finished = User.objects.get(agency__code="PNC-GT", service_number=FINISHED)
    in_the_middle = User.objects.get(agency__code="PNC-GT", service_number=IN_THE_MIDDLE)
    first = module_for(FIRST, country=finished.agency.country)
    second = module_for(SECOND, country=finished.agency.country)
    if first is None or second is None or not first.is_whole:
        return
    _finish(finished, first, now - timedelta(days=FINISHED_DAYS_AGO))
    _begin(finished, second.lessons[0], now - timedelta(days=GOES_ON_DAYS_AGO), screen=4)
    _begin(in_the_middle, first.lessons[0], now - timedelta(days=GOES_ON_DAYS_AGO), screen=3)


def _finish(person: User, module: Module, at: datetime) -> None:
    for lesson in module.lessons:
        _record(person, AttemptKind.LESSON, lesson.version, _read(lesson), at)
    if module.scenario:
        steps = _play(module.scenario)
        _record(person, AttemptKind.SCENARIO, module.scenario.version, steps, at)
    if module.quiz:
        _record(person, AttemptKind.QUIZ, module.quiz.version, _answer(module.quiz), at)


def _begin(person: User, lesson: Lesson, at: datetime, *, screen: int) -> None:
    steps = [("opened", {"screen": number}) for number in range(2, screen + 1)]
    _record(person, AttemptKind.LESSON, lesson.version, steps, at)


def _read(lesson: Lesson) -> Iterator[Step]:
    for screen in screens_of(lesson.parts)[1:]:
        yield "opened", {"screen": screen.number}
    yield "finished", {}


def _play(story: Scenario) -> Iterator[Step]:
    for screen in story.screens:
        for option in screen.get("options", []):
            if option["rating"] == OptionRating.BEST:
                yield "chosen", {"screen": screen["key"], "option": option["id"]}
                yield "went_on", {"screen": screen["key"]}


def _answer(quiz: Quiz) -> Iterator[Step]:
    for question in quiz.questions:
        right = [each["id"] for each in question["options"] if each.get("correct", True)]
        yield "answered", {"question": question["code"], "options": right}


def _record(
    person: User, kind: AttemptKind, version: ContentVersion, steps: Any, at: datetime
) -> None:
    attempt = uuid5(NAMESPACE, f"{person.pk}/{version.pk}")
    for number, (event, data) in enumerate(steps, start=1):
        record_attempt_event(
            person=person,
            attempt_id=attempt,
            number=number,
            content=write(Told(kind, version.pk, event, data)),
            at=at + timedelta(minutes=number),
        )
