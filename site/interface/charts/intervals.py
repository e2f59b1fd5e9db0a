"""Interval (caterpillar) plot: each person's estimate and interval against a band.

Rows keep the order they are given in: by unit and name, since this is no ranking (experience.md 4,
P4). The band is what counts as equivalent in practice; words say whether an interval leaves it, so
that nobody has to judge by overlap. Two layouts of the same rows: columns for laptop and paper,
stacked for a phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from interface.charts import ink

STEP = 0.5
"""Distance of two ticks, in points of the scale."""
DOT = 4
LONGEST_LABEL = 30
"""Signs of a name that fit their column; the whole name stands in the table below the picture."""


@dataclass(frozen=True, slots=True)
class Interval:
    """One row: who, from how many ratings, the estimate, the ends of its interval, a drill-down.

    ``group`` heads the rows that follow each other under the same name (the unit).
    """

    label: str
    n: int
    low: float
    estimate: float
    high: float
    group: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What all rows of a picture share.

    ``band`` is the range of practical equivalence around zero; ``ends`` name both directions of x.
    """

    title: str
    band: tuple[float, float]
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: all in units of the drawing."""

    width: int
    left: int
    right: int
    row: int
    head: int
    label_y: float
    plot_y: float
    n_x: float
    words_x: float
    words_y: float


WIDE = _Layout(
    width=780, left=300, right=570, row=28, head=44, label_y=18, plot_y=14,
    n_x=282, words_x=588, words_y=18,
)  # fmt: skip
NARROW = _Layout(
    width=328, left=8, right=320, row=70, head=44, label_y=18, plot_y=34,
    n_x=328, words_x=0, words_y=57,
)  # fmt: skip


def signed(value: float) -> str:
    """Return a difference as people write it: «+0.4», «−0.3», «0.0»."""
    # number_format cuts decimals off; it does not round.
    shown = number_format(round(abs(value), 1), 1)
    if shown == number_format(0, 1):
        return str(shown)
    return f"{'+' if value > 0 else '−'}{shown}"


def in_words(row: Interval, band: tuple[float, float]) -> str:
    """Return what the interval says about the band: inside, across its edge, or beyond it."""
    low, high = band
    if low <= row.low and row.high <= high:
        return _("Inside the band")
    if row.high < low or row.low > high:
        return _("Outside the band")
    return _("Crosses the edge of the band")


def table_rows(rows: Iterable[Interval], scene: Scene) -> list[list[dict[str, object]]]:
    """Return the same figures for ``components/data_table.html``; columns: ``table_columns``."""
    return [
        [
            {"text": row.label, "href": row.href},
            {"text": row.group},
            {"text": row.n, "number": True},
            {"text": signed(row.estimate), "number": True},
            {"text": f"{signed(row.low)} – {signed(row.high)}", "number": True},
            {"text": in_words(row, scene.band)},
        ]
        for row in rows
    ]


def table_columns(person: str, group: str) -> list[dict[str, object]]:
    """Return the headings of ``table_rows``, given what a person and a group are called."""
    return [
        {"label": person},
        {"label": group},
        {"label": _("Ratings"), "number": True},
        {"label": _("Estimate"), "number": True},
        {"label": _("95 % interval"), "number": True},
        {"label": _("Does it cross the band?")},
    ]


def draw_intervals(rows: Sequence[Interval], scene: Scene, *, narrow: bool = False) -> SafeString:
    """Return the picture as SVG; the narrow layout is for a phone."""
    layout = NARROW if narrow else WIDE
    reach = _reach(rows, scene.band)
    body, y = [_axis(layout, scene, reach)], float(layout.head)
    group = None
    for row in rows:
        if row.group and row.group != group:
            group = row.group
            y += 8
            body.append(ink.text(0, y + 14, str(escape(group)), strong=True))
            y += 22
        body.append(_row(row, layout, scene, reach, y))
        y += layout.row
    shade = _shade(layout, scene, reach, y)
    css = "figure figure-narrow" if narrow else "figure figure-wide"
    return mark_safe(  # noqa: S308 - texts are escaped, the rest are numbers
        ink.picture(
            layout.width,
            y + 6,
            title=str(escape(scene.title)),
            description=str(escape(_description(rows, scene))),
            body=shade + "".join(body),
            css=css,
            linked=any(row.href for row in rows),
        )
    )


def _reach(rows: Sequence[Interval], band: tuple[float, float]) -> float:
    """Return how far x goes in both directions: the farthest end, up to the next tick."""
    ends = [abs(end) for row in rows for end in (row.low, row.high)]
    return max(STEP, ceil(max([*ends, *map(abs, band)]) / STEP) * STEP)


def _x(layout: _Layout, reach: float, value: float) -> float:
    share = (value + reach) / (2 * reach)
    return round(layout.left + (layout.right - layout.left) * share, 1)


def _shade(layout: _Layout, scene: Scene, reach: float, bottom: float) -> str:
    low, high = (_x(layout, reach, end) for end in scene.band)
    zero = _x(layout, reach, 0)
    top = layout.head - 6
    return (
        f'<rect class="figure-band" fill="{ink.SURFACE}" x="{low:g}" y="{top}" '
        f'width="{high - low:g}" height="{bottom - top + 4:g}"/>'
        f"{ink.line(zero, top, zero, bottom + 4, dashed=True)}"
    )


def _axis(layout: _Layout, scene: Scene, reach: float) -> str:
    steps = round(reach / STEP)
    # A long axis on a phone: only whole points keep their figures apart.
    every = 2 if steps > 3 else 1
    ticks = "".join(
        ink.text(_x(layout, reach, step * STEP), 32, signed(step * STEP), anchor="middle")
        for step in range(-steps, steps + 1)
        if step % every == 0
    )
    low, high = (str(escape(end)) for end in scene.ends)
    return (
        f"{ink.text(layout.left, 14, f'← {low}')}"
        f"{ink.text(layout.right, 14, f'{high} →', anchor='end')}{ticks}"
    )


def _row(row: Interval, layout: _Layout, scene: Scene, reach: float, y: float) -> str:
    low, dot, high = (_x(layout, reach, end) for end in (row.low, row.estimate, row.high))
    middle = y + layout.plot_y
    label = str(escape(_shortened(row.label)))
    name = ink.text(0, y + layout.label_y, label, strong=True)
    if row.href:
        name = f'<a href="{escape(row.href)}">{name}</a>'
    return (
        f"{name}"
        f"{ink.text(layout.n_x, y + layout.label_y, f'n {row.n}', anchor='end')}"
        f'<line class="figure-bar" stroke="{ink.PRIMARY}" stroke-width="2" x1="{low:g}" '
        f'x2="{high:g}" y1="{middle:g}" y2="{middle:g}"/>'
        f'<g fill="{ink.PRIMARY}" stroke="{ink.PRIMARY}">{ink.mark(0, dot, middle, DOT)}</g>'
        f"{ink.text(layout.words_x, y + layout.words_y, str(escape(in_words(row, scene.band))))}"
    )


def _shortened(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _description(rows: Sequence[Interval], scene: Scene) -> str:
    return " ".join(
        _("%(label)s: %(estimate)s, from %(low)s to %(high)s, %(count)s ratings.")
        % {
            "label": row.label,
            "estimate": signed(row.estimate),
            "low": signed(row.low),
            "high": signed(row.high),
            "count": row.n,
        }
        for row in rows
    ) or _("No figures yet")
