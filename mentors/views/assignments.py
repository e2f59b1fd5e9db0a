"""Who accompanies a trainee: plan, change, end; and the calendar of a week."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from mentors.actions.assign_officer import assign_officer, check_pair
from mentors.actions.change_assignment import change_assignment, end_assignment
from mentors.forms.pairing import EndAssignmentForm, PairForm, SpanForm
from mentors.models import Assignment, Enrolment, User
from mentors.queries.enrolments import visible_to as visible_enrolments
from mentors.queries.pairing import trainees_with_officer
from mentors.queries.people import officers_of
from mentors.queries.rotation import objections_about, suggestions
from mentors.queries.week import week_of
from mentors.rotation import Objection
from mentors.views.coordination import refuse, require_coordinator

WEEK = timedelta(days=7)
SPAN = ("role", "from_date", "to_date", "exception_reason")


def _enrolment(person: User, enrolment_id: UUID) -> Enrolment:
    return fetch(
        visible_enrolments(person).select_related(
            "trainee", "unit", "agency", "cohort", "programme_version"
        ),
        "mentors.assign_officer",
        person,
        pk=enrolment_id,
    )


def _is_possible(
    form: SpanForm, enrolment: Enrolment, officer: User, said: Mapping[str, Any]
) -> bool:
    """Tell whether the two may be paired at all; no reason helps against what is said here."""
    try:
        check_pair(enrolment, officer, said["from_date"], said["to_date"], said["role"])
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


def _unsaid(form: SpanForm, objections: Sequence[Objection]) -> bool:
    """Tell whether a person must look again: a warning not shown yet, or a reason missing."""
    said = form.cleaned_data
    if any(one.needs_reason for one in objections) and not said["exception_reason"].strip():
        form.add_error(
            "exception_reason",
            _("Something speaks against it. Write the reason for the exception, or change it."),
        )
        return True
    return not {one.code for one in objections} <= said["seen"]


def _save(form: SpanForm, objections: Sequence[Objection], act: Callable[[], object]) -> bool:
    """Save unless the page has to be shown once more; returns whether it was saved."""
    if _unsaid(form, objections):
        form.show(one.code for one in objections)
        return False
    try:
        act()
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


@login_required
@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """Pair an officer with a trainee, now or in a phase to come."""
    person = require_coordinator(request)
    enrolment = _enrolment(person, enrolment_id)
    form = PairForm(request.POST or None, coordinator=person, enrolment=enrolment)
    current = enrolment.phases.select_related("template").filter(current=True).first()
    day, phase = timezone.localdate(), current.template if current else None
    objections: list[Objection] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and _is_possible(form, enrolment, form.cleaned_data["officer"], form.cleaned_data)
    ):
        said = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        day, phase = said["from_date"], said["planned_phase"] or phase
        objections = objections_about(
            enrolment=enrolment,
            officer=said["officer"],
            role=said["role"],
            from_date=day,
            to_date=said["to_date"],
            phase=phase,
        )
        if _save(form, objections, lambda: assign_officer(enrolment=enrolment, by=person, **said)):
            messages.success(request, _("The assignment was recorded."))
            return redirect("mentors:trainees")
    form.suggest(
        suggestions(
            officers=officers_of(person),
            enrolment=enrolment,
            day=day,
            phase=phase,
            sentences={
                "conflict": _("declared conflict"),
                "not_certified": _("not certified on that day"),
            },
        )
    )
    return render(
        request,
        "mentors/assign.html",
        {
            "form": form,
            "objections": objections,
            "enrolment": enrolment,
            "today": timezone.localdate(),
            "history": enrolment.assignments.select_related(
                "officer", "phase__template", "planned_phase"
            ),
        },
        status=422 if form.errors else 200,
    )


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, enrolment_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Change role and dates of an assignment, or end it early."""
    person = require_coordinator(request)
    enrolment = _enrolment(person, enrolment_id)
    row: Assignment = fetch(
        enrolment.assignments.select_related("officer", "phase__template", "planned_phase"),
        None,
        person,
        pk=assignment_id,
    )
    ends = request.POST.get("verb") == "end"
    posted = request.POST if request.method == "POST" else None
    form = SpanForm(
        None if ends else posted,
        initial={
            "role": row.role,
            "from_date": row.from_date,
            "to_date": row.to_date,
            "exception_reason": row.exception_reason,
        },
    )
    end_form = EndAssignmentForm(posted if ends else None)
    objections: list[Objection] = []
    if posted is not None and ends and end_form.is_valid():
        try:
            end_assignment(assignment=row, by=person, **end_form.cleaned_data)
        except Refusal as refusal:
            refuse(end_form, refusal)
        else:
            messages.success(request, _("The assignment ends on that day."))
            return redirect("mentors:assign", enrolment.pk)
    if (
        posted is not None
        and not ends
        and form.is_valid()
        and _is_possible(form, enrolment, row.officer, form.cleaned_data)
    ):
        said = {name: form.cleaned_data[name] for name in SPAN}
        objections = objections_about(
            enrolment=enrolment,
            officer=row.officer,
            role=said["role"],
            from_date=said["from_date"],
            to_date=said["to_date"],
            phase=row.for_phase,
            besides=row,
        )
        if _save(form, objections, lambda: change_assignment(assignment=row, by=person, **said)):
            messages.success(request, _("The assignment was changed."))
            return redirect("mentors:assign", enrolment.pk)
    answered = end_form if ends else form
    return render(
        request,
        "mentors/change_assignment.html",
        {
            "form": answered if posted is not None else None,
            "change_form": form,
            "end_form": end_form,
            "objections": objections,
            "enrolment": enrolment,
            "row": row,
        },
        status=422 if answered.errors else 200,
    )


def _monday(request: HttpRequest) -> date:
    """Return the Monday of the week that the address names, this week's without one."""
    try:
        day = parse_date(request.GET.get("semana", "")) or timezone.localdate()
    except ValueError:
        day = timezone.localdate()
    return day - timedelta(days=day.weekday())


@login_required
@require_GET
def week(request: HttpRequest) -> HttpResponse:
    """Show a week: who accompanies whom on which day, and who stands without an officer."""
    person = require_coordinator(request)
    monday = _monday(request)
    shown = listing(
        request,
        trainees_with_officer(person, monday).order_by(
            "unit__name", "trainee__last_name", "trainee__first_name"
        ),
    )
    return render(
        request,
        "mentors/week.html",
        {
            "listing": shown,
            "week": week_of(shown.rows, monday),
            "monday": monday,
            "sunday": monday + WEEK - timedelta(days=1),
            "before": (monday - WEEK).isoformat(),
            "after": (monday + WEEK).isoformat(),
        },
    )
