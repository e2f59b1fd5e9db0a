"""From what an officer typed into the plain form to the bytes that are signed.

``site/static/js/observation/payload.js`` does the same on the phone, field by field; a browser test
holds both to the same result. Pure: no database, no rule. Whether the result may be signed is said
by ``forms/`` and ``holds``.

Typed values are a flat ``{field name: text}`` as a form posts them. Per competency ``PRI-01``:
``v-PRI-01`` (a value of the scale, ``no`` or nothing), ``n-`` comment, ``rt-`` minutes of
corrective training, ``how-``, ``nrt-`` (``1``), ``mode-`` and ``why-`` (reason of an explicit
«not observed»).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from curriculum.form_definition import FormDefinition
from evaluations.choices import Kind

Typed = Mapping[str, str]

NOT_OBSERVED = "no"
OTHER_DAY = "other"
ABSENCE_ATTESTATION = "absence-1"
BLANK = " \t\r\n\u00a0\ufeff"
"""What both builders cut from the ends of a text; Python and JavaScript disagree on the rest."""

MODE_OF_KIND: Mapping[str, str] = {
    Kind.SIMULATION: "simulation",
    Kind.CASE_REVIEW: "case_review",
}
"""How the competencies of an observation were seen unless a row says otherwise."""


@dataclass(frozen=True)
class Sheet:
    """Who signs about whom, on which form; fixed before the officer types anything."""

    author: UUID
    trainee: UUID
    assignment: UUID | None
    form: tuple[str, int, str]
    definition: FormDefinition
    zone: str
    amends: UUID | None = None
    typist: UUID | None = None
    """Who types in what was written on paper; ``None``: it is signed here."""


@dataclass(frozen=True)
class Row:
    """What was typed about one competency."""

    code: str
    value: int | None
    why: str
    comment: str
    minutes: int
    how: str
    nrt: bool
    mode: str

    @property
    def is_recorded(self) -> bool:
        """Tell whether the row enters the record: a value, or «not observed» with its reason."""
        return self.value is not None or bool(self.why)


def tidy(text: str | None) -> str:
    """Return a text as both builders sign it: line feeds only, nothing blank at the ends."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").strip(BLANK)


def whole_number(text: str | None) -> int | None:
    """Return a whole number of up to four digits, or ``None`` for anything else."""
    text = tidy(text)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def decimal_number(text: str | None) -> float | None:
    """Return a number with at most one decimal, written with point or comma, or ``None``."""
    whole, mark, rest = tidy(text).replace(",", ".").partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 4):
        return None
    if mark and not (rest.isascii() and rest.isdigit() and len(rest) == 1):
        return None
    return int(whole) + int(rest or 0) / 10


def row_of(typed: Typed, code: str) -> Row:
    """Return what was typed about one competency."""
    minutes = whole_number(typed.get(f"rt-{code}")) or 0
    return Row(
        code=code,
        value=whole_number(typed.get(f"v-{code}")),
        why=tidy(typed.get(f"why-{code}")),
        comment=tidy(typed.get(f"n-{code}")),
        minutes=minutes,
        how=tidy(typed.get(f"how-{code}")) if minutes else "",
        nrt=typed.get(f"nrt-{code}") == "1",
        mode=tidy(typed.get(f"mode-{code}")) or MODE_OF_KIND.get(typed.get("kind", ""), "field"),
    )


def rows_of(typed: Typed, definition: FormDefinition) -> list[Row]:
    """Return the recorded rows in form order."""
    rows = (row_of(typed, code) for code in definition.items)
    return [row for row in rows if row.is_recorded]


def not_observed(typed: Typed, definition: FormDefinition) -> list[str]:
    """Return the codes that the record will read as «not observed» because nothing was said."""
    recorded = {row.code for row in rows_of(typed, definition)}
    return [code for code in definition.items if code not in recorded]


def shift_date(typed: Typed) -> date:
    """Return the date on which the shift started; ``ValueError`` when none was given."""
    chosen = typed.get("shift_day") or OTHER_DAY
    return date.fromisoformat(typed.get("shift_date", "") if chosen == OTHER_DAY else chosen)


def shift_span(typed: Typed, zone: str) -> tuple[datetime, datetime]:
    """Return start and end in the agency's time zone; an end before the start is the next day.

    ``ValueError`` when a date or an hour cannot be read.
    """
    day = shift_date(typed)
    start = time.fromisoformat(typed.get("shift_start", ""))
    end = time.fromisoformat(typed.get("shift_end", ""))
    last = day if end > start else day + timedelta(days=1)
    place = ZoneInfo(zone)
    return (
        datetime.combine(day, start.replace(second=0, microsecond=0), place),
        datetime.combine(last, end.replace(second=0, microsecond=0), place),
    )


def span_hours(start: datetime, end: datetime) -> float:
    """Return the hours of a shift with one decimal, halves upwards as JavaScript rounds."""
    return math.floor((end - start).total_seconds() / 360 + 0.5) / 10


def _row(row: Row) -> dict[str, Any]:
    said: dict[str, Any] = (
        {"v": row.value} if row.value is not None else {"no": "explicit", "why_no": row.why}
    )
    return {
        "c": row.code,
        **said,
        "n": row.comment,
        "nrt": row.nrt,
        "rem_min": row.minutes,
        "rem_how": row.how,
        "mode": row.mode,
    }


