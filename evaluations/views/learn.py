"""The trainee's pages: the next step, own observations, the answer."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from curriculum.queries.next_step import next_step_of
from curriculum.views.module_page import address_of
from evaluations.queries.observations import heads_of_trainee
from evaluations.queries.waiting import for_trainee
from interface.listing import listing
from mentors.choices import Role
from mentors.queries.scopes import scopes_of
from mentors.signed_in import signed_in


@login_required
def app_home(request: HttpRequest) -> HttpResponse:
    """Send to the officer's or the trainee's first page."""
    if scopes_of(signed_in(request)).has(Role.FTO):
        return redirect("evaluations:field_home")
    return redirect("evaluations:learn_home")


@login_required
def learn_home(request: HttpRequest) -> HttpResponse:
    """Show the one next action: what waits for an answer, oldest first; else what to learn."""
    person = signed_in(request)
    learning = next_step_of(person) if person.agency_id else None
    enrolment = (
        person.enrolments.select_related("cohort", "unit")
        .prefetch_related("phases__template")
        .order_by("-starts_on")
        .first()
    )
    phase = (
        next((row for row in enrolment.phases.all() if row.current), None) if enrolment else None
    )
    return render(
        request,
        "evaluations/learn/home.html",
        {
            "waiting": list(for_trainee(person)),
            "learning": learning,
            "learning_address": address_of(learning.outline, learning.piece) if learning else "",
            "enrolment": enrolment,
            "phase": phase,
            "recent": list(heads_of_trainee(person)[:3]),
        },
    )


@login_required
def own_observations(request: HttpRequest) -> HttpResponse:
    """List every observation about the trainee; scores are not averaged."""
    return render(
        request,
        "evaluations/learn/observations.html",
        {"listing": listing(request, heads_of_trainee(signed_in(request)))},
    )
