"""What is said when a version is proposed, and when a proposal is decided."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

_ROWS = {"rows": 3, "autocomplete": "off"}


class ProposeForm(forms.Form):
    """A word to the person who decides."""

    note = forms.CharField(
        label=_("What changes and why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=_ROWS),
    )


class DecideForm(forms.Form):
    """The reason; needed to return, welcome to approve."""

    reason = forms.CharField(
        label=_("What has to change"),
        required=False,
        max_length=1000,
        help_text=_("Needed only to return it."),
        widget=forms.Textarea(attrs=_ROWS),
    )
