"""Answers, choices and reflections as plain forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from curriculum.actions.write_reflection import LONGEST
from curriculum.content.shuffling import mixed, shuffled


class StepForm(forms.Form):
    """What every step carries: the attempt and the number of the step, so twice is once."""

    attempt = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class OptionForm(forms.Form):
    """A decision of a story."""

    option = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": _("Choose what you would do.")}
    )

    def __init__(self, screen: dict[str, Any], seed: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["option"]
        field.label = screen["prompt"]
        options = shuffled(screen["options"], f"{seed}/{screen['key']}", lambda each: each["id"])
        field.choices = [(each["id"], each["text"]) for each in options]  # type: ignore[attr-defined]


class SingleForm(forms.Form):
    """A question with one right answer."""

    answer = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": _("Choose an answer.")}
    )

    def __init__(self, question: dict[str, Any], seed: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["answer"]
        field.label = question["stem"]
        options = shuffled(question["options"], f"{seed}/{question['code']}", lambda o: o["id"])
        field.choices = [(each["id"], each["text"]) for each in options]  # type: ignore[attr-defined]

    @property
    def ids(self) -> list[str]:
        """Return the ids of what was chosen."""
        return [self.cleaned_data["answer"]]


class MultipleForm(SingleForm):
    """A question with several right answers."""

    answer = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        help_text=_("There is more than one. Mark every one that is right."),
        error_messages={"required": _("Mark at least one answer.")},
    )

    @property
    def ids(self) -> list[str]:
        """Return the ids of what was marked."""
        return list(self.cleaned_data["answer"])


class OrderForm(forms.Form):
    """A question of order: each step is given its place, without dragging anything."""

    all_optional = True
    """All places together are the answer; one sentence says what is missing, not one each."""

    def __init__(self, question: dict[str, Any], seed: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = mixed(question["options"], f"{seed}/{question['code']}", lambda o: o["id"])
        places = [("", "–")] + [(str(n), str(n)) for n in range(1, len(options) + 1)]
        for number, option in enumerate(options):
            # By number: an id of an option is no name of a field.
            self.fields[f"place_{number}"] = forms.ChoiceField(
                label=option["text"],
                choices=places,
                required=False,
            )
        self._ids = [option["id"] for option in options]

    def clean(self) -> dict[str, Any]:
        """Refuse a step without a place, and a place that is given twice."""
        cleaned = super().clean() or {}
        places = [cleaned[name] for name in self.fields if cleaned.get(name)]
        if len(places) < len(self.fields):
            raise forms.ValidationError(_("Choose a place for each step."))
        if len(set(places)) < len(places):
            raise forms.ValidationError(_("Two steps have the same place. Use each number once."))
        return cleaned

    @property
    def ids(self) -> list[str]:
        """Return the ids of the steps in the order that was given to them."""
        places = [int(self.cleaned_data[name]) for name in self.fields]
        return [each for _place, each in sorted(zip(places, self._ids, strict=True))]


FORMS: dict[str, type[SingleForm | OrderForm]] = {
    "single": SingleForm,
    "multiple": MultipleForm,
    "order": OrderForm,
}


class ReflectionForm(forms.Form):
    """Words for oneself."""

    text = forms.CharField(
        label=_("What do you take with you?"),
        help_text=_("Only you read this. Do not write names or data of people who were served."),
        widget=forms.Textarea(attrs={"rows": 5, "class": "control"}),
        max_length=LONGEST,
        error_messages={"required": _("Write something, or close the page without saving.")},
    )
