"""Forms of the coordinator: certify an officer, pair an officer with a trainee."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interface.form_rendering import DayInput
from mentors.models import User
from mentors.queries.people import officers_of


class CertifyForm(forms.Form):
    """Date and document of the officer's course."""

    issued_on = forms.DateField(
        label=_("Certified since"),
        widget=DayInput,
        error_messages={"required": _("Write the date of the certificate.")},
    )
    expires_on = forms.DateField(
        label=_("Valid until"),
        widget=DayInput,
        required=False,
        help_text=_("Three years after the date of the certificate when left empty."),
    )
    evidence = forms.CharField(
        label=_("Document that proves it"),
        max_length=200,
        help_text=_("For example: diploma of the FTO course, number and date."),
        error_messages={"required": _("Write which document proves the certification.")},
    )


class OfficerChoice(forms.ModelChoiceField):
    """Officers by name, number and unit."""

    def label_from_instance(self, obj: User) -> str:
        """Return name, number and unit: two people may share a name."""
        unit = f" · {obj.unit}" if obj.unit else ""
        return f"{obj} · {obj.service_number}{unit}"


class PairForm(forms.Form):
    """Who accompanies the trainee, and since when."""

    officer = OfficerChoice(
        queryset=User.objects.none(),
        label=_("Field training officer"),
        empty_label=_("Choose an officer"),
        error_messages={"required": _("Choose an officer.")},
    )
    from_date = forms.DateField(
        label=_("From"),
        widget=DayInput,
        error_messages={"required": _("Write the first day.")},
    )
    to_date = forms.DateField(
        label=_("To"),
        widget=DayInput,
        required=False,
        help_text=_("Leave empty while there is no end."),
    )
    exception_reason = forms.CharField(
        label=_("Reason for an exception to the rotation"), required=False, max_length=300
    )

    def __init__(self, *args: Any, coordinator: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = officers_of(coordinator)
        self.initial.setdefault("from_date", timezone.localdate())
