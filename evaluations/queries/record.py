"""What the page of one trainee shows: every counted rating, and the observations behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evaluations.queries.counted import counted_ratings
from mentors.models import Enrolment


@dataclass(frozen=True)
class Point:
    """One rating on a small multiple: ``shift`` counts the trainee's observed shifts from 1."""

    shift: int
    value: int
    rater: UUID
    rater_name: str
    on: date
    corrected: bool


def points_by_competency(enrolment: Enrolment) -> dict[str, list[Point]]:
    """Return the counted ratings of an enrolment by competency code, oldest shift first."""
    rows = counted_ratings(enrolment.pk).values_list(
        "competency__code",
        "value",
        "observation__sequence",
        "observation__shift_date",
        "observation__author_id",
        "observation__author__first_name",
        "observation__author__last_name",
        "observation__version",
    )
    shifts: dict[int, int] = {}
    points: dict[str, list[Point]] = {}
    for code, value, sequence, on, rater, first, last, version in rows:
        if value is None:
            continue
        shift = shifts.setdefault(sequence, len(shifts) + 1)
        points.setdefault(code, []).append(
            Point(shift, value, rater, f"{first} {last}", on, version > 1)
        )
    return points
