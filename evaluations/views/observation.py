"""One observation: whoever may see it reads it here and says the verb that is theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from curriculum.form_definition import FormDefinition, parse
from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.confirm_transcription import confirm_transcription
from evaluations.actions.mark_read import mark_read
from evaluations.actions.record_refusal import record_refusal
from evaluations.actions.resolve_held import accept_held, void
from evaluations.actions.review import return_observation, review
from evaluations.choices import Hold
from evaluations.forms.decisions import AnswerForm, HeldForm, RefusalForm, ReviewForm, VoidForm
from evaluations.models import Observation
from evaluations.queries.observations import versions_of, visible_to, whole
from evaluations.transitions import AWAITING_TRAINEE, is_correctable, verbs_from
from interface.access import fetch
from interface.refusal import Refusal
from mentors.choices import Role
from mentors.models import User
from mentors.queries.scopes import READS_RECORDS, scopes_of
from mentors.signed_in import signed_in

CONFLICT = 409
DECISIONS = ("review", "accept", "return", "void")
"""Verbs that stand beside the record as forms."""


def allowed_verbs(person: User, observation: Observation) -> set[str]:
    """Return the verbs that fit the state and the person."""
    return {
        row.verb
        for row in verbs_from(observation.current.state)
        if row.permission and person.has_perm(row.permission, observation)
    }


def _ratings(observation: Observation, definition: FormDefinition) -> list[dict[str, Any]]:
    """Return the rated rows by group with anchor and comment, in form order."""
    comments = {row.path: row for row in observation.narratives.all()}
    rated = {row.competency_id: row for row in observation.ratings.all()}
    groups = []
    for group in definition.groups:
        rows = [
            {
                "item": item,
                "rating": rating,
                "fill": definition.fill_of(rating.value) if rating.value else None,
                "anchor": item.anchor_for(rating.value or 0),
                "comment": comments.get(f"rating:{item.code}"),
            }
            for item in group.items
            if (rating := rated.get(UUID(item.id))) is not None
        ]
        missing = [item for item in group.items if UUID(item.id) not in rated]
        groups.append({"group": group, "rows": rows, "missing": missing})
    return groups


def kept_text(form: forms.Form | None) -> str:
    """Return what was typed into a form that the new state shows no more, so it can be copied."""
    if form is None:
        return ""
    typed = (form.data.get(form.add_prefix(name), "") for name in ("note", "comment", "reason"))
    return "\n".join(text for text in typed if text.strip())


def page(
    request: HttpRequest,
    observation: Observation,
    *,
    status: int = 200,
    **bound: forms.Form,
) -> HttpResponse:
    """Draw the page; ``bound`` are forms that came back with their errors and what was typed."""
    person = signed_in(request)
    definition = parse(observation.form)
    verbs = allowed_verbs(person, observation)
    groups = _ratings(observation, definition)
    narratives = {row.path: row for row in observation.narratives.all()}
    is_author = observation.author_id == person.pk
    in_panel = scopes_of(person).has(*READS_RECORDS) and not is_author
    may_correct = is_author and is_correctable(
        observation.current.state, head=observation.current.head
    )
    is_trainee = observation.enrolment.trainee_id == person.pk
    answers = is_trainee and "acknowledge" in verbs
    context = {
        "frame_template": "frames/panel.html" if in_panel else "frames/app.html",
        "decides": answers
        or may_correct
        or (is_author and not verbs.isdisjoint({"refuse", "confirm"}))
        or not verbs.isdisjoint(DECISIONS),
        "decision_link": _("Go to my answer") if answers else "" if is_author else None,
        "observation": observation,
        "definition": definition,
        "groups": groups,
        "best_item": definition.by_id(observation.best_competency_id),
        "least_item": definition.by_id(observation.least_competency_id),
        "not_observed": sum(len(group["missing"]) for group in groups),
        "narratives": narratives,
        "holds": [Hold(code).label for code in observation.current.holds],
        "transcription": getattr(observation, "transcription", None),
        "versions": list(versions_of(observation, person)),
        "verbs": verbs,
        "answer_form": bound.get("answer") or AnswerForm(),
        "refusal_form": bound.get("refuse") or RefusalForm(observation=observation),
        "review_form": bound.get("review") or ReviewForm(),
        "held_form": bound.get("held") or HeldForm(),
        "void_form": bound.get("void") or VoidForm(),
        "form": next(iter(bound.values()), None),
        "kept": kept_text(next(iter(bound.values()), None)) if status == CONFLICT else "",
        "may_correct": may_correct,
        "waits_for_trainee": observation.current.state in AWAITING_TRAINEE,
        "is_trainee": is_trainee,
        "is_author": is_author,
        "reads_record": person.has_perm("evaluations.view_record", observation.enrolment),
    }
    return render(request, "evaluations/observation.html", context, status=status)


def _visible(request: HttpRequest, observation_id: UUID) -> Observation:
    return fetch(whole(visible_to(signed_in(request))), None, signed_in(request), pk=observation_id)


@login_required
@require_GET
def observation(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Show one observation with the verbs that are the reader's; note who read it first."""
    observed = _visible(request, observation_id)
    unread = not hasattr(observed, "first_reading")
    if unread and not mark_read(observation=observed, by=signed_in(request)):
        # Its author took it back a moment ago.
        observed = _visible(request, observation_id)
    return page(request, observed)


