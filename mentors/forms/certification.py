"""Forms about certificates: many at once, the end of one, and the filter of the list."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interface.form_rendering import DayInput
from mentors.choices import CertificationStanding, CertificationStatus
from mentors.forms.pairing import CertifyForm, OfficerChoice
from mentors.models import User
from mentors.queries.people import officers_of, standing_on

ENDS = (
    (CertificationStatus.SUSPENDED, _("Suspend for now")),
    (CertificationStatus.REVOKED, _("Revoke")),
)


class OfficersField(forms.ModelMultipleChoiceField):
    """Several officers, each by name, number and unit."""

    widget = forms.CheckboxSelectMultiple
    label_from_instance = OfficerChoice.label_from_instance


class CertifyManyForm(CertifyForm):
    """One date and one document for several officers."""

    officers = OfficersField(
        queryset=User.objects.none(),
        label=_("Field training officers"),
        error_messages={
            "required": _("Choose at least one officer."),
            "invalid_choice": _("One of these people is not in your units any more."),
        },
    )
    field_order = ("officers", "issued_on", "expires_on", "evidence")

    def __init__(self, *args: Any, offered: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officers"]
        assert isinstance(field, OfficersField)  # noqa: S101  for the type checker
        field.queryset = offered


class EndCertificationForm(forms.Form):
    """Suspend or revoke, from a date on, with a reason."""

    status = forms.ChoiceField(
        label=_("What is decided?"),
        choices=ENDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is decided.")},
    )
    ended_on = forms.DateField(
        label=_("From which day on?"),
        widget=DayInput,
        help_text=_("Observations of shifts from this day on are held for you to decide."),
        error_messages={"required": _("Write from which day on.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
        help_text=_("It stays recorded. Do not write about health or about people served."),
        error_messages={"required": _("Write the reason of the decision.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("ended_on", timezone.localdate())


class _Narrowed(forms.Form):
    """A filter: none of its fields is marked as optional, because all are."""

    all_optional = True


class OfficerFilter(django_filters.FilterSet):
    """Narrows the list of officers by how their certificate stands today."""

    certificate = django_filters.ChoiceFilter(
        label=_("Certification"),
        choices=CertificationStanding,
        empty_label=_("All"),
        method="by_standing",
    )

    class Meta:
        model = User
        form = _Narrowed
        fields: tuple[str, ...] = ()

    def by_standing(self, rows: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        """Keep officers whose newest certificate stands so."""
        return rows.filter(standing_on(timezone.localdate(), value))


def offered_for(coordinator: User, *, everybody: bool) -> QuerySet[User]:
    """Return whom the page of many offers: who needs a certificate, or every officer in scope."""
    officers = officers_of(coordinator).exclude(pk=coordinator.pk)
    if everybody:
        return officers
    today = timezone.localdate()
    return officers.filter(
        standing_on(today, CertificationStanding.CANDIDATE)
        | standing_on(today, CertificationStanding.EXPIRED)
        | standing_on(today, CertificationStanding.SOON)
    )
