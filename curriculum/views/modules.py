"""The list of modules, a module's cover, pausing, going on, and its alternative."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from curriculum.choices import AttemptKind, ContentKind, ContentLevel
from curriculum.learner import learner_of
from curriculum.models import ContentVersion
from curriculum.queries.certificates import own
from curriculum.queries.outline import Outline, outlines
from curriculum.queries.progress import (
    Known,
    ModuleState,
    done,
    finished_modules,
    next_piece,
    open_attempt,
    progress_of,
    state_of,
)
from curriculum.views.module_page import (
    Visit,
    address_of,
    go,
    learners_page,
    open_visit,
    page,
    place_of,
    record,
    slug_of,
    visit,
)


def _status(state: ModuleState) -> dict[str, str]:
    if state.finished:
        return {"status": _("Finished"), "tone": "ok", "icon": "check"}
    if state.locked:
        return {"status": _("Not open yet"), "tone": "", "icon": "lock"}
    if state.begun:
        return {"status": _("In progress"), "tone": "info", "icon": "clock"}
    return {"status": _("To do"), "tone": "", "icon": ""}


def opens_after(state: ModuleState) -> str:
    """Return the sentence that says what opens a module, "" for one that is open."""
    if not state.locked:
        return ""
    return _("It opens when you finish %(codes)s.") % {"codes": ", ".join(state.missing)}


def _row(state: ModuleState) -> dict[str, Any]:
    outline = state.outline
    detail = [
        outline.code,
        ngettext("%(count)s minute", "%(count)s minutes", outline.minutes)
        % {"count": outline.minutes},
    ]
    if outline.warns:
        detail.append(_("Content note: %(level)s") % {"level": outline.level.label.lower()})
    return {
        "label": outline.title,
        "detail": " · ".join(detail),
        "href": reverse("curriculum:module", args=[slug_of(outline.code)]),
        "hint": opens_after(state),
        **_status(state),
    }


@learners_page
@require_GET
def modules(request: HttpRequest) -> HttpResponse:
    """List the modules in their order, each with its state."""
    learner = learner_of(request)
    known = progress_of(learner)
    states = [state_of(each, known) for each in outlines(mentor=learner.learns_mentoring)]
    finished = finished_modules(known)
    return render(
        request,
        "curriculum/learn/modules.html",
        {
            "rows": [_row(state) for state in states],
            "finished": len([each for each in states if each.outline.code in finished]),
            "total": len(states),
        },
    )


def _pieces(outline: Outline, known: Known, *, locked: bool) -> list[dict[str, Any]]:
    held = done(known)
    labels = {ContentKind.SCENARIO: _("Practice case"), ContentKind.QUIZ: _("Quiz")}
    found = []
    for piece in outline.pieces:
        if piece.key in held:
            face = {"status": _("Finished"), "tone": "ok", "icon": "check"}
        elif piece.key in known:
            face = {"status": _("In progress"), "tone": "info", "icon": "clock"}
        else:
            face = {"status": "", "tone": "", "icon": ""}
        detail = [labels.get(ContentKind(piece.kind), piece.code)]
        if piece.minutes:
            detail.append(
                ngettext("%(count)s minute", "%(count)s minutes", piece.minutes)
                % {"count": piece.minutes}
            )
        label = labels[ContentKind.QUIZ] if piece.kind == ContentKind.QUIZ else piece.title
        found.append(
            {
                "label": label,
                "detail": " · ".join(detail if piece.kind != ContentKind.QUIZ else detail[1:]),
                "href": "" if locked else address_of(outline, piece),
                **face,
            }
        )
    return found


@learners_page
@require_GET
def module(request: HttpRequest, module: str) -> HttpResponse:
    """Show the cover: what it is about, how long, what it may stir, and the ways to do it."""
    here = visit(request, module)
    state = here.state
    return page(
        here,
        "module",
        {
            "level_words": here.outline.level.label,
            "opens_after": opens_after(state),
            "pieces": _pieces(here.outline, here.known, locked=state.locked),
            "next": next_piece(here.outline, here.known),
            "certificate": own(here.learner).filter(
                subject=here.outline.code, revoked_at__isnull=True
            ).first()
            if state.finished
            else None,
        },
    )  # fmt: skip


@learners_page
@require_GET
def go_on(request: HttpRequest, module: str) -> HttpResponse:
    """Lead to where the person stopped."""
    here = open_visit(request, module)
    piece = next_piece(here.outline, here.known)
    if piece is None:
        return go(here, "closing")
    return redirect(address_of(here.outline, piece))


@learners_page
@require_GET
def pause(request: HttpRequest, module: str) -> HttpResponse:
    """A calm page. Nothing is asked and nothing is written: the place is kept already."""
    return page(visit(request, module), "pause", {})


@learners_page
@require_http_methods(["GET", "POST"])
def alternative(request: HttpRequest, module: str) -> HttpResponse:
    """The same objectives without tales; it counts the same (CS-12)."""
    here = open_visit(request, module)
    if here.outline.level != ContentLevel.HIGH:
        raise Http404
    attempt = open_attempt(here.learner, AttemptKind.ALTERNATIVE, here.outline.code)
    version = attempt.version if attempt else here.outline.version
    if request.method == "POST":
        record(here, kind=AttemptKind.ALTERNATIVE, version_id=version.pk, event="finished", data={})
        return go(here, "module")
    return page(
        here,
        "alternative",
        {
            "html": version.payload["alternative"],
            "lessons": [] if version.payload["alternative"] else _in_brief(here),
            "place": place_of(attempt),
        },
    )


def _in_brief(here: Visit) -> list[dict[str, Any]]:
    """Key points and the action of each lesson, no dialogue and no story: one query."""
    versions = ContentVersion.objects.in_bulk([each.version_id for each in here.outline.lessons])
    found = []
    for piece in here.outline.lessons:
        body = versions[piece.version_id].payload["body"]
        found.append(
            {
                "title": piece.title,
                "points": [
                    point
                    for part in body
                    if part["type"] == "key_points"
                    for point in part["points"]
                ],
                "action": next((part["text"] for part in body if part["type"] == "next_shift"), ""),
            }
        )
    return found
