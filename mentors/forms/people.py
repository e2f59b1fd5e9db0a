"""Forms of the people's pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentors.actions.grant_role import GIVEN_BY_COORDINATORS
from mentors.choices import Role, Sex
from mentors.forms.installation import service_number
from mentors.models import Unit, User
from mentors.queries.scopes import scopes_of
from mentors.queries.units import coordinated_by

ROLES = [(role.value, role.label) for role in Role if role in GIVEN_BY_COORDINATORS]


def offer_units(field: forms.Field, coordinator: User) -> None:
    """Fill a choice of units with those that the person coordinates."""
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
    field.queryset = coordinated_by(coordinator)


class NumberField(forms.CharField):
    """A service number, as the agency writes it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=30,
            validators=[service_number],
            widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
            error_messages={"required": _("Write the service number.")},
            **kwargs,
        )


class PersonForm(forms.Form):
    """One person who is in no roster."""

    service_number = NumberField(label=_("Service number"))
    first_name = forms.CharField(
        label=_("Given names"),
        max_length=80,
        error_messages={"required": _("Write the given names.")},
    )
    last_name = forms.CharField(
        label=_("Family names"),
        max_length=80,
        error_messages={"required": _("Write the family names.")},
    )
    rank = forms.CharField(label=_("Rank"), max_length=60, required=False)
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("", _("Not stated")), *Sex.choices], required=False
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Unit"),
        empty_label=_("Choose a unit"),
        error_messages={"required": _("Choose a unit.")},
    )
    role = forms.ChoiceField(
        label=_("First role"),
        choices=[("", _("None yet")), *ROLES],
        required=False,
        help_text=_("Trainees, officers and supervisors hold it in their unit."),
    )

    def __init__(self, *args: Any, coordinator: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], coordinator)


class RoleForm(forms.Form):
    """A role, and where it holds."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=[("", _("Choose a role")), *ROLES],
        error_messages={"required": _("Choose a role.")},
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Where it holds"),
        required=False,
        empty_label=_("In the whole agency"),
        help_text=_("In a unit, the role holds for the units below it too."),
    )

    def __init__(self, *args: Any, coordinator: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], coordinator)
        if "" not in scopes_of(coordinator).paths.get(Role.COORDINATOR, ()):
            # Who coordinates a district gives roles in that district.
            self.fields["unit"].required = True
            field = self.fields["unit"]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
            field.empty_label = _("Choose a unit")
