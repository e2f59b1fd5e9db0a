"""A quiz: one question a screen, the reason after each answer, the result at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from curriculum.choices import AttemptKind
from curriculum.content.comparison import text_of
from curriculum.forms.learning import FORMS
from curriculum.learning.review import lessons_to_review
from curriculum.models import Attempt, ContentVersion
from curriculum.queries.outline import Piece
from curriculum.queries.progress import failures_since_review, latest_attempt
from curriculum.queries.reading import Quiz, quiz_of
from curriculum.views.module_page import (
    Place,
    Visit,
    address_of,
    go,
    learners_page,
    open_visit,
    page,
    place_of,
    record,
)


@dataclass(frozen=True)
class Opened:
    """A quiz in the version that was begun, and where the attempt stands."""

    quiz: Quiz
    place: Place
    pass_percent: int

    @property
    def next_number(self) -> int:
        """Return the first question without an answer, counted from 1; 0 when all have one."""
        for number, question in enumerate(self.quiz.questions, start=1):
            if question["code"] not in self.place.standing.answers:
                return number
        return 0


def _piece(here: Visit) -> Piece:
    if here.outline.quiz is None:
        raise Http404
    return here.outline.quiz


def _open(here: Visit, attempt: Attempt | None, new_id: UUID | None = None) -> Opened:
    version = attempt.version if attempt else ContentVersion.objects.get(pk=_piece(here).version_id)
    country = attempt.country if attempt else here.country
    percent = attempt.pass_percent if attempt else here.learner.learning_rules.pass_percent
    return Opened(quiz_of(version, country=country), place_of(attempt, new_id), percent)


def _named(here: Visit, attempt_id: UUID) -> Attempt | None:
    """Return the attempt of an address, ``None`` for one that begins; another's does not exist."""
    attempt = Attempt.objects.select_related("version").filter(pk=attempt_id).first()
    if attempt is None:
        return None
    if attempt.person_id != here.learner.pk or attempt.kind != AttemptKind.QUIZ:
        raise Http404
    if attempt.code != here.outline.code:
        raise Http404
    return attempt


def _review(here: Visit, quiz: Quiz, missed: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Return the lessons to read again; one query where something was missed."""
    if not missed:
        return []
    lessons = here.outline.lessons
    versions = ContentVersion.objects.in_bulk([each.version_id for each in lessons])
    words = {each.code: text_of(versions[each.version_id].payload) for each in lessons}
    wanted = lessons_to_review(missed, words)
    return [
        {"label": each.title, "detail": each.code, "href": address_of(here.outline, each)}
        for each in lessons
        if each.code in wanted
    ]


def _missed(opened: Opened) -> list[dict[str, Any]]:
    right = opened.place.standing.right
    return [each for each in opened.quiz.questions if right.get(each["code"]) is False]


@learners_page
@require_GET
def quiz(request: HttpRequest, module: str) -> HttpResponse:
    """Say how it goes, and where the reader stands: new, begun, passed, or to review first."""
    here = open_visit(request, module)
    attempt = latest_attempt(here.learner, AttemptKind.QUIZ, _piece(here).code)
    begun = attempt if attempt is not None and attempt.finished_at is None else None
    opened = _open(here, begun)
    left = here.learner.learning_rules.attempts - failures_since_review(
        here.learner, here.outline, here.known
    )
    blocked = begun is None and left <= 0
    return page(
        here,
        "quiz",
        {
            "count": len(opened.quiz.questions),
            "pass_percent": opened.pass_percent,
            "begun": begun,
            "left": left,
            "blocked": blocked,
            "review": _review(here, opened.quiz, _missed(_open(here, attempt))) if blocked else [],
            "latest": attempt if attempt is not None and attempt.finished_at else None,
            "start": here.address(
                "question", opened.place.id if begun else uuid4(), opened.next_number or 1
            ),
        },
    )


@learners_page
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, module: str, attempt: UUID, number: int) -> HttpResponse:
    """Ask one question; once it is answered, say whether it was right, and why."""
    here = open_visit(request, module)
    found = _named(here, attempt)
    opened = _open(here, found, attempt)
    if not 1 <= number <= len(opened.quiz.questions):
        raise Http404
    asked = opened.quiz.questions[number - 1]
    if asked["code"] in opened.place.standing.answers:
        return _answered(here, opened, asked, number)
    form = FORMS[asked["kind"]](asked, str(attempt), request.POST or None)
    if request.method == "POST" and form.is_valid():
        record(
            here,
            kind=AttemptKind.QUIZ,
            version_id=opened.quiz.version.pk,
            event="answered",
            data={"question": asked["code"], "options": form.ids},
        )
        return go(here, "question", attempt, number)
    return page(
        here,
        "question",
        {
            "form": form,
            "question": asked,
            "number": number,
            "total": len(opened.quiz.questions),
            "place": opened.place,
        },
        status=422 if form.is_bound else 200,
    )


def _answered(here: Visit, opened: Opened, asked: dict[str, Any], number: int) -> HttpResponse:
    standing = opened.place.standing
    texts = {each["id"]: each["text"] for each in asked["options"]}
    following = opened.next_number
    return page(
        here,
        "answered",
        {
            "question": asked,
            "number": number,
            "total": len(opened.quiz.questions),
            "right": standing.right[asked["code"]],
            "given": [texts[each] for each in standing.answers[asked["code"]]],
            "wanted": [each["text"] for each in asked["options"] if each.get("correct", True)],
            "next": here.address("question", opened.place.id, following)
            if following
            else here.address("result", opened.place.id),
            "all_answered": not following,
        },
    )


@learners_page
@require_GET
def result(request: HttpRequest, module: str, attempt: UUID) -> HttpResponse:
    """Say how it went, and which lesson to read again."""
    here = open_visit(request, module)
    found = _named(here, attempt)
    if found is None or found.finished_at is None:
        return go(here, "quiz")
    opened = _open(here, found)
    missed = _missed(opened)
    left = here.learner.learning_rules.attempts - failures_since_review(
        here.learner, here.outline, here.known
    )
    return page(
        here,
        "result",
        {
            "passed": found.passed,
            "right": len(opened.quiz.questions) - len(missed),
            "total": len(opened.quiz.questions),
            "pass_percent": found.pass_percent,
            "left": max(left, 0),
            "review": _review(here, opened.quiz, missed),
        },
    )
