"""Forms of the coordinator: certify an officer, pair an officer with a trainee."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from curriculum.models import PhaseTemplate
from interface.form_rendering import DayInput
from mentors.choices import AssignmentRole
from mentors.models import Enrolment, User
from mentors.queries.people import officers_of
from mentors.queries.rotation import Suggestion


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

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Group the officers: those whom the rules allow first, both groups in their order."""
        groups: dict[bool, list[tuple[Any, str]]] = {True: [], False: []}
        for one in suggestions:
            label = [self.label_from_instance(one.officer), load_in_words(one.trainees)]
            if one.why_not:
                label.append(one.why_not)
            groups[one.fits].append((one.officer.pk, " · ".join(label)))
        named = [
            (_("The rules allow it"), groups[True]),
            (_("Something speaks against it"), groups[False]),
        ]
        self.choices = [
            ("", self.empty_label or ""),
            *((label, options) for label, options in named if options),
        ]


def load_in_words(trainees: int) -> str:
    """Return how many trainees an officer accompanies, in words."""
    if not trainees:
        return str(_("nobody now"))
    return ngettext("%(count)d trainee", "%(count)d trainees", trainees) % {"count": trainees}


class PhaseChoice(forms.ModelChoiceField):
    """Phases of a programme by name."""

    def label_from_instance(self, obj: PhaseTemplate) -> str:
        """Return the name in the reader's language."""
        return obj.name


class SpanForm(forms.Form):
    """Role and dates of an assignment, and why it may break a rule.

    ``seen`` carries the codes of the objections that the page showed: nothing unsaid is saved.
    """

    role = forms.ChoiceField(
        label=_("Role"),
        choices=AssignmentRole,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the role.")},
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
        label=_("Reason for an exception to the rotation"),
        required=False,
        max_length=300,
        help_text=_("Only when a rule speaks against it; it stays recorded."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("role", AssignmentRole.PRIMARY)

    def show(self, codes: Iterable[str]) -> None:
        """Let the page carry the codes of what it says now."""
        data = cast("QueryDict", self.data).copy()
        data["seen"] = " ".join(codes)
        self.data = data

    def clean_seen(self) -> frozenset[str]:
        """Return the codes of the objections that were shown."""
        return frozenset(self.cleaned_data["seen"].split())


class PairForm(SpanForm):
    """Who accompanies the trainee, in which phase and role, and since when."""

    officer = OfficerChoice(
        queryset=User.objects.none(),
        label=_("Field training officer"),
        empty_label=_("Choose an officer"),
        error_messages={"required": _("Choose an officer.")},
    )
    planned_phase = PhaseChoice(
        queryset=PhaseTemplate.objects.none(),
        label=_("Phase"),
        required=False,
        empty_label=_("The current phase"),
    )
    field_order = (
        "officer",
        "planned_phase",
        "role",
        "from_date",
        "to_date",
        "exception_reason",
        "seen",
    )

    def __init__(self, *args: Any, coordinator: User, enrolment: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officer, phase = self.fields["officer"], self.fields["planned_phase"]
        assert isinstance(officer, OfficerChoice)  # noqa: S101  for the type checker
        assert isinstance(phase, PhaseChoice)  # noqa: S101
        officer.queryset = officers_of(coordinator)
        phase.queryset = PhaseTemplate.objects.filter(
            programme_version=enrolment.programme_version_id
        )
        self.initial.setdefault("from_date", timezone.localdate())

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer the officers in two groups."""
        field = self.fields["officer"]
        assert isinstance(field, OfficerChoice)  # noqa: S101  for the type checker
        field.suggest(suggestions)


class EndAssignmentForm(forms.Form):
    """The last day, and why it ends early."""

    prefix = "end"

    last_day = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        error_messages={"required": _("Write the last day.")},
    )
    reason = forms.CharField(
        label=_("Why it ends early"),
        max_length=300,
        error_messages={"required": _("Write why it ends early.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("last_day", timezone.localdate())
