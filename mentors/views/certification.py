"""The coordinator's pages about certificates: the list, one, many at once, and their end."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from mentors.actions.certify_officer import (
    certify_officer,
    certify_officers,
    preview_certifications,
    three_years_after,
)
from mentors.actions.end_certification import end_certification
from mentors.forms.certification import (
    CertifyManyForm,
    EndCertificationForm,
    OfficerFilter,
    offered_for,
)
from mentors.forms.pairing import CertifyForm
from mentors.models import User
from mentors.queries.pairing import officers_with_load
from mentors.queries.people import standing_of
from mentors.queries.people import visible_to as visible_people
from mentors.signed_in import signed_in
from mentors.views.coordination import refuse, require_coordinator


def _officer(request: HttpRequest, person_id: UUID) -> User:
    require_coordinator(request)
    return fetch(
        visible_people(signed_in(request)).select_related("unit", "agency"),
        "mentors.certify_officer",
        signed_in(request),
        pk=person_id,
    )


@login_required
def officers(request: HttpRequest) -> HttpResponse:
    """List officers: how the certificate stands, until when, and how many trainees."""
    require_coordinator(request)
    today = timezone.localdate()
    shown = listing(request, officers_with_load(signed_in(request), today), filters=OfficerFilter)
    return render(
        request,
        "mentors/officers.html",
        {
            "listing": shown,
            "rows": [(officer, standing_of(officer, today)) for officer in shown.rows],
        },
    )


@login_required
def certify(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Confirm or renew one officer's certification."""
    officer = _officer(request, person_id)
    form = CertifyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            certify_officer(officer=officer, by=signed_in(request), **form.cleaned_data)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The certification was recorded."))
            return redirect("mentors:officers")
    return render(
        request,
        "mentors/certify.html",
        {
            "form": form,
            "officer": officer,
            "history": officer.certifications.filter(issued_on__isnull=False)
            .select_related("confirmed_by")
            .order_by("-issued_on"),
        },
        status=422 if form.errors else 200,
    )


@login_required
def certify_many(request: HttpRequest) -> HttpResponse:
    """Certify several officers with one document: choose, look at what would happen, record."""
    require_coordinator(request)
    coordinator = signed_in(request)
    everybody = "todos" in request.GET or request.method == "POST"
    form = CertifyManyForm(
        request.POST if request.method == "POST" else None,
        offered=offered_for(coordinator, everybody=everybody),
    )
    if request.method == "POST" and form.is_valid() and request.POST.get("step") != "change":
        return _preview_or_record(request, form, coordinator)
    if request.POST.get("step") == "change":
        # Back from the preview: what was chosen stays, nothing is said to be wrong.
        form = CertifyManyForm(
            initial={
                **request.POST.dict(),
                "officers": request.POST.getlist("officers"),
            },
            offered=offered_for(coordinator, everybody=True),
        )
    return render(
        request,
        "mentors/certify_many.html",
        {"form": form, "everybody": everybody},
        status=422 if form.errors else 200,
    )


def _preview_or_record(
    request: HttpRequest, form: CertifyManyForm, coordinator: User
) -> HttpResponse:
    said = form.cleaned_data
    recorded = request.POST.get("step") == "record"
    outcomes = (certify_officers if recorded else preview_certifications)(by=coordinator, **said)
    return render(
        request,
        "mentors/certify_many_outcome.html",
        {
            "form": form,
            "outcomes": outcomes,
            "recorded": recorded,
            "done": sum(outcome.done for outcome in outcomes),
            "expires_on": said["expires_on"] or three_years_after(said["issued_on"]),
            "typed": [
                (name, value)
                for name in ("officers", "issued_on", "expires_on", "evidence")
                for value in request.POST.getlist(name)
            ],
        },
    )


@login_required
def end(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Suspend or revoke the certification of an officer."""
    officer = _officer(request, person_id)
    form = EndCertificationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_certification(officer=officer, by=signed_in(request), **form.cleaned_data)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The decision was recorded."))
            return redirect("mentors:officers")
    return render(
        request,
        "mentors/end_certification.html",
        {"form": form, "officer": officer},
        status=422 if form.errors else 200,
    )
