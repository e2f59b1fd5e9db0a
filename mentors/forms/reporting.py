"""What people in the field fill in on «Avisar»: an absence, a request for relief, a conflict."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interface.form_rendering import DayInput
from mentors.choices import AbsenceKind, ConflictKind, ReliefReason, Role
from mentors.models import Enrolment, User
from mentors.queries.reports import counterparts_of, relief_enrolments

ANOTHER = "another"


class Days(forms.Form):
    """From one day to another."""

    from_date = forms.DateField(
        label=_("First day"),
        widget=DayInput,
        error_messages={"required": _("Write the first day.")},
    )
    to_date = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        error_messages={"required": _("Write the last day.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("from_date", timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start at the field where it is mended."""
        said = super().clean() or {}
        first, last = said.get("from_date"), said.get("to_date")
        if first and last and last < first:
            self.add_error("to_date", _("The last day cannot be before the first one."))
        return said


class AbsenceForm(Days):
    """Days on which somebody is not on duty."""

    kind = forms.ChoiceField(
        label=_("Why"),
        choices=AbsenceKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of absence.")},
    )
    note = forms.CharField(
        label=_("Note for the coordination"),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("No diagnosis and no details about health: they are not needed."),
    )
    field_order: tuple[str, ...] = ("kind", "from_date", "to_date", "note")


class AbsenceOfForm(AbsenceForm):
    """The coordination records the absence of somebody by service number."""

    number = forms.CharField(
        label=_("Service number"),
        max_length=30,
        error_messages={"required": _("Write the service number of the person.")},
    )
    field_order = ("number", "kind", "from_date", "to_date", "note")


class EnrolmentChoice(forms.ModelChoiceField):
    """Trainees by name and number."""

    def label_from_instance(self, obj: Enrolment) -> str:
        """Return name and number of the trainee."""
        return f"{obj.trainee} · {obj.trainee.service_number}"


class ReliefForm(Days):
    """Ask for another officer, or for a relief on some days."""

    enrolment = EnrolmentChoice(
        queryset=Enrolment.objects.none(),
        label=_("Trainee"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the trainee.")},
    )
    reason = forms.ChoiceField(
        label=_("What is it about?"),
        choices=ReliefReason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    text = forms.CharField(
        label=_("What happens, in your words"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only the coordination reads it. Do not name people who were served."),
    )
    field_order = ("enrolment", "reason", "text", "from_date", "to_date")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["enrolment"]
        assert isinstance(field, EnrolmentChoice)  # noqa: S101  for the type checker
        field.queryset = relief_enrolments(person, timezone.localdate())
        self.offered = list(field.queryset)
        if len(self.offered) == 1:
            # Nothing to choose: a trainee asks for the own training.
            field.initial = self.offered[0].pk
            field.widget = forms.HiddenInput()
        self.fields["to_date"].required = False
        self.fields["to_date"].help_text = _("Leave empty if it is for good.")


class ConflictForm(forms.Form):
    """With whom there is a conflict, since when; no details of anybody's private life."""

    other = forms.ChoiceField(
        label=_("With whom?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the person.")},
    )
    number = forms.CharField(
        label=_("Service number of another person"),
        required=False,
        max_length=30,
        help_text=_("Only if the person is not in the list."),
    )
    kind = forms.ChoiceField(
        label=_("What kind?"),
        choices=ConflictKind,
        widget=forms.RadioSelect,
        help_text=_("Details are not needed: nobody will ask you for them here."),
        error_messages={"required": _("Choose the kind.")},
    )
    from_date = forms.DateField(
        label=_("Since when"),
        widget=DayInput,
        error_messages={"required": _("Write since when.")},
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.known = {str(one.pk): one for one in counterparts_of(person)}
        field = self.fields["other"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [
            *((key, f"{one} · {one.service_number}") for key, one in self.known.items()),
            (ANOTHER, _("Another person")),
        ]
        self.initial.setdefault("from_date", timezone.localdate())
        if not self.known:
            self.initial.setdefault("other", ANOTHER)

    def clean(self) -> dict[str, Any]:
        """Put the person into ``other``, found by number where the list does not hold them."""
        said = super().clean() or {}
        chosen = said.get("other")
        if chosen is None:
            return said
        if chosen != ANOTHER:
            said["other"] = self.known[chosen]
        else:
            said["other"] = self._by_number(said.get("number", ""))
        said.pop("number", None)
        return said

    def _by_number(self, number: str) -> User | None:
        if not number.strip():
            self.add_error("number", _("Write the service number of the other person."))
            return None
        found = colleague(self.person, number)
        if found is None:
            self.add_error(
                "number", _("There is no officer or trainee of this number. Check the number.")
            )
        return found


class ConflictBetweenForm(forms.Form):
    """The coordination declares a conflict between two people, by service number."""

    person = forms.CharField(
        label=_("Service number of who states the conflict"),
        max_length=30,
        error_messages={"required": _("Write the service number.")},
    )
    other = forms.CharField(
        label=_("Service number of the other person"),
        max_length=30,
        error_messages={"required": _("Write the service number.")},
    )
    kind = forms.ChoiceField(
        label=_("What kind?"),
        choices=ConflictKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind.")},
    )
    from_date = forms.DateField(
        label=_("Since when"),
        widget=DayInput,
        error_messages={"required": _("Write since when.")},
    )

    def __init__(self, *args: Any, coordinator: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.coordinator = coordinator
        self.initial.setdefault("from_date", timezone.localdate())

    def _found(self, name: str) -> User:
        found = colleague(self.coordinator, self.cleaned_data[name])
        if found is None:
            raise ValidationError(
                _("There is no officer or trainee of this number. Check the number.")
            )
        return found

    def clean_person(self) -> User:
        """Return the person of the number."""
        return self._found("person")

    def clean_other(self) -> User:
        """Return the person of the number."""
        return self._found("other")


def colleague(person: User, number: str) -> User | None:
    """Return the active officer or trainee of this number in the person's agency."""
    return (
        User.objects.filter(
            agency=person.agency_id,
            service_number__iexact=number.strip(),
            is_active=True,
            grants__role__in=(Role.FTO, Role.TRAINEE),
        )
        .select_related("agency", "unit")
        .distinct()
        .first()
    )
