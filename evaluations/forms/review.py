"""What stands on «Revise antes de firmar»: the signed content in words (experience.md 1.3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.choices import EvidenceMode
from curriculum.form_definition import FormDefinition, Item
from evaluations.choices import Disposition, Kind, NotObservedReason, TrainingHow
from evaluations.forms.typed import field_names
from evaluations.payload import Row, Typed, not_observed, rows_of, shift_span, span_hours, tidy


@dataclass(frozen=True)
class ReviewedRow:
    """One recorded competency in words."""

    item: Item
    row: Row
    notes: list[str]
    fill: int | None = None
    """What the score wears, from 1 to 7; nothing for «not observed»."""


@dataclass(frozen=True)
class Review:
    """Blocks a to e of the review page."""

    facts: list[dict[str, str]]
    marked: list[ReviewedRow]
    """(a) Scores that the programme wants explained, and rows marked NRT or with training."""
    others: list[ReviewedRow]
    declared: list[ReviewedRow]
    """Explicit «not observed» with its reason."""
    left_out: list[Item]
    narratives: list[dict[str, str]]
    reasons: list[dict[str, str]]
    changes: list[dict[str, str]]


def notes_of(row: Row) -> list[str]:
    """Return what stands beside the score of a row."""
    notes = []
    if row.why:
        notes.append(str(NotObservedReason(row.why).label))
    if row.minutes:
        notes.append(
            ngettext(
                "%(count)d minute of corrective training",
                "%(count)d minutes of corrective training",
                row.minutes,
            )
            % {"count": row.minutes}
            + f" · {TrainingHow(row.how).label}"
        )
    if row.nrt:
        notes.append(_("Not responding to training (NRT)"))
    if row.mode != EvidenceMode.FIELD:
        notes.append(str(EvidenceMode(row.mode).label))
    return notes


def review_of(
    typed: Typed, definition: FormDefinition, zone: str, *, base: Typed | None = None
) -> Review:
    """Return the review of checked values; ``base`` are those of the version being corrected."""
    rows = [
        ReviewedRow(
            definition.items[row.code],
            row,
            notes_of(row),
            definition.fill_of(row.value) if row.value is not None else None,
        )
        for row in rows_of(typed, definition)
    ]
    rated = [row for row in rows if row.row.value is not None]
    marked = [
        row
        for row in rated
        if row.row.comment
        or definition.rule.asks_comment(row.row.value, nrt=row.row.nrt, minutes=row.row.minutes)
    ]
    return Review(
        facts=_facts(typed, zone),
        marked=marked,
        others=[row for row in rated if row not in marked],
        declared=[row for row in rows if row.row.value is None],
        left_out=[definition.items[code] for code in not_observed(typed, definition)],
        narratives=_narratives(typed, definition),
        reasons=_reasons(typed),
        changes=changes(base, typed, definition) if base is not None else [],
    )


def _facts(typed: Typed, zone: str) -> list[dict[str, str]]:
    start, end = shift_span(typed, zone)
    hours = tidy(typed.get("hours")).replace(",", ".") or f"{span_hours(start, end):g}"
    lines = (
        date_format(start, "DATE_FORMAT"),
        _("%(start)s to %(end)s · %(hours)s h")
        % {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}", "hours": hours},
        str(Kind(typed["kind"]).label),
    )
    return [{"field": "shift_day_0", "key": _("Shift"), "value": " · ".join(lines)}]


def _narratives(typed: Typed, definition: FormDefinition) -> list[dict[str, str]]:
    labels = {
        "best": _("Most acceptable performance"),
        "least": _("Least acceptable performance"),
        "general": _("General comment"),
    }
    narratives = []
    for name, label in labels.items():
        code = tidy(typed.get(f"{name}_c"))
        about = f"{definition.items[code].name} ({code})" if code in definition.items else ""
        text = tidy(typed.get(name))
        if text or name == "best":
            narratives.append({"field": name, "key": label, "about": about, "value": text})
    return narratives


def _reasons(typed: Typed) -> list[dict[str, str]]:
    labels = reason_labels()
    return [
        {"field": name, "key": label, "value": tidy(typed[name])}
        for name, label in labels.items()
        if tidy(typed.get(name))
    ]


def reason_labels() -> dict[str, str]:
    """Return the labels of the reasons an author may have to give."""
    return {
        "amend_reason": _("Reason for the correction"),
        "late_reason": _("Reason for the late delivery"),
        "identifier_reason": _("Reason why the data that looks personal stays"),
    }


def part_labels() -> dict[str, str]:
    """Return what the parts of a row are called where old and new stand side by side."""
    return {
        "v": _("Rating"),
        "why": _("Reason for «Not observed»"),
        "n": _("Comment"),
        "rt": _("Minutes of corrective training"),
        "how": _("How it was trained"),
        "nrt": _("Not responding to training (NRT)"),
        "mode": _("How it was observed"),
    }


def field_labels() -> dict[str, str]:
    """Return what the fields outside the rows are called."""
    return {
        "kind": _("Kind of observation"),
        "shift_date": _("Day of the shift"),
        "shift_start": _("Start"),
        "shift_end": _("End"),
        "hours": _("Hours worked"),
        "disposition": _("Why there was no evaluation"),
        "best_c": _("Competency of the most acceptable performance"),
        "best": _("Most acceptable performance"),
        "least_c": _("Competency of the least acceptable performance"),
        "least": _("Least acceptable performance"),
        "general": _("General comment"),
        "late_reason": _("Reason for the late delivery"),
    }


def worded(name: str, value: str) -> str:
    """Return a typed value as a person reads it."""
    part = name.partition("-")[0]
    if not value:
        return _("Not observed") if part == "v" else _("Nothing")
    words: dict[str, Any] = {
        "kind": Kind,
        "why": NotObservedReason,
        "how": TrainingHow,
        "mode": EvidenceMode,
        "disposition": Disposition,
    }
    if part in words and value in words[part].values:
        return str(words[part](value).label)
    if part == "nrt":
        return _("Yes")
    return value


def compared(typed: Typed, definition: FormDefinition) -> dict[str, str]:
    """Return the values that two versions are compared by; equal content gives equal values."""
    values = {
        name: tidy(typed.get(name))
        for name in field_names(definition)
        if name not in ("shift_day", "amend_reason", "identifier_reason")
    }
    if typed.get("shift_day", "other") != "other":
        values["shift_date"] = typed["shift_day"]
    for code in definition.items:
        if values[f"v-{code}"] == "no":
            values[f"v-{code}"] = ""
    return values


def changes(base: Typed, typed: Typed, definition: FormDefinition) -> list[dict[str, str]]:
    """Return ``{label, old, new}`` of every field that a correction changes, in page order."""
    before, after = compared(base, definition), compared(typed, definition)
    labels, parts = field_labels(), part_labels()
    found = []
    for name, new in after.items():
        if before[name] == new:
            continue
        part, _dash, code = name.partition("-")
        label = f"{code} · {parts[part]}" if code in definition.items else labels[name]
        found.append({"label": label, "old": worded(name, before[name]), "new": worded(name, new)})
    return found
