"""Rows → XLSX bytes that are safe to open: every cell is text or a number, never a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60


def workbook_of(sheet: str, rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return a workbook with one sheet; the first row is its heading and stays in sight."""
    book = Workbook()
    page = book.active
    page.title = sheet
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(row=number, column=column)
            cell.value = value
            if isinstance(value, str):
                # Said to be text: «=1+1» must arrive as it is and not as 2.
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
            widths[column] = max(widths.get(column, 0), min(len(str(value)) + 2, _WIDEST))
    for column, width in widths.items():
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
