"""Sign-in with agency, service number and password (decision 22)."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from mentors.models import Agency, login_key_for

AGENCY_COOKIE = "agency"


def remember_agency(response: HttpResponse, agency: Agency, *, secure: bool) -> None:
    """Keep on this device for a year which agency signed in; it names nobody."""
    response.set_cookie(
        AGENCY_COOKIE,
        agency.code,
        max_age=365 * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=secure,
    )


class SignInForm(LoginForm):
    """allauth's form with the agency in front; the pair becomes the person's login key."""

    agency = forms.ModelChoiceField(
        queryset=Agency.objects.all(),
        label=_("Agency"),
        to_field_name="code",
        empty_label=_("Choose your agency"),
        error_messages={"required": _("Choose your agency.")},
    )

    field_order = ["agency", "login", "password"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        # Whoever signed in on this device last is probably of the same agency.
        self.initial.setdefault("agency", self._remembered_agency())
        login = self.fields["login"]
        login.label = _("Service number")
        login.error_messages["required"] = _("Write your service number.")
        login.widget = forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = _("Write your password.")
        self.order_fields(self.field_order)

    def user_credentials(self) -> dict[str, Any]:
        """Return what allauth's backend authenticates: the synthesised key and the password."""
        agency = self.cleaned_data["agency"]
        return {
            "username": login_key_for(agency.code, self.cleaned_data["login"]),
            "password": self.cleaned_data["password"],
        }

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in and remember the agency on this device."""
        response: HttpResponse = super().login(request, redirect_url=redirect_url)
        remember_agency(response, self.cleaned_data["agency"], secure=request.is_secure())
        return response

    def _remembered_agency(self) -> str:
        return self.request.COOKIES.get(AGENCY_COOKIE, "") if self.request else ""
