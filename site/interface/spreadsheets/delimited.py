"""CSV bytes → lines: encoding, delimiter and row numbers (pure)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator

from interface.spreadsheets.refusals import FileRefused
from interface.spreadsheets.table import Line, text_cell, tidy

UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = (",", ";")

# What «á», «ñ»… of UTF-8 look like inside a file that is not UTF-8 as a whole.
_UTF8_INSIDE = re.compile(rb"\xc3[\x80-\xbf]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_END = "\N{SYMBOL FOR END OF TRANSMISSION}"


def decode(content: bytes) -> str:
    """Return the text of UTF-8 (with or without mark), Windows-1252 or Latin-1 bytes.

    Raises ``FileRefused``: ``utf16``, ``encoding`` (mixed or neither) or ``not_a_table`` (binary).
    """
    if content.startswith(UTF16_MARKS):
        raise FileRefused("utf16")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        # With a mark, or with pieces of UTF-8, Windows-1252 would give «MartÃ­nez» without a word.
        if content.startswith(UTF8_MARK) or _UTF8_INSIDE.search(content):
            raise FileRefused("encoding", "UTF-8 with wrong bytes") from problem
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as neither:
            raise FileRefused("encoding", "neither UTF-8 nor Windows-1252") from neither
    if _CONTROL.search(text):
        # UTF-16 without a mark is full of zero bytes too.
        raise FileRefused("not_a_table", "control characters")
    return text


def delimiter_of(text: str, columns: Collection[str]) -> str:
    """Return the delimiter that finds more of our columns in row 1; comma when neither does."""
    return max(DELIMITERS, key=lambda mark: _known_columns(text, mark, columns))


def lines(content: bytes, columns: Collection[str]) -> Iterator[Line]:
    """Yield every row, empty ones too, numbered as a spreadsheet shows them.

    A cell with line breaks is part of one row, however many lines of text it takes.
    """
    text = decode(content)
    number = 0
    cells: list[str] = []
    # The end mark must come back as a row of its own: inside quotes that nobody closed it would
    # not, and rows would have vanished into a cell.
    source = io.StringIO(f"{text}\n{_END}", newline="")
    reader = csv.reader(source, delimiter=delimiter_of(text, columns))
    try:
        for number, cells in enumerate(reader, start=1):  # both are read after the loop
            if cells == [_END]:
                continue
            made = ((index, text_cell(raw)) for index, raw in enumerate(cells))
            yield number, {index: cell for index, cell in made if not cell.empty}
    except csv.Error as problem:
        raise FileRefused("unreadable", str(problem)) from problem
    if cells != [_END]:
        raise FileRefused("quotes", f"last row {number}")


def _known_columns(text: str, mark: str, columns: Collection[str]) -> int:
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), [])
    except csv.Error:
        return 0
    return len({tidy(cell).lower() for cell in header} & set(columns))
