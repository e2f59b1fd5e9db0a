"""The coordination's list of declared conflicts: only those who pair people see it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from mentors.actions.declare_conflict import declare_conflict, withdraw_conflict
from mentors.forms.reporting import ConflictBetweenForm
from mentors.queries.conflicts import visible_to
from mentors.views.coordination import refuse, require_coordinator

LIST = "mentors:conflicts"


@login_required
@require_GET
def conflicts(request: HttpRequest) -> HttpResponse:
    """List declared conflicts, newest first."""
    person = require_coordinator(request)
    rows = visible_to(person).select_related("person", "other").order_by("-from_date", "-pk")
    return render(
        request,
        "mentors/conflicts/list.html",
        {"listing": listing(request, rows), "today": timezone.localdate()},
    )


@login_required
@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest) -> HttpResponse:
    """Declare a conflict between two people, as the coordination heard of it."""
    person = require_coordinator(request)
    form = ConflictBetweenForm(request.POST or None, coordinator=person)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if not any(
            person.has_perm("mentors.certify_officer", one)
            for one in (said["person"], said["other"])
        ):
            form.add_error(None, _("Neither of these people is in your units."))
        else:
            try:
                declare_conflict(by=person, **said)
            except Refusal as refusal:
                refuse(form, refusal)
            else:
                messages.success(request, _("The conflict was declared."))
                return redirect(LIST)
    return render(
        request,
        "mentors/conflicts/declare.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, conflict_id: int) -> HttpResponse:
    """Withdraw a conflict that no longer exists."""
    person = require_coordinator(request)
    row = fetch(
        visible_to(person).select_related("person__unit", "other__unit"),
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
            return redirect(LIST)
    return render(
        request,
        "mentors/conflicts/withdraw.html",
        {"form": form, "row": row},
        status=422 if form.errors else 200,
    )
