"""Fields to check a certificate and to revoke one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """A code as somebody reads it from paper; dashes and letter case do not matter."""

    code = forms.CharField(
        label=_("Code of the certificate"),
        help_text=_("Sixteen letters and numbers in groups of four, below the picture."),
        max_length=40,
        error_messages={"required": _("Write the code of the certificate.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class RevokeForm(forms.Form):
    """Why a certificate no longer stands."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Its holder will read it. Who checks the code reads only that it was revoked."),
        max_length=300,
        error_messages={
            "required": _("Write why the certificate no longer stands. Its holder will read it.")
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
