"""Bytes of an upload → table, or a refusal of the whole file (pure)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from interface.spreadsheets import delimited, workbook
from interface.spreadsheets.archive import OLE_MARK, ZIP_MARK, check_compound
from interface.spreadsheets.limits import MEGABYTE, Limits
from interface.spreadsheets.refusals import FileRefused
from interface.spreadsheets.table import Cell, CellKind, Layout, Line, Row, Table, column_letter

NOTE_MARK = "#"
_SHOWN = 40


def read_table(content: bytes, layout: Layout, limits: Limits | None = None) -> Table:
    """Return the data rows of a CSV or XLSX file; its name plays no part.

    Raises ``FileRefused`` with one of the codes of ``refusals.TEXTS``, and nothing else.
    """
    limits = limits or Limits.from_settings()
    if len(content) > limits.size:
        raise FileRefused("too_large", limit=limits.size // MEGABYTE)
    found = _lines(content, layout, limits)
    _first, header = next(found, (1, {}))
    keys = _keys(header if _first == 1 else {}, layout)
    rows: list[Row] = []
    for number, cells in found:
        if not cells or _is_note(cells.get(0)):
            continue
        if len(rows) == limits.rows:
            raise FileRefused("too_many_rows", limit=limits.rows)
        rows.append(_row(number, cells, keys))
    return Table(tuple(rows), hashlib.sha256(content).hexdigest())


def _lines(content: bytes, layout: Layout, limits: Limits) -> Iterator[Line]:
    if not content.strip():
        raise FileRefused("empty")
    if content.startswith(OLE_MARK):
        raise check_compound(content)
    if content.startswith(ZIP_MARK):
        return workbook.lines(content, limits, layout.sheet)
    return delimited.lines(content, layout.known)


def _keys(header: dict[int, Cell], layout: Layout) -> dict[int, str]:
    """Return column index → key of row 1; raises unless every column is there once."""
    keys = {index: cell.text.lower() for index, cell in header.items()}
    counts = Counter(keys.values())
    missing = [column for column in layout.columns if column not in counts]
    if missing:
        raise FileRefused("missing_columns", columns=", ".join(missing))
    for index, key in keys.items():
        if key not in layout.known:
            raise FileRefused("unknown_column", column=key[:_SHOWN] or column_letter(index))
        if counts[key] > 1:
            raise FileRefused("duplicate_column", column=key)
    return keys


def _is_note(first: Cell | None) -> bool:
    # Only text: the error value #N/A of a spreadsheet cell is no note, its row must be rejected.
    return first is not None and first.kind is CellKind.TEXT and first.text.startswith(NOTE_MARK)


def _row(number: int, cells: dict[int, Cell], keys: dict[int, str]) -> Row:
    beyond = min((index for index in cells if index not in keys), default=None)
    return Row(
        number,
        {keys[index]: cell for index, cell in cells.items() if index in keys},
        "" if beyond is None else column_letter(beyond),
    )
