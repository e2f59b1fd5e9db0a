"""A branching story: the situation, a decision a screen, what follows, and how it ends."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from curriculum.choices import AttemptKind, OptionRating
from curriculum.forms.learning import OptionForm, StepForm
from curriculum.learning.standing import Choice
from curriculum.models import Attempt, ContentVersion
from curriculum.queries.progress import latest_attempt
from curriculum.queries.reading import Scenario, scenario_of
from curriculum.views.module_page import (
    Place,
    Visit,
    go,
    learners_page,
    open_visit,
    page,
    place_of,
    record,
)
from interface.refusal import Refusal

ANEW = "nuevo"
"""The argument of an address that begins the story again."""


def _open(here: Visit) -> tuple[Scenario, Attempt | None]:
    """Return the story in the version that was begun, and the newest attempt at it."""
    piece = here.outline.scenario
    if piece is None:
        raise Http404
    attempt = latest_attempt(here.learner, AttemptKind.SCENARIO, piece.code)
    if ANEW in here.request.GET:
        attempt = None
    version = attempt.version if attempt else ContentVersion.objects.get(pk=piece.version_id)
    return scenario_of(version, country=here.country), attempt


@learners_page
@require_GET
def scenario(request: HttpRequest, module: str) -> HttpResponse:
    """Show the situation."""
    here = open_visit(request, module)
    story, attempt = _open(here)
    return page(here, "scenario", {"story": story, "begun": attempt is not None})


@learners_page
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, module: str) -> HttpResponse:
    """Show where the story stands: a decision, what a choice led to, or an ending."""
    here = open_visit(request, module)
    story, attempt = _open(here)
    if request.method == "POST":
        return _decided(here, story)
    place = place_of(attempt)
    return _show(here, story, place)


def _show(
    here: Visit, story: Scenario, place: Place, form: OptionForm | None = None
) -> HttpResponse:
    standing = place.standing
    context: dict[str, Any] = {"story": story, "place": place, "path": standing.path}
    if standing.shows_choice:
        chosen = standing.path[-1]
        option = story.option(chosen.screen, chosen.option) or {}
        context |= {
            "screen": story.screen(chosen.screen),
            "option": option,
            "harmful": option.get("rating") == OptionRating.HARMFUL,
            "best": option.get("rating") == OptionRating.BEST,
        }
        return page(here, "consequence", context)
    key = standing.at or story.first
    screen = story.screen(key)
    if screen is None:
        raise Http404
    if screen["type"] == "ending":
        last: Choice = standing.path[-1]
        return page(here, "ending", context | {"screen": screen, "last": last.screen})
    keys = [each["key"] for each in story.screens if each["type"] == "decision"]
    context |= {
        "screen": screen,
        "form": form or OptionForm(screen, str(place.id)),
        "number": keys.index(key) + 1,
        "total": len(keys),
        "before": standing.path[-1].screen if standing.path else "",
    }
    return page(here, "decision", context, status=422 if form else 200)


def _decided(here: Visit, story: Scenario) -> HttpResponse:
    """Record what the form asks for; an attempt keeps the version that it began with."""
    posted = here.request.POST
    step = StepForm(posted)
    attempt = _attempt_of(here, step)
    if attempt is not None:
        story = scenario_of(attempt.version, country=here.country)
    event = posted.get("event", "")
    data: dict[str, Any] = {"screen": posted.get("screen", "")}
    screen = story.screen(data["screen"])
    if screen is None or screen["type"] != "decision":
        raise _unreadable()
    if event == "chosen":
        form = OptionForm(screen, str(step.cleaned_data["attempt"]), posted)
        if not form.is_valid():
            return _show(here, story, place_of(attempt, step.cleaned_data["attempt"]), form)
        data["option"] = form.cleaned_data["option"]
    elif event not in ("went_on", "taken_back"):
        raise _unreadable()
    record(
        here,
        kind=AttemptKind.SCENARIO,
        version_id=story.version.pk,
        event=event,
        data=data,
    )
    return go(here, "decide")


def _attempt_of(here: Visit, step: StepForm) -> Attempt | None:
    if not step.is_valid():
        raise _unreadable()
    attempt_id: UUID = step.cleaned_data["attempt"]
    return (
        Attempt.objects.select_related("version")
        .filter(pk=attempt_id, person=here.learner.pk)
        .first()
    )


def _unreadable() -> Refusal:
    return Refusal(
        code="bad_request",
        text=_("The request could not be read. Go back and try again."),
        reason="no step of a story",
        status=400,
    )
