"""How a person wants to be told."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from interface.form_rendering import ClockInput


class NoticePreferenceForm(forms.Form):
    """E-mail or not, and the person's own quiet hours."""

    by_email = forms.BooleanField(
        label=_("Write to my e-mail"),
        required=False,
        help_text=_("At most one message a day, without names or ratings."),
    )
    quiet_from = forms.TimeField(
        label=_("Do not write from"),
        required=False,
        widget=ClockInput,
        help_text=_("Empty: the hours of your agency."),
    )
    quiet_to = forms.TimeField(label=_("Do not write until"), required=False, widget=ClockInput)
