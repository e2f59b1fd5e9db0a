"""Small forms beside an observation: the answer, a refusal, a review, a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.actions.acknowledge import COMMENT_LIMIT
from evaluations.choices import AcknowledgementKind, VoidReason
from evaluations.models import Observation
from mentors.models import User

_ROWS = {"rows": 4, "autocomplete": "off"}


class AnswerForm(forms.Form):
    """What the trainee answers; nothing is chosen beforehand."""

    kind = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            choice
            for choice in AcknowledgementKind.choices
            if choice[0] != AcknowledgementKind.REFUSED
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=COMMENT_LIMIT,
        help_text=_(
            "Needed if you have comments or disagree. Do not write names or data of people who "
            "were served."
        ),
        widget=forms.Textarea(attrs=_ROWS | {"data-victim-guard": ""}),
    )


class RefusalForm(forms.Form):
    """A refusal to sign, recorded by the officer with a witness."""

    witness = forms.CharField(
        label=_("Service number of the witness"),
        help_text=_("Somebody else from your agency who was present."),
        error_messages={"required": _("Write the service number of the witness.")},
    )
    reason = forms.CharField(
        label=_("What happened"),
        widget=forms.Textarea(attrs=_ROWS),
        error_messages={"required": _("Write what happened.")},
    )

    def __init__(self, *args: Any, observation: Observation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.observation = observation

    def clean_witness(self) -> User:
        """Return the witness: an active person of the same agency."""
        person = User.objects.filter(
            agency_id=self.observation.enrolment.agency_id,
            service_number__iexact=self.cleaned_data["witness"].strip(),
            is_active=True,
        ).first()
        if person is None:
            raise forms.ValidationError(
                _("Nobody in your agency has this number. Check it and try again.")
            )
        return person


class ReviewForm(forms.Form):
    """Mark as reviewed, or return with a reason."""

    note = forms.CharField(
        label=_("Note or reason"),
        required=False,
        help_text=_("Needed to return: say what to correct."),
        widget=forms.Textarea(attrs=_ROWS),
    )


class HeldForm(forms.Form):
    """Decide about a held record or void one: always with a reason."""

    note = forms.CharField(
        label=_("Reason"),
        help_text=_("Officer and trainee will read it."),
        widget=forms.Textarea(attrs=_ROWS),
        error_messages={"required": _("Write the reason.")},
    )


class VoidForm(HeldForm):
    """Void a record with one of the reasons of the programme.

    Its fields stand on the page beside those of another verb: they need ids of their own.
    """

    code = forms.ChoiceField(
        label=_("Why it is void"),
        choices=[("", _("Choose a reason")), *VoidReason.choices],
        error_messages={"required": _("Choose why the record is void.")},
    )
    field_order = ["code", "note"]

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, auto_id="void_%s")
