"""What every page inside a module has in common: who reads, where, and how to get out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from curriculum.actions.record_attempt_event import Outcome, record_attempt_event
from curriculum.forms.learning import StepForm
from curriculum.learner import Learner, learner_of
from curriculum.learning import events
from curriculum.learning.standing import Standing, in_order
from curriculum.models import Attempt
from curriculum.models.pages.content import DEMONSTRATION_MARK
from curriculum.queries.help_bar import help_bar
from curriculum.queries.outline import Outline, Piece, outline_of
from curriculum.queries.progress import (
    Known,
    ModuleState,
    events_of,
    progress_of,
    standing,
    state_of,
)
from interface.refusal import Refusal, refused

View = Callable[..., HttpResponse]


def learners_page(view: View) -> View:
    """Ask for a session, and show what stands against a step as a page of its own."""

    @login_required
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refused(request, refusal)

    return shown


@dataclass(frozen=True)
class Visit:
    """Somebody in a module: ``country`` is that of the agency."""

    request: HttpRequest
    learner: Learner
    outline: Outline
    known: Known
    state: ModuleState

    @property
    def country(self) -> str:
        """Return the reader's country."""
        return str(self.learner.agency.country)

    @property
    def slug(self) -> str:
        """Return the module as addresses write it, e.g. ``m01``."""
        return slug_of(self.outline.code)

    def address(self, name: str, *args: Any) -> str:
        """Return the address of a page of this module."""
        return reverse(f"curriculum:{name}", args=[self.slug, *args])


def slug_of(code: str) -> str:
    """Return a code as addresses write it: ``l1-1`` for ``L1.1``."""
    return code.lower().replace(".", "-")


def code_of(slug: str) -> str:
    """Return the code behind a part of an address."""
    return slug.upper().replace("-", ".")


def address_of(outline: Outline, piece: Piece) -> str:
    """Return where a part of a module begins, or goes on."""
    module = slug_of(outline.code)
    if piece.kind == "lesson":
        return reverse("curriculum:lesson", args=[module, slug_of(piece.code)])
    return reverse(f"curriculum:{piece.kind}", args=[module])


def visit(request: HttpRequest, module: str) -> Visit:
    """Return the visit; a module that is not published, or not for the reader, does not exist."""
    learner = learner_of(request)
    outline = outline_of(code_of(module), mentor=learner.learns_mentoring)
    if outline is None:
        raise Http404
    known = progress_of(learner)
    return Visit(request, learner, outline, known, state_of(outline, known))


def open_visit(request: HttpRequest, module: str) -> Visit:
    """Return the visit of a module that is open to the reader; ``Refusal`` when others come first.

    The cover explains it; who comes here all the same followed an old address.
    """
    found = visit(request, module)
    if found.state.locked:
        raise Refusal(
            code="modulo_cerrado",
            text=_("This module opens when you finish %(codes)s.")
            % {"codes": ", ".join(found.state.missing)},
            reason="modules before it are not finished",
        )
    return found


@dataclass(frozen=True)
class Place:
    """Where an attempt stands, and the number of its next step; ``attempt`` may not exist yet."""

    id: UUID
    attempt: Attempt | None
    standing: Standing
    number: int


def place_of(attempt: Attempt | None, new_id: UUID | None = None) -> Place:
    """Return where an attempt stands, a new one at its beginning; one query for one that exists."""
    if attempt is None:
        return Place(new_id or uuid4(), None, Standing(), 1)
    told = events_of(attempt)
    return Place(attempt.pk, attempt, standing(attempt, told), len(in_order(told)) + 1)


def record(
    here: Visit, *, kind: str, version_id: int, event: str, data: dict[str, Any]
) -> Outcome | None:
    """Record the step that a form sent; ``None`` when another tab was faster, which is said."""
    step = StepForm(here.request.POST)
    if not step.is_valid():
        raise Refusal(
            code="bad_request",
            text=_("The request could not be read. Go back and try again."),
            reason="attempt or number",
            status=400,
        )
    try:
        return record_attempt_event(
            person=here.learner,
            attempt_id=step.cleaned_data["attempt"],
            number=step.cleaned_data["number"],
            content=events.write(events.Told(kind, version_id, event, data)),
        )
    except Refusal as refusal:
        if refusal.code != "id_reutilizado":
            raise
        messages.info(here.request, _("You went on in another window. This is where you are."))
        return None


def page(here: Visit, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Answer with a page of a module: its frame, the help, the way out; never kept by a cache."""
    shared = {
        "outline": here.outline,
        "state": here.state,
        "module": here.slug,
        "quick_exit": settings.QUICK_EXIT if here.outline.warns else "",
        "mark": DEMONSTRATION_MARK if here.outline.payload["mark"] else "",
        "help_bar": help_bar(here.country),
    }
    response = render(
        here.request, f"curriculum/learn/{template}.html", shared | context, status=status
    )
    response["Cache-Control"] = "no-store"
    return response


def go(here: Visit, name: str, *args: Any) -> HttpResponse:
    """Lead to a page of this module."""
    return redirect(here.address(name, *args))
