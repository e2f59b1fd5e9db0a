"""Standings: what the counted ratings of one enrolment amount to. Pure; one place (habit 8).

A cell is ``{"v": [last values, oldest first], "n": observed, "r": [raters], "on": last date}``.
«Not observed» never enters (invariant 11); a value is never adjusted (invariant 14).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Any

from evaluations.choices import COUNTED, Kind, State

COUNTS_NOTHING = Kind.NO_EVALUATION
"""A shift without evaluation is neither counted nor excluded: there was nothing to rate."""

RECENT = 5
"""How many of the last values a cell remembers: the median of P1 (experience.md 4)."""

Cell = dict[str, Any]
Cells = dict[str, Cell]
Levels = dict[str, list[int]]


@dataclass(frozen=True)
class Seen:
    """One counted rating, in the order of shift date and number."""

    code: str
    value: int
    rater: str
    on: date


def extend(cells: Mapping[str, Cell], seen: Iterable[Seen]) -> Cells:
    """Return the cells with later ratings added; the input is left alone."""
    result: Cells = {code: dict(cell) for code, cell in cells.items()}
    for rating in seen:
        cell = result.setdefault(rating.code, {"v": [], "n": 0, "r": [], "on": ""})
        cell["v"] = [*cell["v"], rating.value][-RECENT:]
        cell["n"] += 1
        cell["r"] = sorted({*cell["r"], rating.rater})
        cell["on"] = rating.on.isoformat()
    return result


def build(seen: Iterable[Seen]) -> Cells:
    """Return the cells of a whole record; ``seen`` in order of shift date and number."""
    return extend({}, seen)


@dataclass(frozen=True)
class Place:
    """Where one observation of the record stands, as far as figures need it."""

    state: str
    head: bool
    kind: str
    on: date


@dataclass(frozen=True)
class Tally:
    """How many observations count, how many do not, and the last shift that does."""

    counted: int
    excluded: int
    last_shift: date | None


def tally(places: Iterable[Place]) -> Tally:
    """Return the tally of a whole record; a replaced version is neither counted nor excluded."""
    rated = [place for place in places if place.kind != COUNTS_NOTHING]
    counted = [place.on for place in rated if place.head and place.state in COUNTED]
    standing = sum(place.state != State.SUPERSEDED for place in rated)
    return Tally(len(counted), standing - len(counted), max(counted, default=None))


def level(cell: Mapping[str, Any] | None) -> int | None:
    """Return the median of the last values; the lower of two middle ones, always a real rating.

    The lower median never claims more than was observed, and needs no decimals.
    """
    return median_low(cell["v"]) if cell and cell["v"] else None


def levels(cells: Mapping[str, Cell]) -> Levels:
    """Return ``[level, observed, raters]`` by competency code: what a cohort's matrix reads.

    Kept beside the cells: for 500 trainees it is a tenth of their text to read.
    """
    return {
        code: [current, cell["n"], len(cell["r"])]
        for code, cell in cells.items()
        if (current := level(cell)) is not None
    }


def is_met(found: Sequence[int] | None, *, acceptable: int, observations: int, raters: int) -> bool:
    """Tell whether a competency has enough evidence and stands at the acceptable level.

    ``found`` is its entry of :func:`levels`.
    """
    return (
        found is not None
        and found[0] >= acceptable
        and found[1] >= observations
        and found[2] >= raters
    )
