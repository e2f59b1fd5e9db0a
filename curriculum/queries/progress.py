"""How far people are: own attempts, what is done, what is open, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from curriculum.choices import AttemptKind
from curriculum.learning.standing import Event, Standing, standing_of
from curriculum.models import Attempt, Progress, Retest
from curriculum.queries.outline import Outline, Piece

Known = Mapping[tuple[str, str], Progress]
"""{(kind, code): progress} of one person."""


def attempts_visible_to(person: Any) -> QuerySet[Attempt]:
    """Return the person's own attempts: what somebody answered is nobody else's to read."""
    return Attempt.objects.filter(person=person.pk)


def progress_of(person: Any) -> dict[tuple[str, str], Progress]:
    """Return everything that one person began, by kind and code; one query."""
    rows = Progress.objects.filter(person=person.pk)
    return {(row.kind, row.code): row for row in rows}


def progress_and_retests_of(person: Any) -> dict[tuple[str, str], Progress]:
    """Return the same; ``asked_again`` tells of a passed quiz that is open once more; one query."""
    asked = Retest.objects.filter(
        person=OuterRef("person"), module_code=OuterRef("code"), due_on=OuterRef("retest_on")
    )
    quiz = Q(kind=AttemptKind.QUIZ)
    rows = Progress.objects.filter(person=person.pk).annotate(asked_again=quiz & Exists(asked))
    return {(row.kind, row.code): row for row in rows}


def progress_of_people(people: Iterable[UUID]) -> QuerySet[Progress]:
    """Return what several people began, versions of what they finished at hand.

    Who may ask about whom is decided in ``mentors`` and ``evaluations`` (decision 13).
    """
    return Progress.objects.filter(person__in=list(people)).select_related("version")


def done(known: Known) -> set[tuple[str, str]]:
    """Return (kind, code) of what is finished."""
    return {key for key, row in known.items() if row.done_at is not None}


def finished_modules(known: Known) -> set[str]:
    """Return the codes of finished modules."""
    return {code for kind, code in done(known) if kind == AttemptKind.MODULE}


@dataclass(frozen=True)
class ModuleState:
    """Where a person is in a module: ``missing`` names the modules that open it."""

    outline: Outline
    finished: bool
    begun: bool
    missing: tuple[str, ...]

    @property
    def locked(self) -> bool:
        """Whether others come first; what was begun stays open."""
        return bool(self.missing) and not self.begun


def state_of(outline: Outline, known: Known) -> ModuleState:
    """Return where the person is in a module; no query."""
    finished = finished_modules(known)
    return ModuleState(
        outline,
        finished=outline.code in finished,
        begun=any(row.module_code == outline.code for row in known.values()),
        missing=tuple(code for code in outline.opens_after if code not in finished),
    )


def next_piece(outline: Outline, known: Known) -> Piece | None:
    """Return the first part of a module that is not done, ``None`` when all are; no query."""
    held = done(known)
    skipped = (AttemptKind.ALTERNATIVE, outline.code) in held
    for piece in outline.pieces:
        if piece.key not in held and not (skipped and piece.kind != AttemptKind.QUIZ):
            return piece
    return None


def next_module(states: Iterable[ModuleState]) -> ModuleState | None:
    """Return the module to go on with: the one begun, else the first that is open; no query."""
    open_ones = [
        each for each in states if not each.finished and not each.locked and each.outline.is_whole
    ]
    return next((each for each in open_ones if each.begun), next(iter(open_ones), None))


def open_attempt(person: Any, kind: str, code: str) -> Attempt | None:
    """Return the newest attempt that is not finished, with its version; one query."""
    return latest_attempt(person, kind, code, finished_at__isnull=True)


def latest_attempt(person: Any, kind: str, code: str, **more: Any) -> Attempt | None:
    """Return the newest attempt at some content, with its version; one query."""
    rows = attempts_visible_to(person).filter(kind=kind, code=code, **more)
    return rows.select_related("version").order_by("-started_at", "-id").first()


def events_of(attempt: Attempt) -> list[Event]:
    """Return the events of an attempt by number; one query."""
    rows = attempt.events.order_by("number").values_list("number", "kind", "data", "received_at")
    return [Event(*row) for row in rows]


def standing(attempt: Attempt, events: Iterable[Event]) -> Standing:
    """Return what the events of an attempt amount to; its version must be at hand."""
    return standing_of(
        attempt.kind,
        attempt.version.payload,
        events,
        country=attempt.country,
        pass_percent=attempt.pass_percent,
    )


def failures_since_review(person: Any, outline: Outline, known: Known) -> int:
    """Return how often the quiz was failed since a lesson was last finished; one query.

    Passing it, too, starts the count anew.
    """
    if outline.quiz is None:
        return 0
    keys = [*(each.key for each in outline.lessons), outline.quiz.key]
    moments = [known[key].latest_done_at for key in keys if key in known]
    reviewed = [each for each in moments if each is not None]
    failed = attempts_visible_to(person).filter(
        kind=AttemptKind.QUIZ, code=outline.quiz.code, passed=False
    )
    if reviewed:
        failed = failed.filter(finished_at__gt=max(reviewed))
    return failed.count()


def due_for_retest(today: date) -> QuerySet[Progress]:
    """Return passed quizzes whose day has come and that nobody asks again yet."""
    known = Retest.objects.filter(
        person=OuterRef("person"), module_code=OuterRef("code"), due_on=OuterRef("retest_on")
    )
    return Progress.objects.filter(
        ~Exists(known), kind=AttemptKind.QUIZ, retest_on__lte=today, person__is_active=True
    ).order_by(F("retest_on"), "pk")
