"""Forms of the organisation: agency, units, cohorts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from curriculum.models import ProgrammeVersion
from interface.form_rendering import DayInput
from mentors.choices import UnitKind
from mentors.models import Agency, Cohort, Unit, User
from mentors.places import zone_choices
from mentors.queries.cohorts import versions_for
from mentors.queries.units import coordinated_by


class AgencyForm(forms.Form):
    """What an agency may change about itself."""

    name = forms.CharField(
        label=_("Name of the agency"),
        max_length=120,
        error_messages={"required": _("Write the name of the agency.")},
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Deadlines and shift dates follow this clock."),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"name": agency.name, "time_zone": agency.time_zone})
        super().__init__(*args, **kwargs)
        choices = zone_choices()
        if agency.time_zone not in dict(choices):
            choices.append((agency.time_zone, agency.time_zone))
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = choices


class UnitForm(forms.Form):
    """Name, kind and place of a unit."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Write the name of the unit.")},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind.choices, initial=UnitKind.STATION)
    parent = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Belongs to"),
        required=False,
        empty_label=_("No unit above: directly to the agency"),
    )

    def __init__(self, *args: Any, coordinator: User, unit: Unit | None = None, **kwargs: Any):
        if unit is not None:
            kwargs.setdefault(
                "initial", {"name": unit.name, "kind": unit.kind, "parent": unit.parent_id}
            )
        super().__init__(*args, **kwargs)
        choices = coordinated_by(coordinator)
        if unit is not None:
            # Its own place stays a choice even outside the reach: to rename is not to move.
            choices = (choices | Unit.objects.filter(children=unit)).exclude(
                path__startswith=unit.path
            )
        field = self.fields["parent"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = choices


class VersionChoice(forms.ModelChoiceField):
    """Programme versions by code, version and name."""

    def label_from_instance(self, obj: ProgrammeVersion) -> str:
        """Return what a person needs to tell two versions apart."""
        return f"{obj} · {obj.programme.name}"


class CohortForm(forms.Form):
    """A cohort: how it is called, when it begins, by which programme it trains."""

    label = forms.CharField(
        label=_("Label"),
        max_length=40,
        help_text=_("As the academy calls it, for example 57 or ITP 117-2026."),
        error_messages={"required": _("Write the label of the cohort.")},
    )
    starts_on = forms.DateField(label=_("Starts on"), widget=DayInput, required=False)
    version = VersionChoice(
        queryset=ProgrammeVersion.objects.none(),
        label=_("Programme"),
        empty_label=_("Choose a programme"),
        help_text=_("Only published versions can be chosen."),
        error_messages={"required": _("Choose a programme.")},
    )

    def __init__(self, *args: Any, agency: Agency, cohort: Cohort | None = None, **kwargs: Any):
        if cohort is not None:
            kwargs.setdefault(
                "initial",
                {
                    "label": cohort.label,
                    "starts_on": cohort.starts_on,
                    "version": cohort.programme_version_id,
                },
            )
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = versions_for(agency, cohort)
