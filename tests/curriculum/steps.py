"""Steps of learners for tests: told, recorded, and whole modules finished."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from curriculum.actions.record_attempt_event import Outcome, record_attempt_event
from curriculum.choices import AttemptKind, OptionRating
from curriculum.learning.events import Told, write
from curriculum.models import ContentVersion, PublishedContent
from curriculum.queries.reading import module_for

Step = tuple[str, dict[str, Any]]


def version(kind: str, code: str) -> ContentVersion:
    """The version in force."""
    return PublishedContent.objects.get(kind=kind, code=code).version


def tell(
    person: Any,
    kind: str,
    of: ContentVersion,
    steps: Iterable[Step],
    *,
    attempt: UUID | None = None,
    first: int = 1,
    at: datetime | None = None,
) -> Outcome | None:
    """Record steps one after another; returns the last outcome."""
    attempt, last = attempt or uuid4(), None
    for number, (event, data) in enumerate(steps, start=first):
        last = record_attempt_event(
            person=person,
            attempt_id=attempt,
            number=number,
            content=write(Told(kind, of.pk, event, data)),
            at=at,
        )
    return last


def read(person: Any, code: str, **more: Any) -> None:
    """Finish a lesson."""
    tell(person, AttemptKind.LESSON, version("lesson", code), [("finished", {})], **more)


def choices(of: ContentVersion, rating: str) -> list[Step]:
    """The steps that take a story to its end by one kind of option."""
    found: list[Step] = []
    for screen in of.payload["screens"]:
        for option in screen.get("options", []):
            if option["rating"] == rating:
                found.append(("chosen", {"screen": screen["key"], "option": option["id"]}))
                found.append(("went_on", {"screen": screen["key"]}))
    return found


def play(person: Any, code: str, rating: str = OptionRating.BEST, **more: Any) -> None:
    """Take a story to its end."""
    of = version("scenario", code)
    tell(person, AttemptKind.SCENARIO, of, choices(of, rating), **more)


def answers(of: ContentVersion, *, right: bool = True) -> list[Step]:
    """The answers to every question, all right or all wrong."""
    found: list[Step] = []
    for question in of.payload["questions"]:
        options = question["options"]
        wanted = [each["id"] for each in options if each.get("correct", True)]
        if not right:
            wanted = wanted[::-1] if question["kind"] == "order" else []
        found.append(("answered", {"question": question["code"], "options": wanted}))
    return found


def answer(person: Any, code: str, *, right: bool = True, **more: Any) -> Outcome | None:
    """Answer a whole quiz."""
    of = version("quiz", code)
    return tell(person, AttemptKind.QUIZ, of, answers(of, right=right), **more)


def finish(person: Any, code: str = "M01") -> None:
    """Do everything in a module."""
    module = module_for(code, country=person.agency.country)
    assert module is not None
    assert module.scenario is not None
    for lesson in module.lessons:
        read(person, lesson.code)
    play(person, module.scenario.code)
    answer(person, code)
