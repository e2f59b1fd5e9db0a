"""Pictures: small multiples and the interval plot, full, sparse and empty."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from interface.charts.intervals import Interval, Scene, draw_intervals, table_columns, table_rows
from interface.charts.multiples import Axes, Dot, draw_panel
from interface.style.samples import LONG_NAME
from interface.style.shelf import Example

AXES = Axes(places=14, low=1, high=7, acceptable=4)
SCENE = Scene(
    title="¿Hay oficiales más severos o más benévolos?",
    band=(-0.3, 0.3),
    ends=("más severo", "más benévolo"),
)
OFFICERS = (
    Interval("Byron Ajcabul", 412, -0.18, -0.02, 0.14, group="Comisaría 11", href="#i1"),
    Interval("Jacinto Chub", 365, -0.05, 0.14, 0.33, group="Comisaría 11", href="#i2"),
    Interval("Reyna Noj", 288, -0.92, -0.70, -0.48, group="Comisaría 11", href="#i3"),
    Interval("Floridalma Cucul", 64, -0.40, 0.05, 0.50, group="Comisaría 12", href="#i4"),
    Interval(LONG_NAME, 21, 0.10, 0.85, 1.60, group="Comisaría 13", href="#i5"),
)


def _series(*values: int, rater: int = 0, start: int = 1) -> list[Dot]:
    return [Dot(start + place, value, shape=rater) for place, value in enumerate(values)]


def interval_example(rows: Sequence[Interval], state: object) -> Example:
    """Return the plot of these rows with its table."""
    return Example(
        "figure",
        str(state),
        {
            "drawing": draw_intervals(rows, SCENE),
            "narrow": draw_intervals(rows, SCENE, narrow=True),
            "caption": SCENE.title,
            "columns": table_columns("Oficial", "Unidad"),
            "rows": table_rows(rows, SCENE),
            "note": "Una diferencia no prueba un error: los agentes y turnos no son al azar.",
        },
    )


def pictures() -> Sequence[Example]:
    """Every picture in its states."""
    panels = [
        ("Seguridad al llegar: agente, víctima y terceros", "PRI-01",
         [*_series(3, 3, 4, 4, 5, 4, 5), *_series(5, 6, 6, 5, 6, 7, 6, rater=1, start=8)], ""),
        ("Auxilio inmediato", "PRI-02", [Dot(3, 4), Dot(9, 2, hollow=True), Dot(12, 5)], ""),
        ("Control del conflicto", "PRI-03", [Dot(7, 4)], "Una sola observación"),
        ("Protección del lugar", "PRI-04", [], "Aún sin observar"),
    ]  # fmt: skip
    return (
        Example(
            "small_multiples",
            _("Two raters, a corrected value, one value, none"),
            {
                "panels": [
                    {
                        "title": title,
                        "code": code,
                        "note": note,
                        "drawing": draw_panel(dots, title=f"{code} {title}", axes=AXES),
                    }
                    for title, code, dots, note in panels
                ]
            },
        ),
        interval_example(OFFICERS, _("By unit and name: no ranking")),
        interval_example(OFFICERS[:1], _("One row")),
        Example(
            "empty_state",
            _("Not enough data"),
            {"why": "Datos insuficientes: hacen falta 20 calificaciones y 3 agentes."},
        ),
    )
