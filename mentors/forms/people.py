"""Forms of the people's pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interface.form_rendering import DayInput
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


class TransferForm(forms.Form):
    """Where the person serves from which day on."""

    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("New unit"),
        empty_label=_("Choose a unit"),
        error_messages={"required": _("Choose a unit.")},
    )
    from_date = forms.DateField(
        label=_("First day there"),
        widget=DayInput,
        error_messages={"required": _("Write the first day.")},
    )

    def __init__(self, *args: Any, coordinator: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], coordinator)
        self.initial.setdefault("from_date", timezone.localdate())


class NumberForm(forms.Form):
    """The number that a person has from now on."""

    number = NumberField(label=_("New service number"))


class ReasonForm(forms.Form):
    """Why an account is closed."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example: left the force on 30 November."),
        error_messages={"required": _("Write why the account is closed.")},
    )


class OtherAccountForm(forms.Form):
    """The number of the account that may belong to the same person."""

    con = forms.CharField(
        label=_("Service number of the other account"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": _("Write the number of the other account.")},
    )


class MergeForm(forms.Form):
    """Which of two accounts stays, and how one knows that they are one person."""

    stays = forms.ChoiceField(
        label=_("Account that stays"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the account that stays.")},
    )
    reason = forms.CharField(
        label=_("How do you know that both are one person?"),
        max_length=300,
        help_text=_("For example: registered twice by the roster of 3 March; confirmed by them."),
        error_messages={"required": _("Write how you know that both accounts are one person.")},
    )

    def __init__(self, *args: Any, people: tuple[User, User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stays"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [
            (str(person.pk), f"{person} · {person.service_number}") for person in people
        ]


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
