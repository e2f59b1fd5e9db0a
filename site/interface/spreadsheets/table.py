"""A table: what both file formats become before anybody looks at the values."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

LONGEST_CELL = 2_000
"""Longer text is no value of a table; nobody pays for tidying it."""

# Zero-width signs come along when a cell is copied from a web page.
_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + (
    "\u200b\u200c\u200d\u2060\ufeff"
)


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    DATE = "date"
    FORMULA = "formula"
    LONG = "long"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value. ``day`` is set for true dates only; ``text`` is tidy."""

    text: str = ""
    kind: CellKind = CellKind.TEXT
    day: date | None = None

    @property
    def empty(self) -> bool:
        """Tell whether nothing is written in it."""
        return self.kind is CellKind.TEXT and not self.text


EMPTY = Cell()
FORMULA = Cell(kind=CellKind.FORMULA)
UNUSABLE = Cell(kind=CellKind.UNUSABLE)
LONG = Cell(kind=CellKind.LONG)

Line = tuple[int, dict[int, Cell]]
"""Row number as a spreadsheet counts it, and its cells that are not empty by column index."""


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: cells by column key; ``beyond`` names a filled cell outside the columns."""

    number: int
    cells: dict[str, Cell]
    beyond: str = ""

    def __getitem__(self, column: str) -> Cell:
        return self.cells.get(column, EMPTY)


@dataclass(frozen=True, slots=True)
class Table:
    """The data rows of one file and the SHA-256 of its bytes."""

    rows: tuple[Row, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What row 1 must hold: each of ``columns`` once, in any order; ``optional`` ones may lack.

    ``sheet`` is the sheet of the template; without one of that name the first visible one is read.
    """

    columns: tuple[str, ...]
    sheet: str
    optional: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Return every column that may be there."""
        return self.columns + self.optional


def column_letter(index: int) -> str:
    """Return the letters of a spreadsheet column; ``index`` counts from 0 (``0`` → ``"A"``)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def tidy(text: str) -> str:
    """Return the text in Unicode form C, without blanks around it, inner ones made one space.

    Macs write accents apart from their letters; «Comisaría» must be the same word either way.
    """
    return unicodedata.normalize("NFC", " ".join(text.strip(_BLANKS).split()))


def text_cell(raw: str) -> Cell:
    """Return the cell of a text: empty, plain, or a formula by its first sign.

    ``=``, ``+``, ``-`` and ``@`` start a formula in some spreadsheet; nothing here evaluates them.
    """
    if len(raw) > LONGEST_CELL:
        return LONG
    text = tidy(raw)
    if not text:
        return EMPTY
    return FORMULA if text[0] in "=+-@" else Cell(text)
