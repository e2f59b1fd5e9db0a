"""P2: the ratings of one trainee as dots; ``interface.charts.multiples`` draws them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evaluations.queries.record import Point
from interface.charts.multiples import Dot


def raters_in_order(points: Iterable[Sequence[Point]]) -> list[tuple[str, str]]:
    """Return ``(id, name)`` of every rater in the order of the first shift each observed."""
    first: dict[str, tuple[int, str]] = {}
    for series in points:
        for point in series:
            known = first.get(str(point.rater))
            if known is None or point.shift < known[0]:
                first[str(point.rater)] = (point.shift, point.rater_name)
    return [(rater, name) for rater, (_shift, name) in sorted(first.items(), key=lambda r: r[1])]


def dots_of(series: Iterable[Point], shapes: Mapping[str, int]) -> list[Dot]:
    """Return the dots of one competency; the shape of a dot is its rater."""
    return [
        Dot(
            place=point.shift,
            value=point.value,
            shape=shapes.get(str(point.rater), 0),
            hollow=point.corrected,
        )
        for point in series
    ]
