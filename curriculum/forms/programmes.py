"""Forms of a programme: where it starts, its phases, its rules, its words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from curriculum.choices import OfficerRule, PhaseKind
from curriculum.limits import (
    LEAST_ACCEPTABLE,
    LONGEST_TERM,
    MOST_DAYS,
    MOST_PHASES,
    NARRATIVE,
    NUMBERS,
)
from curriculum.models import Framework, PhaseTemplate, ProgrammeVersion
from curriculum.people import Person
from curriculum.queries.frameworks import for_programmes
from curriculum.queries.programmes import templates_for
from curriculum.soundness import order_problems, phase_problems
from curriculum.terms import country_terms
from curriculum.words import term_labels

CODE = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9-]{0,19}$",
    _("Use up to 20 letters without accents, digits and hyphens, for example GT-16-NORTE."),
)


class StartForm(forms.Form):
    """A new programme from a template."""

    source = forms.ModelChoiceField(
        label=_("Start from"),
        queryset=ProgrammeVersion.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("You get a copy. The template stays as it is."),
        error_messages={"required": _("Choose where to start from.")},
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        validators=[CODE],
        help_text=_("Short, for lists. For example GT-16-NORTE."),
        error_messages={"required": _("Write a code.")},
    )
    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Write a name.")}
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source: Any = self.fields["source"]
        source.queryset = templates_for(person)
        source.label_from_instance = lambda row: f"{row} · {row.name}"


class PhaseForm(forms.Form):
    """One phase. Its other languages stay as long as the Spanish name does."""

    place = forms.IntegerField(
        label=_("Place"),
        min_value=1,
        max_value=99,
        error_messages={"required": _("Write which place the phase has.")},
    )
    name = forms.CharField(
        label=_("Name"), max_length=60, error_messages={"required": _("Name the phase.")}
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=PhaseKind.choices)
    days = forms.IntegerField(
        label=_("Calendar days"),
        min_value=1,
        max_value=MOST_DAYS,
        error_messages={"required": _("Write how many days the phase lasts.")},
    )
    rated = forms.BooleanField(label=_("Shifts are rated"), required=False)
    unrated_first_days = forms.IntegerField(
        label=_("First days without rating"),
        min_value=0,
        max_value=MOST_DAYS,
        required=False,
    )
    officer_rule = forms.ChoiceField(label=_("Who may accompany"), choices=OfficerRule.choices)
    remove = forms.BooleanField(label=_("Remove this phase"), required=False)

    def clean_unrated_first_days(self) -> int:
        """An empty field means that every day is rated."""
        return self.cleaned_data["unrated_first_days"] or 0

    @property
    def heading(self) -> str:
        """Return what the page calls this phase."""
        return str(self["name"].value() or gettext("New phase"))


class BasePhases(BaseFormSet):
    """The phases in the order of their places; what was marked is left out."""

    def __init__(self, *args: Any, version: ProgrammeVersion, **kwargs: Any) -> None:
        self.known = {phase.names.get("es", ""): phase.names for phase in version.phases.all()}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        """Check the order as a whole; fields come first."""
        if any(self.errors):
            return
        problems = list(phase_problems(self.phases()))
        if problems:
            raise ValidationError([problem.text for problem in problems])

    def phases(self) -> list[dict[str, Any]]:
        """Return the phases as ``definition_content.phase_content`` has them."""
        rows = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data["remove"]
        ]
        rows.sort(key=lambda row: row["place"])
        return [
            {
                "names": self.known.get(row["name"], {"es": row["name"]}),
                "kind": row["kind"],
                "days": row["days"],
                "rated": row["rated"],
                "unrated_first_days": row["unrated_first_days"],
                "officer_rule": row["officer_rule"],
            }
            for row in rows
        ]


def phase_initial(phase: PhaseTemplate) -> dict[str, Any]:
    """Return what the form of a phase starts with."""
    return {
        "place": phase.order,
        "name": phase.names.get("es", ""),
        "kind": phase.kind,
        "days": phase.days,
        "rated": phase.rated,
        "unrated_first_days": phase.unrated_first_days,
        "officer_rule": phase.officer_rule,
    }


# Typed loosely: a factory knows nothing of what its formset takes besides.
PhaseFormSet: Any = forms.formset_factory(
    PhaseForm,
    formset=BasePhases,
    extra=0,
    max_num=MOST_PHASES,
    absolute_max=MOST_PHASES,
    validate_max=True,
)


class RulesForm(forms.Form):
    """Framework and numbers of a programme; limits that follow the scale are checked at the end."""

    framework = forms.ModelChoiceField(
        label=_("Framework and scale"),
        queryset=Framework.objects.none(),
        empty_label=None,
        help_text=_("The scale comes with the framework."),
    )
    least_acceptable = forms.ChoiceField(
        label=_("Least acceptable performance"), choices=LEAST_ACCEPTABLE
    )

    def __init__(
        self, *args: Any, person: Person, version: ProgrammeVersion, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        framework: Any = self.fields["framework"]
        framework.queryset = for_programmes(person)
        framework.label_from_instance = lambda row: f"{row} · {row.name} · {row.scale}"
        self.initial["framework"] = version.framework_id
        self.initial["least_acceptable"] = version.narrative_rule.get("least_acceptable")
        for number in NUMBERS:
            limits = {} if number.of_scale else {"min_value": number.low, "max_value": number.high}
            self.fields[number.key] = forms.IntegerField(
                label=str(number.label),
                error_messages={"required": _("Write a number.")},
                **limits,  # type: ignore[arg-type]
            )
            self.initial[number.key] = getattr(version, number.group).get(number.key)

    def clean(self) -> dict[str, Any]:
        """Check the numbers against the scale of the chosen framework, and against each other."""
        cleaned = super().clean() or {}
        framework = cleaned.get("framework")
        for number in NUMBERS:
            if framework is None or not number.of_scale or cleaned.get(number.key) is None:
                continue
            low, high = number.range_on(framework.scale)
            if not low <= cleaned[number.key] <= high:
                limits = {"low": low, "high": high}
                text = gettext("With this scale: from %(low)s to %(high)s.") % limits
                self.add_error(number.key, text)
        for problem in order_problems(cleaned):
            self.add_error(None, problem.text)
        return cleaned

    @property
    def rules(self) -> dict[str, dict[str, Any]]:
        """Return the numbers by group, as a programme version keeps them."""
        found: dict[str, dict[str, Any]] = {}
        for number in NUMBERS:
            found.setdefault(number.group, {})[number.key] = self.cleaned_data[number.key]
        found[NARRATIVE]["least_acceptable"] = self.cleaned_data["least_acceptable"]
        return found


class WordsForm(forms.Form):
    """What the agency calls people and papers, in Spanish."""

    def __init__(self, *args: Any, version: ProgrammeVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version
        defaults = country_terms(version.programme.country)
        for key, label in term_labels().items():
            self.fields[key] = forms.CharField(
                label=str(label),
                max_length=LONGEST_TERM,
                required=False,
                help_text=_("Empty: «%(default)s».") % {"default": defaults[key]["es"]},
            )
            self.initial[key] = self._now(key).get("es", "")

    def _now(self, key: str) -> dict[str, str]:
        now: dict[str, str] = self.version.labels.get(key) or {}
        return now or country_terms(self.version.programme.country)[key]

    @property
    def labels(self) -> dict[str, dict[str, str]]:
        """Return the terms; an unchanged one keeps its other languages, an empty one is default."""
        defaults = country_terms(self.version.programme.country)
        found = {}
        for key in term_labels():
            typed = self.cleaned_data[key].strip()
            if not typed or typed == defaults[key]["es"]:
                found[key] = defaults[key]
            elif typed == self._now(key).get("es"):
                found[key] = self._now(key)
            else:
                found[key] = {"es": typed}
        return found
