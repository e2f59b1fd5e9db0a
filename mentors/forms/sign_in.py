"""Sign-in with agency, service number and password (decision 22)."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from mentors.models import Agency, login_key_for


class SignInForm(LoginForm):
    """allauth's form with the agency in front; the pair becomes the person's login key."""

    agency = forms.ModelChoiceField(
        queryset=Agency.objects.all(), label=_("Agency"), to_field_name="code", empty_label=None
    )

    field_order = ["agency", "login", "password"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        login = self.fields["login"]
        login.label = _("Service number")
        login.widget = forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["password"].help_text = ""
        self.order_fields(self.field_order)

    def user_credentials(self) -> dict[str, Any]:
        """Return what allauth's backend authenticates: the synthesised key and the password."""
        agency = self.cleaned_data["agency"]
        return {
            "username": login_key_for(agency.code, self.cleaned_data["login"]),
            "password": self.cleaned_data["password"],
        }
