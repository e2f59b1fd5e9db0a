"""«Avisar»: what people in the field report and ask for, on the phone."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from interface.access import fetch
from interface.refusal import Refusal
from mentors.actions.ask_relief import ask_relief, withdraw_relief
from mentors.actions.declare_conflict import declare_conflict, withdraw_conflict
from mentors.actions.report_absence import report_absence, take_back_absence
from mentors.forms.reporting import AbsenceForm, ConflictForm, ReliefForm
from mentors.models import Absence, DeclaredConflict, ReliefRequest, User
from mentors.queries.reports import conflicts_of, reports_of
from mentors.requests import ABSENCE, RELIEF, steps_from
from mentors.signed_in import signed_in
from mentors.views.coordination import refuse

HOME = "mentors:report"


def _reporter(request: HttpRequest) -> User:
    person = signed_in(request)
    if not person.has_perm("mentors.report"):
        raise PermissionDenied
    return person


def _page(request: HttpRequest, template: str, form: forms.Form, **more: object) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **more}, status=status)


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show what can be reported, and how the person's own reports stand."""
    person = _reporter(request)
    return render(
        request,
        "mentors/field/report.html",
        {
            "reports": reports_of(person),
            "conflicts": list(conflicts_of(person, timezone.localdate())),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def absence(request: HttpRequest) -> HttpResponse:
    """Report an absence."""
    person = _reporter(request)
    form = AbsenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            report_absence(person=person, by=person, **form.cleaned_data)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Your absence was reported. The coordination answers it."))
            return redirect(HOME)
    return _page(request, "mentors/field/absence.html", form)


@login_required
@require_http_methods(["GET", "POST"])
def relief(request: HttpRequest) -> HttpResponse:
    """Ask for a relief or another officer."""
    person = _reporter(request)
    form = ReliefForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            ask_relief(by=person, **form.cleaned_data)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Your request was sent. Only the coordination reads it."))
            return redirect(HOME)
    own = [row for row in form.offered if row.trainee_id == person.pk]
    return _page(request, "mentors/field/relief.html", form, as_trainee=bool(own))


@login_required
@require_http_methods(["GET", "POST"])
def conflict(request: HttpRequest) -> HttpResponse:
    """Declare a conflict of interest."""
    person = _reporter(request)
    form = ConflictForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            declare_conflict(person=person, by=person, **form.cleaned_data)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The conflict was declared. The coordination reads it."))
            return redirect(HOME)
    return _page(request, "mentors/field/conflict.html", form)


@login_required
@require_http_methods(["GET", "POST"])
def own_absence(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    """Show an own absence with its answer; it can be withdrawn or given back."""
    person = _reporter(request)
    row = fetch(
        Absence.objects.filter(person=person), "mentors.view_absence", person, pk=absence_id
    )
    verbs = steps_from(ABSENCE, row.state, "asker")
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            take_back_absence(absence=row, by=person)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The absence was taken back."))
            return redirect(HOME)
    return _page(
        request,
        "mentors/field/own_absence.html",
        form,
        row=row,
        may_take_back=bool(verbs),
        events=row.events.select_related("actor"),
    )


@login_required
@require_http_methods(["GET", "POST"])
def own_relief(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show an own request with its answer; while it waits it can be withdrawn."""
    person = _reporter(request)
    row = fetch(
        ReliefRequest.objects.filter(asked_by=person).select_related(
            "enrolment__trainee", "enrolment__unit", "assignment__officer"
        ),
        "mentors.view_relief",
        person,
        pk=request_id,
    )
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_relief(request=row, by=person)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The request was withdrawn."))
            return redirect(HOME)
    return _page(
        request,
        "mentors/field/own_relief.html",
        form,
        row=row,
        may_take_back=bool(steps_from(RELIEF, row.state, "asker")),
        events=row.events.select_related("actor"),
    )


@login_required
@require_http_methods(["GET", "POST"])
def own_conflict(request: HttpRequest, conflict_id: int) -> HttpResponse:
    """Withdraw an own conflict."""
    person = _reporter(request)
    row = fetch(
        DeclaredConflict.objects.filter(declared_by=person, person=person).select_related("other"),
        "mentors.view_conflict",
        person,
        pk=conflict_id,
    )
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_conflict(conflict=row, by=person)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The conflict was withdrawn."))
            return redirect(HOME)
    return _page(request, "mentors/field/own_conflict.html", form, row=row)
