"""Set-up of shift calendars: patterns, who works by them, and what follows from them."""

from __future__ import annotations

from datetime import timedelta

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
from interface.listing import listing
from interface.refusal import Refusal
from mentors.actions.keep_calendars import put_on_calendar, save_pattern, take_off_calendar
from mentors.calendars import Calendar, Pattern, Stretch
from mentors.forms.calendars import (
    OnCalendarForm,
    PatternForm,
    SlotFormSet,
    slots_for,
    slots_of,
)
from mentors.models import PersonCalendar, ShiftPattern, Unit, User
from mentors.queries.calendars import calendars_of, visible_to, with_people
from mentors.queries.scopes import scopes_of
from mentors.views.coordination import refuse, require_coordinator

LIST = "mentors:patterns"
EXAMPLE_DAYS = 14


@login_required
@require_GET
def patterns(request: HttpRequest) -> HttpResponse:
    """List the patterns of the coordinator's units and of the whole agency."""
    person = require_coordinator(request)
    return render(
        request,
        "mentors/calendars/patterns.html",
        {"listing": listing(request, with_people(visible_to(person)))},
    )


def _pattern(person: User, pattern_id: int, permission: str) -> ShiftPattern:
    return fetch(
        visible_to(person).select_related("unit", "agency"), permission, person, pk=pattern_id
    )


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pattern_id: int | None = None) -> HttpResponse:
    """Create a pattern or change one."""
    person = require_coordinator(request)
    known = _pattern(person, pattern_id, "mentors.change_pattern") if pattern_id else None
    initial = (
        {
            "name": known.name,
            "unit": known.unit_id,
            "cycle_days": known.cycle_days,
            "active": known.active,
        }
        if known
        else {}
    )
    posted = request.POST if request.method == "POST" else None
    form = PatternForm(posted, coordinator=person, initial=initial)
    slots = SlotFormSet(posted, prefix="slots") if posted is not None else slots_for(known)
    if posted is not None and form.is_valid() and slots.is_valid():
        try:
            made = save_pattern(
                by=person, pattern=known, shifts=slots_of(slots), **form.cleaned_data
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The pattern was recorded."))
            return redirect("mentors:pattern", made.pk)
    failed = bool(form.errors) or (posted is not None and not slots.is_valid())
    return render(
        request,
        "mentors/calendars/edit.html",
        {"form": form, "slots": slots, "pattern": known},
        status=422 if failed else 200,
    )


@login_required
@require_GET
def pattern(request: HttpRequest, pattern_id: int) -> HttpResponse:
    """Show a pattern: an example of two weeks, and who works by it."""
    person = require_coordinator(request)
    row = _pattern(person, pattern_id, "mentors.view_pattern")
    today = timezone.localdate()
    example = Calendar(
        [Stretch(Pattern.of(row.cycle_days, row.shifts), today, today)],
        zone=row.agency.time_zone,
    )
    return render(
        request,
        "mentors/calendars/pattern.html",
        {
            "pattern": row,
            "may_change": person.has_perm("mentors.change_pattern", row),
            "example": example.shifts_between(today, today + timedelta(days=EXAMPLE_DAYS - 1)),
            "listing": listing(request, calendars_of(row, person)),
            "today": today,
        },
    )


def _chosen_unit(request: HttpRequest, person: User, row: ShiftPattern) -> Unit | None:
    """Return the unit whose people are offered: the pattern's, else the one of the address."""
    if row.unit is not None:
        return row.unit
    asked = request.GET.get("unidad", "")
    units = Unit.objects.filter(scopes_of(person).filter("coordinator", unit="pk"))
    return units.filter(pk=asked).first() if asked.isdecimal() else None


@login_required
@require_http_methods(["GET", "POST"])
def put_on(request: HttpRequest, pattern_id: int) -> HttpResponse:
    """Put people on a pattern from a date on."""
    person = require_coordinator(request)
    row = _pattern(person, pattern_id, "mentors.view_pattern")
    form = OnCalendarForm(
        request.POST or None, coordinator=person, unit=_chosen_unit(request, person, row)
    )
    if request.method == "POST" and form.is_valid():
        try:
            put_on_calendar(pattern=row, by=person, **form.cleaned_data)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The calendar was recorded."))
            return redirect("mentors:pattern", row.pk)
    return render(
        request,
        "mentors/calendars/put_on.html",
        {
            "form": form,
            "pattern": row,
            "units": Unit.objects.filter(
                scopes_of(person).filter("coordinator", unit="pk"), active=True
            )
            if row.unit is None
            else [],
        },
        status=422 if form.errors else 200,
    )


@login_required
@require_http_methods(["GET", "POST"])
def take_off(request: HttpRequest, pattern_id: int, calendar_id: int) -> HttpResponse:
    """Let a person's calendar end today."""
    person = require_coordinator(request)
    row = _pattern(person, pattern_id, "mentors.view_pattern")
    calendar: PersonCalendar = fetch(
        calendars_of(row, person).select_related("person__unit", "pattern__agency"),
        None,
        person,
        pk=calendar_id,
    )
    if not person.has_perm("mentors.certify_officer", calendar.person):
        raise PermissionDenied
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        take_off_calendar(calendar=calendar, by=person, last_day=timezone.localdate())
        messages.success(request, _("The calendar ends today."))
        return redirect("mentors:pattern", row.pk)
    return render(
        request,
        "mentors/calendars/take_off.html",
        {"form": form, "pattern": row, "calendar": calendar},
    )