def _example(typed: Typed, name: str) -> dict[str, Any] | None:
    text = tidy(typed.get(name))
    return {"c": tidy(typed.get(f"{name}_c")) or None, "text": text} if text else None


def written_on_paper(typed: Typed, zone: str) -> datetime:
    """Return when the paper was signed, as its author noted; ``ValueError`` if unreadable."""
    day = date.fromisoformat(typed.get("paper_date", ""))
    clock = time.fromisoformat(typed.get("paper_time", ""))
    return datetime.combine(day, clock.replace(second=0, microsecond=0), ZoneInfo(zone))


def _paper(typed: Typed, sheet: Sheet, now: datetime) -> dict[str, Any]:
    """Return the two clocks of a paper, nothing for what is signed here."""
    if sheet.typist is None:
        return {}
    return {
        "paper": {"typed_by": str(sheet.typist)},
        "clock": {
            "signed_at": written_on_paper(typed, sheet.zone).isoformat(timespec="milliseconds"),
            "offset_ms": 0,
            "offset_age_s": 0,
            "typed_at": now.isoformat(timespec="milliseconds"),
        },
    }


def _envelope(sheet: Sheet, envelope_id: UUID, signed_at: datetime) -> dict[str, Any]:
    """Return what every envelope carries. The server's own clock signs, so its offset is zero."""
    form_id, version, sha256 = sheet.form
    return {
        "proto": 1,
        "id": str(envelope_id),
        "author": str(sheet.author),
        "assignment": str(sheet.assignment) if sheet.assignment else None,
        "trainee": str(sheet.trainee),
        "form": {"id": form_id, "version": version, "sha256": sha256},
        "amends": str(sheet.amends) if sheet.amends else None,
        "clock": {
            "signed_at": signed_at.isoformat(timespec="milliseconds"),
            "offset_ms": 0,
            "offset_age_s": 0,
        },
    }


def observation_payload(
    typed: Typed, sheet: Sheet, *, envelope_id: UUID, signed_at: datetime, confirmed: bool
) -> dict[str, Any]:
    """Return the object of ``schemas/observation-1.json`` for an observation.

    ``confirmed``: the author ticked that the competencies left out were not observed.
    ``typed`` passed the checks of the form; ``ValueError`` where date or hours do not read.
    """
    start, end = shift_span(typed, sheet.zone)
    left_out = not_observed(typed, sheet.definition)
    best = _example(typed, "best")
    return (
        _envelope(sheet, envelope_id, signed_at)
        | _paper(typed, sheet, signed_at)
        | {
            "kind": typed["kind"],
            "shift": {
                "date": start.date().isoformat(),
                "start": start.isoformat(),
                "end": end.isoformat(),
                "tz": sheet.zone,
                "hours": decimal_number(typed.get("hours")) or span_hours(start, end),
            },
            "amend_reason": tidy(typed.get("amend_reason")) or None,
            "late_reason": tidy(typed.get("late_reason")) or None,
            "identifier_reason": tidy(typed.get("identifier_reason")) or None,
            "confirm_not_observed": bool(left_out) and confirmed,
            "ratings": [_row(row) for row in rows_of(typed, sheet.definition)],
            "narrative": {
                "best": best or {"c": None, "text": ""},
                "least": _example(typed, "least"),
                "general": tidy(typed.get("general")) or None,
            },
            "attest": {
                "text_id": sheet.definition.attestation_id,
                "method": "session" if sheet.typist is None else "paper",
            },
        }
    )


def absence_payload(
    typed: Typed, sheet: Sheet, *, envelope_id: UUID, signed_at: datetime
) -> dict[str, Any]:
    """Return the object for a shift without evaluation: a disposition, a reason, no ratings.

    The record covers the whole day: nobody asks an absent trainee's hours.
    """
    day = shift_date(typed)
    start = datetime.combine(day, time(), ZoneInfo(sheet.zone))
    return _envelope(sheet, envelope_id, signed_at) | {
        "kind": Kind.NO_EVALUATION.value,
        "disposition": typed["disposition"],
        "shift": {
            "date": day.isoformat(),
            "start": start.isoformat(),
            "end": (start + timedelta(days=1)).isoformat(),
            "tz": sheet.zone,
        },
        "amend_reason": tidy(typed.get("amend_reason")) or None,
        "late_reason": tidy(typed.get("late_reason")) or None,
        "identifier_reason": tidy(typed.get("identifier_reason")) or None,
        "ratings": [],
        "narrative": {"best": {"c": None, "text": ""}, "general": tidy(typed.get("general"))},
        "attest": {"text_id": ABSENCE_ATTESTATION, "method": "session"},
    }


def to_bytes(payload: Mapping[str, Any]) -> bytes:
    """Return the bytes that are signed; whoever keeps them sends exactly these (experience 2.3)."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def same_content(one: bytes, other: bytes) -> bool:
    """Tell whether two envelopes say the same, whatever their clocks: a button pressed twice."""
    first, second = json.loads(one), json.loads(other)
    return first | {"clock": None} == second | {"clock": None}
