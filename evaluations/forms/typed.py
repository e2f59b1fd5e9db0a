"""What an officer typed: which fields exist, and what each must look like.

Rules about the content (comments, NRT, lateness, identifiers) are in ``mending.py``; here is only
what would not make a readable envelope.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.form_definition import FormDefinition, Item
from evaluations.choices import Disposition, Kind, NotObservedReason, TrainingHow
from evaluations.payload import (
    NOT_OBSERVED,
    OTHER_DAY,
    Sheet,
    Typed,
    decimal_number,
    row_of,
    shift_date,
    shift_span,
    span_hours,
    tidy,
    whole_number,
    written_on_paper,
)

PAPER_FIELDS = ("paper_date", "paper_time")
SHIFT_FIELDS = ("kind", "shift_day", "shift_date", "shift_start", "shift_end", "hours")
ROW_FIELDS = ("v", "why", "n", "rt", "how", "nrt", "mode")
TEXT_FIELDS = ("best_c", "best", "least_c", "least", "general")
REASON_FIELDS = ("amend_reason", "late_reason", "identifier_reason")
PAGE_FIELDS = ("author", "form", "started", "envelope")
"""What the page itself carries along; nobody types these."""

KINDS = (Kind.SHIFT, Kind.RELIEF, Kind.SIMULATION, Kind.CASE_REVIEW)
"""Kinds that the daily form can report; an absence has its own small form."""

ABSENCES = (
    Disposition.LEAVE,
    Disposition.SICK,
    Disposition.COURT,
    Disposition.TRAINING,
    Disposition.NO_EVALUATION,
)
LONGEST_TEXT = 4000
LONGEST_TRAINING = 600

Errors = dict[str, str]
"""Field name → what to do, in the reader's language and in the order of the page."""


def field_names(definition: FormDefinition) -> Iterator[str]:
    """Yield every field that a person fills, in the order of the page."""
    yield "amend_reason"
    yield from PAPER_FIELDS
    yield from SHIFT_FIELDS
    yield "disposition"
    for code in definition.items:
        yield from (f"{part}-{code}" for part in ROW_FIELDS)
    yield from TEXT_FIELDS
    yield from REASON_FIELDS[1:]


def read(posted: Mapping[str, str], definition: FormDefinition) -> dict[str, str]:
    """Return the known fields of a request that carry something; texts are left as typed."""
    names = (*PAGE_FIELDS, *field_names(definition))
    return {name: str(posted[name]) for name in names if str(posted.get(name, "")).strip()}


def in_page_order(errors: Mapping[str, str], definition: FormDefinition) -> Errors:
    """Return the errors as they meet the eye from top to bottom."""
    return {name: errors[name] for name in field_names(definition) if name in errors}


def check_day(typed: Typed, today: date) -> Errors:
    """Return what is wrong with the date of the shift."""
    chosen = typed.get("shift_day")
    if not chosen:
        return {"shift_day": _("Choose on which day the shift started.")}
    name = "shift_date" if chosen == OTHER_DAY else "shift_day"
    try:
        day = shift_date(typed)
    except ValueError:
        return {name: _("Write the date on which the shift started.")}
    if day > today:
        return {name: _("The shift has not started yet. Choose today or an earlier date.")}
    if day.year < 2000:
        return {name: _("Check the year of the date.")}
    return {}


def check_paper(typed: Typed, sheet: Sheet) -> Errors:
    """Return what is wrong with the moment at which the paper was signed."""
    try:
        written = written_on_paper(typed, sheet.zone)
    except ValueError:
        return {"paper_date": _("Write the date and the hour at which the paper was signed.")}
    if written > timezone.now():
        return {"paper_date": _("The paper cannot be signed in the future. Check date and hour.")}
    return {}


