"""Draw the cohort matrix: joined strings, because 17,000 template nodes cost 650 ms (decision 30).

Every text that comes from data passes ``escape``; the rest are literals of this file.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.form_definition import FormDefinition
from evaluations.queries.matrix import MatrixRow

FEW = 3
"""Below this many observations a cell is dashed: its number is shown, not its colour."""


@lru_cache(maxsize=4096)
def _cell(value: int | None, observed: int, first_of_group: bool) -> str:
    group = " g" if first_of_group else ""
    if value is None:
        return f'<td class="n{group}">–</td>'
    face = "f" if observed < FEW else f"s{value}"
    return f'<td class="{face}{group}">{value}<small>{observed}</small></td>'


def _header(form: FormDefinition) -> str:
    columns = []
    for group in form.groups:
        for place, item in enumerate(group.items):
            css = ' class="g"' if place == 0 else ""
            columns.append(
                f'<th scope="col"{css}><span><abbr title="{escape(item.name)}">'
                f"{escape(item.code)}</abbr></span></th>"
            )
    return (
        f'<thead><tr><th scope="col">{escape(_("Trainee"))}</th>'
        f'<th scope="col"><span>{escape(_("Met"))}</span></th>{"".join(columns)}</tr></thead>'
    )


def draw_matrix(
    form: FormDefinition, rows: Iterable[MatrixRow], *, required: int, caption: str
) -> SafeString:
    """Return the matrix as a table: rows are trainees, columns are competencies in form order.

    A cell shows the median of the last five observed values and, small, how many were observed;
    a dash is «not observed». ``required`` is how many competencies readiness counts.
    """
    places = [
        (item.code, place == 0) for group in form.groups for place, item in enumerate(group.items)
    ]
    address = reverse("evaluations:trainee", args=["00000000-0000-0000-0000-000000000000"])
    start, end = address.split("00000000-0000-0000-0000-000000000000")
    body = []
    for row in rows:
        cells = []
        for code, first in places:
            found = row.levels.get(code)
            cells.append(_cell(found[0], found[1], first) if found else _cell(None, 0, first))
        where = " · ".join(part for part in (row.service_number, row.phase) if part)
        if row.excluded:
            where += " · " + ngettext(
                "%(count)d record excluded", "%(count)d records excluded", row.excluded
            ) % {"count": row.excluded}
        body.append(
            f'<tr><th scope="row"><a href="{start}{row.enrolment}{end}">{escape(row.name)}</a>'
            f'<br><small>{escape(where)}</small></th><td class="n">{row.met}/{required}</td>'
            f"{''.join(cells)}</tr>"
        )
    return mark_safe(  # noqa: S308  every text above is escaped
        f'<table class="m"><caption class="hidden">{escape(caption)}</caption>'
        f"{_header(form)}<tbody>{''.join(body)}</tbody></table>"
    )
