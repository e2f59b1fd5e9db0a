"""Small multiples: one tiny panel per competency, the same axes everywhere (experience.md 4, P2).

x counts shifts, y is the scale; a line marks the acceptable value; the shape of a dot is its rater;
a corrected value is hollow. No line joins the dots and nothing is averaged: gaps stay gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.charts import ink

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 176, 76, 16, 4, 8, 8
SIZE = 3.2


@dataclass(frozen=True, slots=True)
class Dot:
    """One value: its place along x (counted from 1), its height, its shape."""

    place: int
    value: int
    shape: int = 0
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Axes:
    """What all panels of a page share."""

    places: int
    low: int
    high: int
    acceptable: int

    def x(self, place: int) -> float:
        """Return where a place stands; the first and the last leave room for their mark."""
        span = WIDTH - LEFT - RIGHT - 2 * SIZE
        return round(LEFT + SIZE + span * (place - 1) / max(self.places - 1, 1), 1)

    def y(self, value: float) -> float:
        """Return how high a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share, 1)


def draw_panel(dots: Sequence[Dot], *, title: str, axes: Axes) -> SafeString:
    """Return one panel as SVG, with its title and its values in words."""
    count = len(dots)
    words = (
        ngettext("%(count)d observation: %(values)s", "%(count)d observations: %(values)s", count)
        % {"count": count, "values": ", ".join(str(dot.value) for dot in dots)}
        if dots
        else _("Not observed yet")
    )
    marks = "".join(
        ink.mark(dot.shape, axes.x(dot.place), axes.y(dot.value), SIZE, hollow=dot.hollow)
        for dot in dots
    )
    level = axes.y(axes.acceptable)
    labels = "".join(
        ink.text(0, axes.y(value) + 4.5, str(value))
        for value in dict.fromkeys((axes.low, axes.acceptable, axes.high))
    )
    body = (
        f"{ink.line(LEFT, level, WIDTH - RIGHT, level, dashed=True)}{labels}"
        f'<g fill="{ink.PRIMARY}" stroke="{ink.PRIMARY}">{marks}</g>'
    )
    return mark_safe(  # noqa: S308 - texts are escaped, the rest are numbers
        ink.picture(
            WIDTH, HEIGHT, title=str(escape(title)), description=str(escape(words)), body=body
        )
    )