def check_shift(typed: Typed, sheet: Sheet, today: date) -> Errors:
    """Return what is missing or wrong in the section of the shift."""
    errors = check_day(typed, today)
    if typed.get("kind") not in KINDS:
        errors["kind"] = _("Choose the kind of observation.")
    for name, text in (
        ("shift_start", _("Write the hour at which the shift started, for example 07:00.")),
        ("shift_end", _("Write the hour at which the shift ended, for example 19:00.")),
    ):
        try:
            shift_span(
                {
                    "shift_date": "2026-01-01",
                    "shift_start": typed.get(name, ""),
                    "shift_end": typed.get(name, ""),
                },
                sheet.zone,
            )
        except ValueError:
            errors[name] = text
    hours = decimal_number(typed.get("hours"))
    if tidy(typed.get("hours")) and not hours:
        errors["hours"] = _("Write the hours as a number, for example 8 or 7.5.")
    elif hours and not errors:
        longest = span_hours(*shift_span(typed, sheet.zone))
        if hours > longest:
            errors["hours"] = _(
                "The shift lasted %(hours)s hours. Correct the hours worked or the end."
            ) % {"hours": f"{longest:g}"}
    return errors


def _check_value(typed: Typed, item: Item, definition: FormDefinition) -> str:
    """Return what is wrong with the rating itself, or ``""``."""
    row = row_of(typed, item.code)
    answer = typed.get(f"v-{item.code}", "")
    if answer not in ("", NOT_OBSERVED) and (
        row.value is None or not definition.minimum <= row.value <= definition.maximum
    ):
        return _("Choose a number of the scale or «Not observed».")
    if row.value is None and not row.why and (row.comment or row.minutes or row.nrt):
        return _(
            "You wrote about this competency and did not rate it. Choose a number, or say why it "
            "was not observed."
        )
    if row.value is not None and row.why:
        return _("You gave a number and a reason for «Not observed». Keep only one.")
    return ""


def _check_row(typed: Typed, item: Item, definition: FormDefinition) -> Errors:
    code = item.code
    given = {part: tidy(typed.get(f"{part}-{code}")) for part in ROW_FIELDS}
    if not any(given.values()):
        return {}
    errors = {}
    if text := _check_value(typed, item, definition):
        errors[f"v-{code}"] = text
    if given["why"] and given["why"] not in NotObservedReason.values:
        errors[f"why-{code}"] = _("Choose a reason of the list.")
    if len(given["n"]) > LONGEST_TEXT:
        errors[f"n-{code}"] = too_long()
    minutes = whole_number(given["rt"])
    if given["rt"] and (minutes is None or minutes > LONGEST_TRAINING):
        errors[f"rt-{code}"] = _("Write the minutes as a whole number up to 600.")
    elif given["how"] and not minutes:
        errors[f"rt-{code}"] = _("Write how many minutes the training took.")
    elif minutes and given["how"] not in TrainingHow.values:
        errors[f"how-{code}"] = _("Choose how you trained it.")
    if given["mode"] and given["mode"] not in item.modes:
        errors[f"mode-{code}"] = _("Choose how you observed it.")
    return errors


def too_long() -> str:
    """Return the error of a text beyond what an envelope carries."""
    return _("This text is longer than 4000 characters. Shorten it.")


def check_texts(typed: Typed, definition: FormDefinition) -> Errors:
    """Return what is wrong with narratives and reasons, as far as their form goes."""
    errors = {
        name: too_long()
        for name in ("best", "least", "general", *REASON_FIELDS)
        if len(tidy(typed.get(name))) > LONGEST_TEXT
    }
    for name in ("best", "least"):
        code = tidy(typed.get(f"{name}_c"))
        if code and code not in definition.items:
            errors[f"{name}_c"] = _("Choose a competency of the list.")
        elif code and not tidy(typed.get(name)):
            errors[name] = _("Describe what you saw, or remove the competency.")
    return errors


def check_observation(typed: Typed, sheet: Sheet, today: date) -> Errors:
    """Return everything that keeps the typed values from making a readable envelope."""
    definition = sheet.definition
    errors = check_shift(typed, sheet, today)
    if sheet.typist is not None:
        errors |= check_paper(typed, sheet)
    for item in definition:
        errors |= _check_row(typed, item, definition)
    errors |= check_texts(typed, definition)
    return in_page_order(errors, definition)


def check_absence(typed: Typed, sheet: Sheet, today: date) -> Errors:
    """Return the same for a shift without evaluation."""
    errors = check_day(typed, today)
    if typed.get("disposition") not in ABSENCES:
        errors["disposition"] = _("Choose why there was no evaluation.")
    if not tidy(typed.get("general")):
        errors["general"] = _("Say in one sentence what happened.")
    errors |= check_texts(typed, sheet.definition)
    return in_page_order(errors, sheet.definition)
