"""Tables, their filter, their pages, and the matrix."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from interface.charts import matrix
from interface.style.samples import LONG_NAME
from interface.style.shelf import Example

COLUMNS = [
    {"label": "Oficial", "order": "ascending"},
    {"label": "Unidad"},
    {"label": "Certificación"},
    {"label": "Agentes", "number": True},
    {"label": "Acción"},
]


class SampleFilter(forms.Form):
    """What an officer list would be narrowed by."""

    all_optional = True
    unit = forms.ChoiceField(
        label="Unidad", choices=[("", "Todas las unidades"), ("11", "Comisaría 11")], required=False
    )
    words = forms.CharField(label="Nombre o número", required=False)


def _row(name: str, number: str, tag: dict[str, str], count: int) -> list[dict[str, object]]:
    return [
        {"text": name, "href": "#o", "small": number},
        {"text": "Comisaría 11"},
        dict(tag),
        {"text": count, "number": True},
        {"links": [{"label": "Certificar", "href": "#c", "about": name}]},
    ]


def rows() -> list[list[dict[str, object]]]:
    """Return three officers as cells."""
    return [
        _row("Byron Estuardo Ajcabul Recinos", "30110",
             {"status": "Vigente hasta el 7 feb 2029", "tone": "ok", "icon": "check"}, 2),
        _row("Dora Elizabeth Mucú Galindo", "30134",
             {"status": "Por confirmar", "tone": "warn", "icon": "clock"}, 0),
        _row(LONG_NAME, "30199", {"status": "Vencida", "tone": "warn", "icon": "warn"}, 14),
    ]  # fmt: skip


def sample_matrix() -> str:
    """Return a small cohort matrix with every kind of cell."""
    columns = [
        matrix.Column(f"PRI-0{place}", "Seguridad al llegar", starts_group=place == 1)
        for place in range(1, 6)
    ] + [
        matrix.Column(f"TRA-0{place}", "Trato digno", starts_group=place == 1)
        for place in range(1, 6)
    ]
    scale = [matrix.Cell(str(value), f"s{value}", str(value + 2)) for value in range(1, 8)]
    marked = [
        matrix.NOTHING,
        matrix.Cell("4", "f", "2"),
        matrix.Cell("5", "s5", "9", signed_off=True),
    ]
    people = [
        matrix.Row("Cac Villeda, Heidy", "#m1", "57103 · Fase II", "7/10", scale + marked),
        matrix.Row(LONG_NAME, "#m2", "57302 · Fase II", "0/10", [matrix.NOTHING] * 10),
    ]
    return matrix.draw_matrix(
        columns,
        people,
        caption="Muestra de matriz",
        row_heading="Agente en formación",
        margin_heading="Cumple",
    )


def tables() -> Sequence[Example]:
    """A list with filter and pages, in its states."""
    pages = Paginator(range(60), 25)
    return (
        Example(
            "filter_form",
            _("Something is chosen"),
            {"form": SampleFilter({"unit": "11"}), "filtered": True, "count": 3},
        ),
        Example(
            "tabs",
            _("One list, looked at by one property"),
            {
                "label": "Filas por resultado",
                "tabs": [
                    {"label": "Todas", "href": "#1", "count": 15, "chosen": True},
                    {"label": "Persona nueva", "href": "#2", "count": 9},
                    {"label": "Fila rechazada", "href": "#3", "count": 0},
                ],
            },
        ),
        Example(
            "data_table",
            _("On a phone every row becomes a block"),
            {
                "caption": "¿Quién puede evaluar?",
                "note": "Oficiales de su unidad, por nombre.",
                "columns": COLUMNS,
                "rows": rows(),
                "stack": True,
            },
        ),
        Example(
            "data_table",
            _("Empty"),
            {
                "caption": "Oficiales",
                "columns": COLUMNS,
                "rows": [],
                "empty": "Aún no hay oficiales en sus unidades. Impórtelos desde una nómina.",
            },
        ),
        *(
            Example(
                "pagination",
                state,
                {"page": pages.page(number), "label": f"Páginas, muestra {number}"},
            )
            for number, state in (
                (1, _("First page")),
                (2, _("In the middle")),
                (3, _("Last page")),
            )
        ),
    )
