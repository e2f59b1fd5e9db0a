"""The form of the first start: the code, the agency, the person who coordinates it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from mentors.actions.create_agency import FirstCoordinator
from mentors.choices import Country
from mentors.models import Agency, User
from mentors.places import TIME_ZONES

agency_code = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9-]{1,19}$",
    _("Use 2 to 20 letters, digits and hyphens, for example PNC-GT."),
)
service_number = RegexValidator(
    r"^[^\s/]{1,30}$", _("Write the service number without blanks and slashes.")
)


class FirstStartForm(forms.Form):
    """Everything that an empty installation needs before anybody can sign in."""

    code = forms.CharField(
        label=_("Installation code"),
        max_length=40,
        help_text=_("It is printed on the terminal where the server was started."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Write the code that the terminal shows.")},
    )
    country = forms.ChoiceField(
        label=_("Country"),
        choices=[("", _("Choose the country")), *Country.choices],
        error_messages={"required": _("Choose the country.")},
    )
    name = forms.CharField(
        label=_("Name of the agency"),
        max_length=120,
        help_text=_("For example: Policía Nacional Civil de Guatemala."),
        error_messages={"required": _("Write the name of the agency.")},
    )
    agency_code = forms.CharField(
        label=_("Short code of the agency"),
        max_length=20,
        validators=[agency_code],
        help_text=_("People see it at sign-in and on receipts, for example PNC-GT. It stays."),
        error_messages={"required": _("Write a short code for the agency.")},
    )
    first_name = forms.CharField(
        label=_("Your given names"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Write your given names.")},
    )
    last_name = forms.CharField(
        label=_("Your family names"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": _("Write your family names.")},
    )
    service_number = forms.CharField(
        label=_("Your service number"),
        max_length=30,
        validators=[service_number],
        help_text=_("You will sign in with it."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("Write your service number.")},
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        help_text=_("At least 10 characters. A short sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Choose a password.")},
    )

    def clean_agency_code(self) -> str:
        """Return the code in capitals, as it is written everywhere."""
        return str(self.cleaned_data["agency_code"]).upper()

    def clean(self) -> dict[str, Any]:
        """Hold the password against the rules for everybody, and against the person's own names."""
        found = super().clean() or self.cleaned_data
        if "password" in found:
            person = User(
                agency=Agency(code=found.get("agency_code", "")),
                service_number=found.get("service_number", ""),
                first_name=found.get("first_name", ""),
                last_name=found.get("last_name", ""),
            )
            try:
                validate_password(found["password"], person)
            except ValidationError as weak:
                self.add_error("password", weak)
        return found

    def facts(self) -> dict[str, Any]:
        """Return what ``set_up_installation`` takes."""
        given = self.cleaned_data
        return {
            "code": given["code"],
            "agency_code": given["agency_code"],
            "name": given["name"],
            "country": given["country"],
            "time_zone": TIME_ZONES[Country(given["country"])],
            "coordinator": FirstCoordinator(
                service_number=given["service_number"],
                first_name=given["first_name"],
                last_name=given["last_name"],
                password=given["password"],
            ),
        }
