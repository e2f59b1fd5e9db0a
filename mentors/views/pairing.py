"""The coordinator's pages: trainees and who accompanies them, and their accounts."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from mentors.actions.open_account import open_account
from mentors.queries.pairing import trainees_with_officer
from mentors.queries.people import visible_to as visible_people
from mentors.signed_in import signed_in
from mentors.views.coordination import refuse, require_coordinator


@login_required
def trainees(request: HttpRequest) -> HttpResponse:
    """List trainees with the officer who accompanies them; those without one first."""
    require_coordinator(request)
    rows = trainees_with_officer(signed_in(request), timezone.localdate())
    return render(request, "mentors/trainees.html", {"listing": listing(request, rows)})


@login_required
@sensitive_variables("password")
def account(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Open the account of a person: the first password is shown once, here."""
    require_coordinator(request)
    person = fetch(
        visible_people(signed_in(request)).select_related("unit", "agency"),
        "mentors.open_account",
        request.user,
        pk=person_id,
    )
    form = forms.Form(request.POST if request.method == "POST" else None)
    password = ""
    if request.method == "POST" and form.is_valid():
        try:
            password = open_account(person=person, by=signed_in(request))
        except Refusal as refusal:
            refuse(form, refusal)
    return render(
        request,
        "mentors/account.html",
        {"form": form, "person": person, "password": password},
        status=422 if form.errors else 200,
    )
