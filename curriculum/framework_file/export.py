"""A framework → spreadsheet, and the empty template of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from curriculum.framework_file import columns as c
from interface.spreadsheets.writing import workbook_of

_WORDS = {str(mode): word for word, mode in c.EVIDENCE_WORDS.items()}
_EXAMPLE = (
    "# PRI", "Primera respuesta", "PRI-01", "Seguridad al llegar", "si", "no",
    "campo; simulacion", 4, 2, "Lo que se ve con un 1", "", "", "Lo que se ve con un 4",
)  # fmt: skip
"""A note (its first cell starts with #), so that a template sent as it is loads nothing."""


def template() -> bytes:
    """Return an XLSX file with the columns and one row that is skipped when it comes back."""
    return workbook_of(c.LAYOUT.sheet, [c.LAYOUT.known, _EXAMPLE])


def as_workbook(content: Mapping[str, Any]) -> bytes:
    """Return the content of ``framework_content`` as XLSX, ready to be changed."""
    return workbook_of(c.LAYOUT.sheet, [c.LAYOUT.known, *_rows(content)])


def _rows(content: Mapping[str, Any]) -> Iterator[list[str | int]]:
    for domain in content["domains"]:
        for row in domain["competencies"]:
            criteria = [row["anchors"].get(str(value), {}) for value in c.CRITERIA.values()]
            yield [
                domain["code"],
                domain["names"].get("es", ""),
                row["code"],
                row["names"].get("es", ""),
                "si" if row["critical"] else "no",
                "si" if row["formative_only"] else "no",
                "; ".join(_WORDS[mode] for mode in row["evidence_modes"]),
                row["min_observations"],
                row["min_raters"],
                *(texts.get("es", "") for texts in criteria),
            ]
