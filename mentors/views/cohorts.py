"""Cohorts: the list, one new, one changed, one closed."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from mentors.actions.arrange_cohort import change_cohort, close_cohort, create_cohort
from mentors.forms.organisation import CohortForm
from mentors.models import Cohort, User
from mentors.queries.cohorts import visible_to, with_size
from mentors.signed_in import signed_in
from mentors.views.organisation import reader_of_organisation, tabs

FIELD_OF = {
    "cohort_exists": "label",
    "not_published": "version",
    "somebody_enrolled": "version",
}
"""Refusal → the field that it is about."""


@login_required
def cohorts(request: HttpRequest) -> HttpResponse:
    """List cohorts with their programme and size."""
    person, own = reader_of_organisation(request)
    return render(
        request,
        "mentors/organisation/cohorts.html",
        {
            "listing": listing(request, with_size(person)),
            "changes": person.has_perm("mentors.create_cohort", own),
            "tabs": tabs("cohorts"),
        },
    )


@login_required
def new_cohort(request: HttpRequest) -> HttpResponse:
    """Create a cohort."""
    person, own = reader_of_organisation(request)
    if not person.has_perm("mentors.create_cohort", own):
        raise PermissionDenied
    form = CohortForm(request.POST or None, agency=own)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_cohort(agency=own, by=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(FIELD_OF.get(refusal.code), refusal.text)
        else:
            messages.success(
                request, _("The cohort «%(cohort)s» was created.") % {"cohort": made.label}
            )
            return redirect("mentors:cohorts")
    return render(
        request,
        "mentors/organisation/cohort_new.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


def _cohort(person: User, cohort_id: int) -> Cohort:
    return fetch(
        visible_to(person).select_related("agency", "programme_version__programme"),
        "mentors.change_cohort",
        person,
        pk=cohort_id,
    )


@login_required
def cohort(request: HttpRequest, cohort_id: int) -> HttpResponse:
    """Change a cohort; its programme only while it is empty."""
    person = signed_in(request)
    found = _cohort(person, cohort_id)
    form = CohortForm(request.POST or None, agency=found.agency, cohort=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_cohort(cohort=found, by=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(FIELD_OF.get(refusal.code), refusal.text)
        else:
            messages.success(request, _("The cohort was changed."))
            return redirect("mentors:cohorts")
    return render(
        request,
        "mentors/organisation/cohort.html",
        {"form": form, "cohort": found},
        status=422 if form.errors else 200,
    )


@login_required
def cohort_close(request: HttpRequest, cohort_id: int) -> HttpResponse:
    """Close a cohort once every training of it has ended."""
    person = signed_in(request)
    found = _cohort(person, cohort_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            close_cohort(cohort=found, on=timezone.localdate(), by=person)
        except Refusal as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(request, _("The cohort was closed."))
            return redirect("mentors:cohorts")
    return render(
        request,
        "mentors/organisation/cohort_close.html",
        {"form": form, "cohort": found},
        status=422 if form.errors else 200,
    )
