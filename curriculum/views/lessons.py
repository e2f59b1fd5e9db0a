"""A lesson, one idea a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from curriculum.choices import AttemptKind, ContentCountry
from curriculum.learning.screens import Screen, screens_of
from curriculum.models import Attempt, ContentVersion
from curriculum.queries.outline import Piece
from curriculum.queries.progress import open_attempt
from curriculum.queries.reading import Lesson, lesson_of
from curriculum.views.module_page import (
    Visit,
    code_of,
    learners_page,
    open_visit,
    page,
    place_of,
    record,
    slug_of,
)
from interface.refusal import Refusal

COUNTRY = "pais"
"""The argument of an address that shows another country's variation."""


@dataclass(frozen=True)
class Opened:
    """A lesson as its reader finds it: the version that was begun, in the country looked at."""

    piece: Piece
    attempt: Attempt | None
    lesson: Lesson
    screens: list[Screen]
    country: str


def _open(here: Visit, slug: str) -> Opened:
    piece = here.outline.lesson(code_of(slug))
    if piece is None:
        raise Http404
    attempt = open_attempt(here.learner, AttemptKind.LESSON, piece.code)
    version = attempt.version if attempt else ContentVersion.objects.get(pk=piece.version_id)
    asked = here.request.GET.get(COUNTRY, "")
    country = asked if asked in ContentCountry.values else here.country
    lesson = lesson_of(version, country=country)
    return Opened(piece, attempt, lesson, screens_of(lesson.parts), country)


def _screen_address(here: Visit, opened: Opened, number: int) -> str:
    address = here.address("lesson_screen", slug_of(opened.piece.code), number)
    if opened.country == here.country:
        return address
    return f"{address}?{urlencode({COUNTRY: opened.country})}"


@learners_page
@require_GET
def lesson(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """Lead to the screen where the reader stopped."""
    here = open_visit(request, module)
    opened = _open(here, lesson)
    number = place_of(opened.attempt).standing.screen
    return redirect(_screen_address(here, opened, min(number, len(opened.screens))))


@learners_page
@require_GET
def screen(request: HttpRequest, module: str, lesson: str, number: int) -> HttpResponse:
    """Show one idea."""
    here = open_visit(request, module)
    opened = _open(here, lesson)
    if not 1 <= number <= len(opened.screens):
        # Another country's variation may have fewer.
        return redirect(_screen_address(here, opened, len(opened.screens)))
    return page(
        here,
        "lesson",
        {
            "lesson": opened.lesson,
            "screen": opened.screens[number - 1],
            "part": opened.screens[number - 1].part,
            "total": len(opened.screens),
            "last": number == len(opened.screens),
            "back": _screen_address(here, opened, number - 1) if number > 1 else "",
            "place": place_of(opened.attempt),
            "send_to": _send_to(here, opened, number),
            "countries": _countries(here, opened, number),
        },
    )


def _send_to(here: Visit, opened: Opened, number: int) -> str:
    address = here.address("lesson_step", slug_of(opened.piece.code), number)
    if opened.country == here.country:
        return address
    return f"{address}?{urlencode({COUNTRY: opened.country})}"


def _countries(here: Visit, opened: Opened, number: int) -> list[dict[str, Any]]:
    """Return the switch between countries, for a lesson that differs in one."""
    body = opened.lesson.payload["body"]
    if not any(part["type"] == "country" for part in body):
        return []
    address = here.address("lesson_screen", slug_of(opened.piece.code), number)
    return [
        {
            "label": country.label,
            "href": f"{address}?{urlencode({COUNTRY: country.value})}",
            "current": country == opened.country,
        }
        for country in ContentCountry
    ]


@learners_page
@require_POST
def step(request: HttpRequest, module: str, lesson: str, number: int) -> HttpResponse:
    """Go on from a screen: to the next one, or out of the lesson after the last."""
    here = open_visit(request, module)
    opened = _open(here, lesson)
    version_id = opened.lesson.version.pk
    if number < len(opened.screens):
        record(
            here,
            kind=AttemptKind.LESSON,
            version_id=version_id,
            event="opened",
            data={"screen": number + 1},
        )
        return redirect(_screen_address(here, opened, number + 1))
    if number > len(opened.screens):
        raise Refusal(
            code="bad_request",
            text=_("The request could not be read. Go back and try again."),
            reason="no such screen",
            status=400,
        )
    record(here, kind=AttemptKind.LESSON, version_id=version_id, event="finished", data={})
    return redirect(here.address("go_on"))
