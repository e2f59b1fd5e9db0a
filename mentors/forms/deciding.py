"""Decisions of the coordination about what people in the field report and ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interface.form_rendering import DayInput
from mentors.choices import AssignmentRole
from mentors.forms.pairing import OfficerChoice
from mentors.models import ReliefRequest, User
from mentors.queries.people import officers_of


class AnswerForm(forms.Form):
    """A sentence to who asked."""

    prefix = "answer"

    note = forms.CharField(
        label=pgettext_lazy("noun", "Answer"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who asked reads it. It is needed when you do not approve."),
    )


class ApproveReliefForm(forms.Form):
    """Who comes instead, in which role, from when to when."""

    officer = OfficerChoice(
        queryset=User.objects.none(),
        label=_("Who accompanies instead"),
        empty_label=_("Choose an officer"),
        error_messages={"required": _("Choose an officer.")},
    )
    role = forms.ChoiceField(
        label=_("How"),
        choices=[
            (AssignmentRole.RELIEF, _("As a relief, beside the present officer")),
            (AssignmentRole.PRIMARY, _("As the new primary officer")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how.")},
    )
    from_date = forms.DateField(
        label=_("First day"),
        widget=DayInput,
        error_messages={"required": _("Write the first day.")},
    )
    to_date = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        required=False,
        help_text=_("Leave empty while there is no end."),
    )
    exception_reason = forms.CharField(
        label=_("Reason for an exception to the rotation"), required=False, max_length=300
    )
    note = forms.CharField(
        label=pgettext_lazy("noun", "Answer"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who asked reads it."),
    )

    def __init__(
        self, *args: Any, coordinator: User, request: ReliefRequest, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        assert isinstance(field, OfficerChoice)  # noqa: S101  for the type checker
        field.queryset = officers_of(coordinator).exclude(
            pk=request.officer_id or request.enrolment.trainee_id
        )
        self.initial.setdefault("from_date", request.from_date)
        self.initial.setdefault("to_date", request.to_date)
        for_a_time = request.to_date is not None
        self.initial.setdefault(
            "role", AssignmentRole.RELIEF if for_a_time else AssignmentRole.PRIMARY
        )
