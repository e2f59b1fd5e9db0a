"""Roster files made in memory: CSV in every spelling, workbooks, and workbooks tampered with."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from mentors.roster.columns import COLUMNS

Values = Mapping[str, Any]

OFFICER: Values = {
    "numero_agente": "40001",
    "nombres": "Ana Lucía",
    "apellidos": "Peña Ajú",
    "correo": "ana.pena@example.org",
    "sexo": "F",
    "rol": "oficial_formador",
    "unidad": "Comisaría 11",
    "promocion": "",
    "fase": "",
    "fecha_inicio": "2020-03-01",
}
TRAINEE: Values = {
    "numero_agente": "57001",
    "nombres": "Tz'unux",
    "apellidos": "K'amb'al",
    "correo": "",
    "sexo": "",
    "rol": "agente_en_formacion",
    "unidad": "Comisaría 11",
    "promocion": "57",
    "fase": "Fase I",
    "fecha_inicio": "03/02/2025",
}


def officer(**changed: Any) -> Values:
    """Return the values of an officer's row."""
    return {**OFFICER, **changed}


def trainee(**changed: Any) -> Values:
    """Return the values of a trainee's row."""
    return {**TRAINEE, **changed}


def grid(rows: Sequence[Values | Sequence[Any]]) -> list[list[Any]]:
    """Return header and rows as lists; a row may be a mapping or a list of cells as it is."""
    return [
        list(COLUMNS),
        *(
            [row.get(column, "") for column in COLUMNS] if isinstance(row, Mapping) else list(row)
            for row in rows
        ),
    ]


def csv_file(
    *rows: Values | Sequence[Any], delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n"
) -> bytes:
    """Return a CSV file with header."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(grid(rows))
    return text.getvalue().encode(encoding)


def workbook(*rows: Values | Sequence[Any]) -> Workbook:
    """Return a workbook whose only sheet holds header and rows."""
    book = Workbook()
    for cells in grid(rows):
        book.active.append([None if cell == "" else cell for cell in cells])
    return book


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xlsx_file(*rows: Values | Sequence[Any]) -> bytes:
    """Return an XLSX file with header."""
    return saved(workbook(*rows))


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of these parts."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """Return the workbook with one more part, or another one under a name it had."""
    return packed({**parts_of(content), name: data})


def with_replaced(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return the workbook with some bytes of one part exchanged; fails if they are not there."""
    data = parts_of(content)[name]
    assert old in data
    return with_part(content, name, data.replace(old, new))
