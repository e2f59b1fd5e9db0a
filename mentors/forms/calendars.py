"""Set up shift patterns and put people on them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interface.form_rendering import ClockInput, DayInput
from mentors.choices import Role
from mentors.forms.certification import OfficersField
from mentors.models import ShiftPattern, Unit, User
from mentors.queries.people import visible_to as visible_people
from mentors.queries.scopes import scopes_of

ROWS = 7
"""Shifts of a cycle that the page offers: a working week has five, a rotation four."""
LONGEST_CYCLE = 56


class PatternForm(forms.Form):
    """Name, unit and cycle of a pattern."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("As people call it, for example 24 × 48."),
        error_messages={"required": _("Write a name.")},
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(), label=_("Unit"), required=False, empty_label=_("Whole agency")
    )
    cycle_days = forms.IntegerField(
        label=_("Days until it repeats"),
        min_value=1,
        max_value=LONGEST_CYCLE,
        help_text=_("24 × 48 repeats every 3 days, a working week every 7."),
        error_messages={
            "required": _("Write after how many days it repeats."),
            "min_value": _("It repeats after 1 day at least."),
            "max_value": _("It repeats after 56 days at most."),
        },
    )
    active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(self, *args: Any, coordinator: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = scopes_of(coordinator)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = Unit.objects.filter(
            scopes.filter(Role.COORDINATOR, unit="pk"), active=True
        )
        if not scopes.reaches(None, coordinator.agency_id, Role.COORDINATOR):
            field.required = True
            field.empty_label = _("Choose a unit")


class SlotForm(forms.Form):
    """One shift of the cycle; an empty row is no shift."""

    all_optional = True

    day = forms.IntegerField(
        label=_("Day of the cycle"), required=False, min_value=1, max_value=LONGEST_CYCLE
    )
    start = forms.TimeField(label=_("Starts at"), required=False, widget=ClockInput)
    hours = forms.DecimalField(
        label=_("Hours"), required=False, min_value=1, max_value=72, decimal_places=1
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing of a row that was begun."""
        said = super().clean() or {}
        given = {name: said.get(name) for name in ("day", "start", "hours")}
        if any(value is not None for value in given.values()):
            for name, value in given.items():
                if value is None and name not in self.errors:
                    self.add_error(name, _("Write day, start and hours, or leave the row empty."))
        return said


SlotFormSet = forms.formset_factory(SlotForm, extra=0, max_num=28, absolute_max=28)


def slots_of(formset: forms.BaseFormSet) -> list[dict[str, Any]]:
    """Return the shifts of a valid formset as ``ShiftPattern.shifts`` holds them, in order."""
    rows = [form.cleaned_data for form in formset.forms if form.cleaned_data.get("day")]
    return sorted(
        (
            {
                "day": row["day"],
                "start": row["start"].strftime("%H:%M"),
                "hours": float(row["hours"]),
            }
            for row in rows
        ),
        key=lambda row: (row["day"], row["start"]),
    )


def slots_for(pattern: ShiftPattern | None) -> forms.BaseFormSet:
    """Return the rows of a pattern with some empty ones below."""
    known = list(pattern.shifts) if pattern else []
    empty: list[dict[str, Any]] = [{} for _row in range(max(2, ROWS - len(known)))]
    return SlotFormSet(initial=[*known, *empty], prefix="slots")


class OnCalendarForm(forms.Form):
    """Who works by the pattern, since when, and where the cycle starts."""

    people = OfficersField(
        queryset=User.objects.none(),
        label=_("People"),
        error_messages={
            "required": _("Choose at least one person."),
            "invalid_choice": _("One of these people is not in your units any more."),
        },
    )
    from_date = forms.DateField(
        label=_("From"),
        widget=DayInput,
        error_messages={"required": _("Write the first day.")},
    )
    first_day = forms.DateField(
        label=_("Day 1 of the cycle"),
        widget=DayInput,
        required=False,
        help_text=_("A day on which the cycle starts; the first day when left empty."),
    )
    to_date = forms.DateField(
        label=_("To"),
        widget=DayInput,
        required=False,
        help_text=_("Leave empty while there is no end."),
    )

    def __init__(self, *args: Any, coordinator: User, unit: Unit | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, OfficersField)  # noqa: S101  for the type checker
        people = visible_people(coordinator).filter(
            is_active=True, grants__role__in=(Role.FTO, Role.TRAINEE)
        )
        if unit is not None:
            people = people.filter(unit=unit)
        field.queryset = (
            people.select_related("unit", "agency").distinct().order_by("last_name", "first_name")
        )
        self.initial.setdefault("from_date", timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """Let the cycle start on the first day when nothing else was said."""
        said = super().clean() or {}
        said["first_day"] = said.get("first_day") or said.get("from_date")
        return said