def _say(
    request: HttpRequest,
    observed: Observation,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    done: str,
    then: str = "",
) -> HttpResponse:
    """Run one verb: draw the page again with everything typed when it is refused."""
    if not form.is_valid():
        return page(request, observed, status=422, **{name: form})
    try:
        act(form.cleaned_data)
    except Refusal as refusal:
        field = refusal.extra.get("field") or ("note" if "note" in form.fields else None)
        form.add_error(field if field in form.fields else None, refusal.text)
        return page(request, _visible(request, observed.pk), status=refusal.status, **{name: form})
    messages.success(request, done)
    return redirect(then) if then else redirect("evaluations:observation", observed.pk)


@login_required
@require_POST
def answer(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Take the trainee's answer."""
    observed = _visible(request, observation_id)
    return _say(
        request,
        observed,
        "answer",
        AnswerForm(request.POST),
        lambda data: acknowledge(
            observation=observed, by=signed_in(request), kind=data["kind"], comment=data["comment"]
        ),
        _("Your answer was recorded. The supervisor reads it next."),
    )


@login_required
@require_POST
def refuse(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Record that the trainee refused to sign."""
    observed = _visible(request, observation_id)
    return _say(
        request,
        observed,
        "refuse",
        RefusalForm(request.POST, observation=observed),
        lambda data: record_refusal(
            observation=observed,
            by=signed_in(request),
            witness=data["witness"],
            reason=data["reason"],
        ),
        _("The refusal was recorded. The supervisor reads it next."),
    )


@login_required
@require_POST
def confirm(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Let the author stand by what somebody else typed from the own paper."""
    observed = _visible(request, observation_id)
    return _say(
        request,
        observed,
        "confirm",
        forms.Form(request.POST),
        lambda _data: confirm_transcription(observation=observed, by=signed_in(request)),
        _("Confirmed. It is yours now, as if you had signed it on the screen."),
    )


@login_required
@require_POST
def decide(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Review, return, accept or void, as the pressed button says."""
    observed = _visible(request, observation_id)
    person = signed_in(request)
    verb = request.POST.get("verb", "")
    acts: dict[str, tuple[str, type[forms.Form], Callable[[dict[str, Any]], object], str]] = {
        "review": (
            "review",
            ReviewForm,
            lambda data: review(observation=observed, by=person, note=data["note"]),
            _("Marked as reviewed."),
        ),
        "return": (
            "held" if observed.current.state == "held" else "review",
            ReviewForm,
            lambda data: return_observation(observation=observed, by=person, reason=data["note"]),
            _("Returned to the officer with your reason."),
        ),
        "accept": (
            "held",
            HeldForm,
            lambda data: accept_held(observation=observed, by=person, reason=data["note"]),
            _("Accepted. The trainee can read and answer it now."),
        ),
        "void": (
            "void",
            VoidForm,
            lambda data: void(
                observation=observed, by=person, code=data["code"], reason=data["note"]
            ),
            _("Voided. It stays readable and does not count."),
        ),
    }
    if verb not in acts:
        return redirect("evaluations:observation", observed.pk)
    name, form_class, act, done = acts[verb]
    inbox = scopes_of(person).has(Role.SUPERVISOR, Role.COORDINATOR)
    return _say(
        request,
        observed,
        name,
        form_class(request.POST),
        act,
        done,
        then="evaluations:inbox" if inbox else "",
    )
