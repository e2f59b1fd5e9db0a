"""XLSX bytes → lines, through openpyxl's reader; no formula is ever evaluated (pure)."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet._reader import WorkSheetParser

from interface.spreadsheets.archive import check_archive
from interface.spreadsheets.limits import Limits
from interface.spreadsheets.refusals import FileRefused
from interface.spreadsheets.table import EMPTY, FORMULA, UNUSABLE, Cell, CellKind, Line, text_cell

LAST_ROW = 1_048_576
"""The last row that a spreadsheet can hold."""


class SheetParser(WorkSheetParser):
    """openpyxl's reader of one sheet, which only notes that a cell is a formula.

    Its own ``parse_formula`` rewrites a shared formula for every cell that uses it: a small file
    could keep the server busy for hours. ``ReadOnlyWorksheet`` is passed by because it believes the
    dimensions that the file states, and would leave out rows beyond them without a word.
    """

    def parse_formula(self, element: Any) -> str:
        """Return a sign for any formula."""
        return "="


def lines(content: bytes, limits: Limits, sheet: str) -> Iterator[Line]:
    """Yield every row that the sheet holds, with its number and its filled cells.

    Raises ``FileRefused``: those of ``check_archive``, or ``unreadable``.
    """
    check_archive(content, limits)
    try:
        yield from _rows(content, sheet)
    except FileRefused:
        raise
    except Exception as problem:  # openpyxl raises what it meets: KeyError, TypeError, ParseError…
        raise FileRefused("unreadable", type(problem).__name__) from problem


def _rows(content: bytes, wanted: str) -> Iterator[Line]:
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheet = _sheet_of(book, wanted)
    before = 0
    with book._archive.open(sheet._worksheet_path) as source:
        parser = SheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            if not before < number <= LAST_ROW:
                raise FileRefused("unreadable", "row numbers")
            before = number
            made = ((cell["column"] - 1, _cell_of(cell)) for cell in cells)
            yield number, {index: cell for index, cell in made if not cell.empty}


def _sheet_of(book: Any, wanted: str) -> Any:
    """Return the visible sheet of that name, else the first visible one."""
    visible = [
        sheet
        for sheet in book._sheets
        if getattr(sheet, "_worksheet_path", "") and sheet.sheet_state == "visible"
    ]
    if not visible:
        raise FileRefused("not_a_table", "no visible sheet")
    return next((sheet for sheet in visible if sheet.title.strip().lower() == wanted), visible[0])


def _cell_of(cell: dict[str, Any]) -> Cell:
    value, kind = cell["value"], cell["data_type"]
    if kind == "f":
        return FORMULA
    if value is None:
        return EMPTY
    if kind in {"b", "e"}:
        return UNUSABLE
    if isinstance(value, datetime | date):
        return Cell(kind=CellKind.DATE, day=value.date() if isinstance(value, datetime) else value)
    if isinstance(value, int | float):
        return _number_cell(value)
    return text_cell(value) if isinstance(value, str) else UNUSABLE


def _number_cell(value: float) -> Cell:
    """Return a number as its digits: ``57``, not ``57.0``."""
    if not math.isfinite(value):
        return UNUSABLE
    return text_cell(str(int(value)) if value == int(value) else repr(value))
