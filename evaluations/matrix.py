"""The cohort matrix: what each cell says. How it is drawn is ``interface.charts.matrix``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.form_definition import FormDefinition
from evaluations.queries.matrix import MatrixRow
from interface.charts import matrix as table

FEW = 3
"""Below this many observations a cell is dashed: its number is shown, not its colour."""

UNSEEN = (None, 0)
"""Level and count of a competency that nobody observed yet."""

_ANYBODY = "00000000-0000-0000-0000-000000000000"


@lru_cache(maxsize=1024)
def _cell(value: int | None, observed: int, fill: int) -> table.Cell:
    if value is None:
        return table.NOTHING
    return table.Cell(str(value), "f" if observed < FEW else f"s{fill}", str(observed))


def columns_of(form: FormDefinition) -> list[table.Column]:
    """Return one column per competency in form order; each domain starts a group."""
    return [
        table.Column(item.code, item.name, starts_group=place == 0)
        for group in form.groups
        for place, item in enumerate(group.items)
    ]


def _detail(row: MatrixRow) -> str:
    excluded = (
        ngettext("%(count)d record excluded", "%(count)d records excluded", row.excluded)
        % {"count": row.excluded}
        if row.excluded
        else ""
    )
    return " · ".join(part for part in (row.service_number, row.phase, excluded) if part)


def draw_matrix(
    form: FormDefinition,
    rows: Iterable[MatrixRow],
    *,
    required: int,
    caption: str,
    trainee: str,
) -> SafeString:
    """Return the matrix as a table: rows are trainees, columns are competencies in form order.

    A cell shows the median of the last five observed values and, small, how many were observed;
    a dash is «not observed». ``required`` is how many competencies readiness counts; ``trainee``
    is what the programme calls who is in training.
    """
    columns = columns_of(form)
    fills = {value: form.fill_of(value) for value, _label in form.points}

    def cell(value: int | None, observed: int, *_more: int) -> table.Cell:
        return _cell(value, observed, fills.get(value or 0, 0))

    start, end = reverse("evaluations:trainee", args=[_ANYBODY]).split(_ANYBODY)

    def drawn(row: MatrixRow) -> table.Row:
        return table.Row(
            name=row.name,
            href=f"{start}{row.enrolment}{end}",
            detail=_detail(row),
            margin=f"{row.met}/{required}",
            cells=[cell(*row.levels.get(column.code, UNSEEN)) for column in columns],
        )

    return table.draw_matrix(
        columns,
        map(drawn, rows),
        caption=caption,
        row_heading=capfirst(trainee),
        margin_heading=_("Met"),
    )
