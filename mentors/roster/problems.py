"""Why a row is rejected: stable code, column, and a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_SHOWN = 40

TEXTS: dict[str, Promise | str] = {
    # The cell
    "required": gettext_lazy("the cell is empty. Write a value."),
    "formula": gettext_lazy(
        "the cell starts with =, +, - or @, or holds a formula. Write the plain value."
    ),
    "bad_cell": gettext_lazy(
        "the cell holds a date, an error or TRUE/FALSE. Write the value as text."
    ),
    "bad_character": gettext_lazy("the cell holds an invisible sign. Type the value again."),
    "too_long": gettext_lazy("the value has more than %(limit)s characters. Shorten it."),
    "extra_cell": gettext_lazy(
        "this column has no name in row 1. Delete the value, or look for a stray delimiter."
    ),
    # The value
    "bad_email": gettext_lazy(
        "«%(value)s» is not an e-mail address. Correct it or leave it empty."
    ),
    "bad_sex": gettext_lazy("«%(value)s» is not valid. Use %(choices)s, or leave it empty."),
    "bad_date": gettext_lazy(
        "«%(value)s» is not a date. Write it as 2025-02-03 or 03/02/2025 (day first)."
    ),
    "unknown_role": gettext_lazy("the role «%(value)s» does not exist. Use %(choices)s."),
    "unknown_unit": gettext_lazy(
        "the unit «%(value)s» does not exist. Correct the name or create the unit first."
    ),
    "similar_unit": gettext_lazy("the unit «%(value)s» does not exist. Use «%(similar)s»."),
    "unit_closed": gettext_lazy("the unit «%(value)s» is closed. Use another unit or reopen it."),
    "cohort_closed": gettext_lazy("the cohort «%(value)s» is closed. Use another cohort."),
    "unknown_cohort": gettext_lazy(
        "the cohort «%(value)s» does not exist. Correct the label or create the cohort first."
    ),
    "unknown_phase": gettext_lazy("the phase «%(value)s» does not exist. Use %(choices)s."),
    "phase_not_allowed": gettext_lazy(
        "only an agente_en_formacion has a phase. Leave the cell empty or correct the role."
    ),
    "no_phases": gettext_lazy("the programme of the cohort «%(value)s» has no phases yet."),
    # Other rows, and what is recorded already
    "duplicate_number": gettext_lazy("row %(row)s has this number already. Leave one of the two."),
    "duplicate_email": gettext_lazy(
        "row %(row)s has this e-mail already. Write another one or leave it empty."
    ),
    "former_number": gettext_lazy(
        "this is an earlier number of a person who now has %(value)s. Write the present number."
    ),
    "email_of_other_person": gettext_lazy(
        "another person has this e-mail already. Write another one or leave it empty."
    ),
    "email_order": gettext_lazy(
        "row %(row)s asks for the e-mail that this person has now. Move this row above it."
    ),
    "cohort_changed_programme": gettext_lazy(
        "this person trains in another programme than that of «%(value)s», and it cannot change. "
        "End that training first."
    ),
    "training_not_active": gettext_lazy(
        "the training of this person in «%(value)s» is suspended or over. "
        "Resume it or choose another cohort."
    ),
    # What the importing person may do
    "person_out_of_reach": gettext_lazy("this person serves outside the units you coordinate."),
    "unit_out_of_reach": gettext_lazy("you do not coordinate «%(value)s»."),
    "role_out_of_reach": gettext_lazy(
        "only somebody who coordinates the whole agency may give the role «%(value)s»."
    ),
    "own_role": gettext_lazy("nobody can give themselves a role. Ask another coordinator."),
}

# Two sentences for one rule share its code: programs need not tell them apart.
CODES = {"similar_unit": "unknown_unit", "email_of_other_person": "duplicate_email"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one column of one row."""

    column: str
    text_key: str
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The stable code."""
        return CODES.get(self.text_key, self.text_key)

    @property
    def text(self) -> str:
        """What is wrong and what to do, in the reader's language; no place."""
        return str(TEXTS[self.text_key]) % self.facts

    def sentence(self, row: int) -> str:
        """«Fila 14, columna fase: la fase «IV» no existe. Use Orientación o Fase I.»."""
        return _("Row %(row)s, column %(column)s: %(what)s") % {
            "row": row,
            "column": self.column,
            "what": self.text,
        }


def problem(column: str, key: str, value: str = "", **facts: Any) -> Problem:
    """Return a problem; ``value`` is what the cell says, cut to what a message can show."""
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return Problem(column, key, {"value": shown, **facts})


def choices_text(choices: Sequence[str]) -> str:
    """Return «Orientación, Fase I o Sombra»."""
    *others, last = choices
    if not others:
        return last
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}
