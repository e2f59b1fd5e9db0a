"""Draw P2: one tiny panel per competency, the same axes everywhere (experience.md 4 and 3.3).

x is the number of the observed shift, y the scale; a line marks the acceptable value; the shape
of a dot is its rater; a corrected rating is hollow. No line joins the dots and nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.queries.record import Point

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 176, 72, 14, 4, 6, 6
SIZE = 3.2


def _x(shift: int, shifts: int) -> float:
    span = WIDTH - LEFT - RIGHT - 2 * SIZE
    return round(LEFT + SIZE + span * (shift - 1) / max(shifts - 1, 1), 1)


def _y(value: float, low: int, high: int) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low), 1)


def _dot(shape: int, x: float, y: float, hollow: bool) -> str:
    css = "figure-hollow" if hollow else "figure-dot"
    s = SIZE
    if shape == 1:
        return f'<rect class="{css}" x="{x - s}" y="{y - s}" width="{2 * s}" height="{2 * s}"/>'
    if shape == 2:
        path = f"M{x} {y - s - 0.6}L{x + s + 0.4} {y + s}L{x - s - 0.4} {y + s}Z"
        return f'<path class="{css}" d="{path}"/>'
    if shape == 3:
        path = f"M{x} {y - s - 1}L{x + s + 1} {y}L{x} {y + s + 1}L{x - s - 1} {y}Z"
        return f'<path class="{css}" d="{path}"/>'
    return f'<circle class="{css}" cx="{x}" cy="{y}" r="{s}"/>'


def raters_in_order(points: Iterable[Sequence[Point]]) -> list[tuple[str, str]]:
    """Return ``(id, name)`` of every rater in the order of the first shift each observed."""
    first: dict[str, tuple[int, str]] = {}
    for series in points:
        for point in series:
            known = first.get(str(point.rater))
            if known is None or point.shift < known[0]:
                first[str(point.rater)] = (point.shift, point.rater_name)
    return [(rater, name) for rater, (_shift, name) in sorted(first.items(), key=lambda r: r[1])]


def draw_panel(
    points: Sequence[Point],
    *,
    title: str,
    shifts: int,
    low: int,
    high: int,
    acceptable: int,
    shapes: dict[str, int],
) -> SafeString:
    """Return one panel as SVG with its title and a description in words."""
    count = len(points)
    words = (
        ngettext("%(count)d observation: %(values)s", "%(count)d observations: %(values)s", count)
        % {"count": count, "values": ", ".join(str(point.value) for point in points)}
        if points
        else _("Not observed yet")
    )
    marks = "".join(
        _dot(
            shapes.get(str(point.rater), 0) % 4,
            _x(point.shift, shifts),
            _y(point.value, low, high),
            point.corrected,
        )
        for point in points
    )
    line = _y(acceptable, low, high)
    labels = "".join(
        f'<text class="figure-text" x="0" y="{_y(value, low, high) + 3.5}">{value}</text>'
        for value in (low, acceptable, high)
    )
    return mark_safe(  # noqa: S308  texts are escaped, the rest are numbers
        f'<svg role="img" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="11" fill="#4A5865">'
        f"<title>{escape(title)}</title><desc>{escape(words)}</desc>"
        f'<line class="figure-line" stroke="#6B7886" x1="{LEFT}" x2="{WIDTH - RIGHT}" '
        f'y1="{line}" y2="{line}" stroke-dasharray="3 3"/>{labels}'
        f'<g fill="#123E6B" stroke="#123E6B">{marks}</g></svg>'
    )
