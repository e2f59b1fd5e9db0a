"""People: the list, one new person, one person's page, roles."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from mentors.actions.create_person import create_person
from mentors.actions.grant_role import GIVEN_BY_COORDINATORS, grant_role
from mentors.actions.revoke_role import revoke_role
from mentors.filters import PeopleFilter
from mentors.forms.people import PersonForm, RoleForm
from mentors.models import RoleGrant, User
from mentors.queries.directory import directory
from mentors.queries.people import visible_to
from mentors.queries.units import coordinated_by
from mentors.signed_in import signed_in


def reader_of_people(request: HttpRequest) -> User:
    """Return the person, or refuse who may not look others up."""
    person = signed_in(request)
    if not person.has_perm("mentors.read_people"):
        raise PermissionDenied
    return person


def fetch_person(reader: User, person_id: UUID, permission: str | None) -> User:
    """Return one person within the reader's reach, for what ``permission`` names."""
    return fetch(
        visible_to(reader).select_related("unit", "agency"), permission, reader, pk=person_id
    )


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """List people, narrowed by name, number, unit, role or account."""
    reader = reader_of_people(request)
    return render(
        request,
        "mentors/people/people.html",
        {
            "listing": listing(request, directory(reader), filters=PeopleFilter),
            "changes": reader.has_perm("mentors.import_roster"),
        },
    )


@login_required
def new_person(request: HttpRequest) -> HttpResponse:
    """Register one person by hand."""
    reader = reader_of_people(request)
    if not reader.has_perm("mentors.import_roster"):
        raise PermissionDenied
    form = PersonForm(request.POST or None, coordinator=reader)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_person(by=reader, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(
                "unit" if refusal.code == "unit_closed" else "service_number", refusal.text
            )
        else:
            messages.success(
                request,
                _("%(person)s was registered. Open the account so that they can sign in.")
                % {"person": made},
            )
            return redirect("mentors:person", made.pk)
    return render(
        request,
        "mentors/people/new.html",
        {"form": form, "units": coordinated_by(reader).exists()},
        status=422 if form.errors else 200,
    )


@login_required
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show one person: unit, roles, numbers, postings, account, and what may be changed."""
    reader = reader_of_people(request)
    shown = fetch_person(reader, person_id, None)
    alias = getattr(shown, "merge", None)
    grants = list(shown.grants.select_related("unit").order_by("role"))
    for grant in grants:
        grant.person = shown  # the permission asks the grant for its person
    return render(
        request,
        "mentors/people/person.html",
        {
            "person": shown,
            "facts": _facts(shown),
            "grants": [(grant, _may_revoke(reader, grant)) for grant in grants],
            "postings": list(shown.postings.select_related("unit")),
            "former": list(shown.former_numbers.all()),
            "merge": shown.absorbed.select_related("merged").order_by("at"),
            "merged_into": alias,
            "actions": _actions(reader, shown, alias=alias is not None),
            "opens_account": alias is None
            and shown.is_active
            and reader.pk != shown.pk
            and reader.has_perm("mentors.open_account", shown),
            "grants_roles": alias is None
            and reader.pk != shown.pk
            and reader.has_perm("mentors.grant_role", shown),
        },
    )


def _facts(shown: User) -> list[dict[str, Any]]:
    if not shown.is_active:
        account = _("Closed: cannot sign in")
    elif not shown.has_usable_password():
        account = _("Without a password yet")
    elif shown.last_login is None:
        account = _("Open, never used")
    else:
        account = _("Open, last used on %(date)s") % {
            "date": date_format(shown.last_login, "SHORT_DATE_FORMAT")
        }
    facts = [
        (_("Service number"), shown.service_number),
        (_("Unit"), shown.unit),
        (_("Rank"), shown.rank),
        (_("Account"), account),
    ]
    return [{"key": key, "value": value} for key, value in facts if value]


def _may_revoke(reader: User, grant: RoleGrant) -> bool:
    return (
        reader.pk != grant.person_id
        and grant.role in GIVEN_BY_COORDINATORS
        and reader.has_perm("mentors.revoke_role", grant)
    )


def _actions(reader: User, shown: User, *, alias: bool) -> list[dict[str, str]]:
    """Return what the reader may do with the account, for components/task_list.html."""
    closed = not shown.is_active
    possible = (
        ("mentors.transfer_person", "transfer", _("Transfer"), not closed),
        ("mentors.change_service_number", "change_number", _("Change number"), True),
        ("mentors.merge_people", "merge", _("Merge duplicate"), True),
        ("mentors.close_account", "close_account", _("Close account"), not closed),
        ("mentors.close_account", "close_account", _("Reopen account"), closed),
    )
    if alias or reader.pk == shown.pk:
        return []
    return [
        {"label": label, "href": reverse(f"mentors:{name}", args=[shown.pk])}
        for permission, name, label, fits in possible
        if fits and reader.has_perm(permission, shown)
    ]


@login_required
def give_role(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Give a person a role in a unit or in the whole agency."""
    reader = reader_of_people(request)
    shown = fetch_person(reader, person_id, "mentors.grant_role")
    form = RoleForm(request.POST or None, coordinator=reader, initial={"unit": shown.unit_id})
    if request.method == "POST" and form.is_valid():
        try:
            grant_role(person=shown, by=reader, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(request, _("The role was given. It holds from now on."))
            return redirect("mentors:person", shown.pk)
    return render(
        request,
        "mentors/people/role.html",
        {"form": form, "person": shown},
        status=422 if form.errors else 200,
    )


@login_required
def take_role(request: HttpRequest, person_id: UUID, grant_id: int) -> HttpResponse:
    """Take a role from a person."""
    reader = reader_of_people(request)
    shown = fetch_person(reader, person_id, "mentors.grant_role")
    grant = fetch(
        RoleGrant.objects.filter(person=shown).select_related("unit", "person__agency"),
        "mentors.revoke_role",
        reader,
        pk=grant_id,
    )
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_role(grant=grant, by=reader)
        except Refusal as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(request, _("The role was taken away."))
            return redirect("mentors:person", shown.pk)
    return render(
        request,
        "mentors/people/take_role.html",
        {"form": form, "person": shown, "grant": grant},
        status=422 if form.errors else 200,
    )
