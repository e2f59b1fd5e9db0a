"""The agency itself and the tree of its units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from curriculum.terms import term
from interface.access import fetch
from interface.refusal import Refusal
from mentors.actions.change_agency import change_agency
from mentors.actions.change_unit import change_unit
from mentors.actions.close_unit import close_unit, reopen_unit
from mentors.actions.create_unit import create_unit
from mentors.forms.organisation import AgencyForm, UnitForm
from mentors.models import Agency, Unit, User
from mentors.queries.units import tree_of, with_active_people
from mentors.queries.units import visible_to as visible_units
from mentors.signed_in import signed_in

DEEPEST_DRAWN = 3
"""Levels below the top that the tree indents; what lies deeper stands on the same edge."""


def reader_of_organisation(request: HttpRequest) -> tuple[User, Agency]:
    """Return the person and the agency, or refuse who has no business with it."""
    person = signed_in(request)
    if not person.has_perm("mentors.read_organisation"):
        raise PermissionDenied
    if person.agency is None:
        raise Http404
    return person, person.agency


def tabs(chosen: str) -> list[dict[str, Any]]:
    """Return the three pages of the organisation for components/tabs.html."""
    pages = {
        "organisation": _("Agency"),
        "units": _("Units"),
        "cohorts": _("Cohorts"),
    }
    return [
        {"label": label, "href": reverse(f"mentors:{name}"), "chosen": name == chosen}
        for name, label in pages.items()
    ]


@login_required
def agency(request: HttpRequest) -> HttpResponse:
    """Show the agency, its clock and the words of its country; change name and clock."""
    person, own = reader_of_organisation(request)
    changes = person.has_perm("mentors.change_agency", own)
    if request.method == "POST" and not changes:
        raise PermissionDenied
    form = AgencyForm(request.POST or None, agency=own)
    if request.method == "POST" and form.is_valid():
        try:
            change_agency(agency=own, by=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(request, _("The agency was changed."))
            return redirect("mentors:organisation")
    return render(
        request,
        "mentors/organisation/agency.html",
        {
            "form": form,
            "agency": own,
            "changes": changes,
            "tabs": tabs("organisation"),
            "terms": words_of(own),
            "facts": [
                {"key": _("Short code"), "value": own.code},
                {"key": _("Country"), "value": own.get_country_display()},
                {"key": _("Time zone"), "value": own.time_zone},
            ],
        },
        status=422 if form.errors else 200,
    )


def words_of(own: Agency) -> list[dict[str, str]]:
    """Return what the country calls people and papers, for components/summary_list.html."""
    labels = {
        "trainee": _("Trainee"),
        "officer": _("Field training officer"),
        "unit": _("Unit"),
        "cohort": _("Cohort"),
        "observation": _("Observation"),
        "academy": _("Academy"),
        "decision_body": _("Who decides"),
    }
    return [
        {"key": label, "value": term(name, country=own.country)} for name, label in labels.items()
    ]


@login_required
def units(request: HttpRequest) -> HttpResponse:
    """List the units as a tree, each with how many people serve there."""
    person, own = reader_of_organisation(request)
    return render(
        request,
        "mentors/organisation/units.html",
        {
            "agency": own,
            "rows": in_tree_order(tree_of(person)),
            "creates": person.has_perm("mentors.change_agency", own)
            or person.has_perm("mentors.import_roster"),
            "tabs": tabs("units"),
        },
    )


def in_tree_order(found: Any) -> list[tuple[Unit, int]]:
    """Return units with their depth, parents before children, each level by name."""
    by_id = {str(unit.pk): unit for unit in found}

    def names(unit: Unit) -> list[str]:
        steps = [by_id[step] for step in unit.path.strip("/").split("/") if step in by_id]
        return [step.name for step in steps]

    ordered = sorted(((names(unit), unit) for unit in by_id.values()), key=lambda pair: pair[0])
    return [(unit, min(len(path) - 1, DEEPEST_DRAWN)) for path, unit in ordered]


@login_required
def new_unit(request: HttpRequest) -> HttpResponse:
    """Create a unit."""
    person, own = reader_of_organisation(request)
    if not person.has_perm("mentors.import_roster", own):
        raise PermissionDenied
    form = UnitForm(
        request.POST or None,
        coordinator=person,
        initial={"parent": request.GET.get("en"), "kind": "station"},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = create_unit(agency=own, by=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("name" if refusal.code == "unit_exists" else "parent", refusal.text)
        else:
            messages.success(request, _("The unit «%(unit)s» was created.") % {"unit": made.name})
            return redirect("mentors:units")
    return render(
        request,
        "mentors/organisation/unit_new.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@login_required
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Change a unit: name, kind, place."""
    person, _own = reader_of_organisation(request)
    found = fetch(
        visible_units(person).select_related("parent", "agency"),
        "mentors.arrange_unit",
        person,
        pk=unit_id,
    )
    form = UnitForm(request.POST or None, coordinator=person, unit=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_unit(unit=found, by=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("name" if refusal.code == "unit_exists" else "parent", refusal.text)
        else:
            messages.success(request, _("The unit was changed."))
            return redirect("mentors:units")
    return render(
        request,
        "mentors/organisation/unit.html",
        {"form": form, "unit": found},
        status=422 if form.errors else 200,
    )


@login_required
def unit_use(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Close a unit that nobody uses, or bring it back."""
    person, _own = reader_of_organisation(request)
    found = fetch(
        visible_units(person).select_related("parent", "agency"),
        "mentors.arrange_unit",
        person,
        pk=unit_id,
    )
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if found.active:
                close_unit(unit=found, by=person)
                messages.success(request, _("The unit was closed."))
            else:
                reopen_unit(unit=found, by=person)
                messages.success(request, _("The unit is in use again."))
        except Refusal as refusal:
            form.add_error(None, refusal.text)
        else:
            return redirect("mentors:units")
    return render(
        request,
        "mentors/organisation/unit_use.html",
        {
            "form": form,
            "unit": found,
            "occupied": with_active_people(found) if found.active else None,
        },
        status=422 if form.errors else 200,
    )
