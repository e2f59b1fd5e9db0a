"""What happens to an account over the years: transfer, another number, merge, close."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from interface.access import fetch
from interface.refusal import Refusal
from mentors.actions.change_service_number import change_service_number
from mentors.actions.close_account import close_account, reopen_account
from mentors.actions.merge_people import merge_people
from mentors.actions.transfer_person import transfer_person
from mentors.forms.people import (
    MergeForm,
    NumberForm,
    OtherAccountForm,
    ReasonForm,
    TransferForm,
)
from mentors.models import User
from mentors.queries.merging import compared, with_number
from mentors.queries.people import visible_to
from mentors.views.people import fetch_person, reader_of_people

UNIT_REFUSALS = ("serves_there", "unit_closed")
DATE_REFUSALS = ("not_yet", "came_later")


@login_required
def transfer(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Transfer a person to another unit."""
    reader = reader_of_people(request)
    person = fetch_person(reader, person_id, "mentors.transfer_person")
    form = TransferForm(request.POST or None, coordinator=reader)
    if request.method == "POST" and form.is_valid():
        try:
            transfer_person(person=person, by=reader, **form.cleaned_data)
        except Refusal as refusal:
            about = dict.fromkeys(UNIT_REFUSALS, "unit") | dict.fromkeys(DATE_REFUSALS, "from_date")
            form.add_error(about.get(refusal.code), refusal.text)
        else:
            messages.success(
                request, _("%(person)s serves in another unit now.") % {"person": person}
            )
            return redirect("mentors:person", person.pk)
    return render(
        request,
        "mentors/people/transfer.html",
        {"form": form, "person": person},
        status=422 if form.errors else 200,
    )


@login_required
def change_number(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Change a person's service number."""
    reader = reader_of_people(request)
    person = fetch_person(reader, person_id, "mentors.change_service_number")
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_service_number(person=person, by=reader, number=form.cleaned_data["number"])
        except Refusal as refusal:
            form.add_error("number", refusal.text)
        else:
            messages.success(
                request,
                _("The number was changed. From now on the person signs in with %(number)s.")
                % {"number": person.service_number},
            )
            return redirect("mentors:person", person.pk)
    return render(
        request,
        "mentors/people/number.html",
        {"form": form, "person": person},
        status=422 if form.errors else 200,
    )


@login_required
def close(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Close a person's account with a reason, or open it again."""
    reader = reader_of_people(request)
    person = fetch_person(reader, person_id, "mentors.close_account")
    sent = request.POST if request.method == "POST" else None
    form = ReasonForm(sent) if person.is_active else forms.Form(sent)
    if request.method == "POST" and form.is_valid():
        try:
            if person.is_active:
                close_account(person=person, by=reader, reason=form.cleaned_data["reason"])
                messages.success(request, _("The account was closed. Its sessions have ended."))
            else:
                reopen_account(person=person, by=reader)
                messages.success(request, _("The account is open again."))
        except Refusal as refusal:
            form.add_error(None, refusal.text)
        else:
            return redirect("mentors:person", person.pk)
    return render(
        request,
        "mentors/people/close.html",
        {"form": form, "person": person},
        status=422 if form.errors else 200,
    )


@login_required
def merge(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Look up the other account, compare both, choose which stays."""
    reader = reader_of_people(request)
    person = fetch_person(reader, person_id, "mentors.merge_people")
    lookup = OtherAccountForm(request.GET if "con" in request.GET else None)
    other = _other(reader, person, lookup) if lookup.is_valid() else None
    if other is None:
        return render(
            request,
            "mentors/people/merge_with.html",
            {"form": lookup, "person": person},
            status=422 if lookup.errors else 200,
        )
    form = MergeForm(request.POST or None, people=(person, other))
    if request.method == "POST" and form.is_valid():
        kept, merged = person, other
        if form.cleaned_data["stays"] == str(other.pk):
            kept, merged = other, person
        try:
            merge_people(kept=kept, merged=merged, reason=form.cleaned_data["reason"], by=reader)
        except Refusal as refusal:
            form.add_error(
                "stays" if refusal.code == "closed_account_stays" else None, refusal.text
            )
        else:
            messages.success(request, _("The accounts were merged. This one stays."))
            return redirect("mentors:person", kept.pk)
    return render(
        request,
        "mentors/people/merge.html",
        {"form": form, "person": person, "other": other, "compared": compared(person, other)},
        status=422 if form.errors else 200,
    )


def _other(reader: User, person: User, lookup: OtherAccountForm) -> User | None:
    """Return the account of the number asked for, or say at the field why there is none."""
    found = with_number(reader, lookup.cleaned_data["con"])
    if found is None:
        lookup.add_error("con", _("Nobody in your units has this number. Check it and try again."))
        return None
    if found.pk == person.pk:
        lookup.add_error("con", _("This is the number of this account. Write the other one."))
        return None
    return fetch(
        visible_to(reader).select_related("unit", "agency"),
        "mentors.merge_people",
        reader,
        pk=found.pk,
    )
