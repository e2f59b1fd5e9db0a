"""The coordination reads and decides what people in the field report and ask for."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from interface.access import fetch
from interface.refusal import Refusal
from mentors.actions.ask_relief import approve_relief, decline_relief
from mentors.actions.report_absence import (
    approve_absence,
    decline_absence,
    report_absence,
    take_back_absence,
)
from mentors.choices import RequestState
from mentors.forms.deciding import AnswerForm, ApproveReliefForm
from mentors.forms.reporting import AbsenceOfForm, colleague
from mentors.models import Absence, User
from mentors.queries import absences as absence_queries
from mentors.queries import relief as relief_queries
from mentors.queries.coverage import uncovered_by
from mentors.queries.waiting import waiting_pairing
from mentors.views.coordination import refuse, require_coordinator

LIST = "mentors:requests"
RECENT = 10
SHOWN = 50


@login_required
@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """List what waits for a decision, and what was decided last."""
    person = require_coordinator(request)
    waiting = waiting_pairing(person)
    decided_relief = (
        relief_queries.visible_to(person)
        .exclude(state=RequestState.REQUESTED)
        .select_related("enrolment__trainee", "enrolment__unit", "asked_by")
        .order_by("-created_at")
    )
    decided_absences = (
        absence_queries.visible_to(person)
        .exclude(state=RequestState.REQUESTED)
        .select_related("person__unit")
        .order_by("-created_at")
    )
    return render(
        request,
        "mentors/requests/list.html",
        {
            "relief": list(waiting.relief[:SHOWN]),
            "absences": list(waiting.absences[:SHOWN]),
            "decided_relief": list(decided_relief[:RECENT]),
            "decided_absences": list(decided_absences[:RECENT]),
        },
    )


def _absence(person: User, absence_id: UUID) -> Absence:
    return fetch(
        absence_queries.visible_to(person).select_related("person__unit", "person__agency"),
        "mentors.decide_absence",
        person,
        pk=absence_id,
    )


@login_required
@require_http_methods(["GET", "POST"])
def absence(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    """Show an absence with whom it leaves without an officer, and decide."""
    person = require_coordinator(request)
    row = _absence(person, absence_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _decide_absence(row, person, request.POST.get("verb", ""), form.cleaned_data["note"])
        except Refusal as refusal:
            form.add_error("note" if refusal.code == "reason_required" else None, refusal.text)
        else:
            messages.success(request, _("The decision was recorded."))
            return redirect(LIST)
    return render(
        request,
        "mentors/requests/absence.html",
        {
            "row": row,
            "form": form,
            "decides": row.state in (RequestState.REQUESTED, RequestState.APPROVED),
            "uncovered": uncovered_by(row),
            "events": row.events.select_related("actor"),
        },
        status=422 if form.errors else 200,
    )


def _decide_absence(row: Absence, person: User, verb: str, note: str) -> None:
    if verb == "approve":
        approve_absence(absence=row, by=person, note=note)
    elif verb == "decline":
        decline_absence(absence=row, by=person, note=note)
    else:
        take_back_absence(absence=row, by=person)


@login_required
@require_http_methods(["GET", "POST"])
def relief(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show a request for relief; propose another officer, or decline with a reason."""
    person = require_coordinator(request)
    row = fetch(
        relief_queries.visible_to(person).select_related(
            "enrolment__trainee",
            "enrolment__unit",
            "enrolment__cohort",
            "enrolment__agency",
            "enrolment__programme_version",
            "asked_by",
            "officer",
            "assignment__officer",
        ),
        "mentors.decide_relief",
        person,
        pk=request_id,
    )
    declines = request.POST.get("verb") == "decline"
    posted = request.POST if request.method == "POST" else None
    approve_form = ApproveReliefForm(None if declines else posted, coordinator=person, request=row)
    decline_form = AnswerForm(posted if declines else None)
    form = decline_form if declines else approve_form
    if posted is not None and form.is_valid():
        try:
            if declines:
                decline_relief(request=row, by=person, note=form.cleaned_data["note"])
            else:
                approve_relief(request=row, by=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("note" if refusal.code == "reason_required" else None, refusal.text)
        else:
            messages.success(request, _("The decision was recorded."))
            return redirect(LIST)
    return render(
        request,
        "mentors/requests/relief.html",
        {
            "row": row,
            "form": form if posted is not None else None,
            "approve_form": approve_form,
            "decline_form": decline_form,
            "decides": row.state == RequestState.REQUESTED,
            "events": row.events.select_related("actor"),
        },
        status=422 if form.errors else 200,
    )


@login_required
@require_http_methods(["GET", "POST"])
def absence_of(request: HttpRequest) -> HttpResponse:
    """Record the absence of somebody who cannot report it; it is approved at once."""
    person = require_coordinator(request)
    form = AbsenceOfForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        somebody = colleague(person, said.pop("number"))
        if somebody is None or not person.has_perm("mentors.certify_officer", somebody):
            form.add_error(
                "number", _("There is no officer or trainee of this number in your units.")
            )
        else:
            try:
                report_absence(person=somebody, by=person, **said)
            except Refusal as refusal:
                refuse(form, refusal)
            else:
                messages.success(request, _("The absence was recorded."))
                return redirect(LIST)
    return render(
        request,
        "mentors/requests/absence_of.html",
        {"form": form},
        status=422 if form.errors else 200,
    )
