"""XLSX: what a cell means, which sheet is read, and that nothing is evaluated."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.styles.numbers import FORMAT_DATE_DDMMYY
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from interface.spreadsheets.refusals import FileRefused
from interface.spreadsheets.table import Cell, CellKind
from mentors.roster.reading import read_table

from .files import officer, saved, with_part, with_replaced, workbook, xlsx_file

SHEET = "xl/worksheets/sheet1.xml"


def cell_of(value: Any, column: str = "numero_agente") -> Cell:
    [row] = read_table(xlsx_file(officer(**{column: value}))).rows
    return row[column]


@pytest.mark.parametrize(
    ("value", "text"),
    [(57, "57"), (57.0, "57"), (0, "0"), (57.5, "57.5"), ("057", "057"), (" 57 ", "57")],
)
def test_whole_numbers_read_as_their_digits(value: Any, text: str) -> None:
    assert cell_of(value) == Cell(text)


@pytest.mark.parametrize("value", ["=1+1", '=HYPERLINK("x")', "+1", "-1", "@a", -5, " =A1"])
def test_formulas_and_their_first_signs_are_never_values(value: Any) -> None:
    assert cell_of(value).kind is CellKind.FORMULA


@pytest.mark.parametrize("value", [True, False, "#N/A", time(8, 30)])
def test_truth_values_errors_and_times_are_unusable(value: Any) -> None:
    assert cell_of(value).kind is CellKind.UNUSABLE


def test_an_error_in_the_first_cell_is_no_note() -> None:
    assert [row.number for row in read_table(xlsx_file(officer(numero_agente="#N/A"))).rows] == [2]


@pytest.mark.parametrize("value", [date(2025, 2, 3), datetime(2025, 2, 3, 8, 30)])  # noqa: DTZ001
def test_true_dates_keep_their_day(value: Any) -> None:
    assert cell_of(value, "fecha_inicio") == Cell(kind=CellKind.DATE, day=date(2025, 2, 3))


def test_dates_of_the_mac_calendar_keep_their_day() -> None:
    book = workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(list(officer(fecha_inicio=date(2025, 2, 3)).values()))
    [row] = read_table(saved(book)).rows
    assert row["fecha_inicio"].day == date(2025, 2, 3)


def test_a_number_beyond_the_calendar_is_unusable_as_a_date() -> None:
    book = workbook(officer(fecha_inicio=99_999_999))
    book.active["J2"].number_format = FORMAT_DATE_DDMMYY
    [row] = read_table(saved(book)).rows
    assert row["fecha_inicio"].kind is CellKind.UNUSABLE


def test_a_shared_formula_is_noted_without_being_rewritten_for_each_cell() -> None:
    content = with_replaced(
        xlsx_file(officer(numero_agente=111)),
        SHEET,
        b"<v>111</v>",
        b'<f t="shared" si="0">(((((</f><v>111</v>',
    )
    [row] = read_table(content).rows
    assert row["numero_agente"].kind is CellKind.FORMULA


def test_rows_that_the_file_leaves_out_are_counted() -> None:
    book = workbook(officer())
    for index, value in enumerate(officer().values(), start=1):
        book.active.cell(row=7, column=index, value=value or None)
    assert [row.number for row in read_table(saved(book)).rows] == [2, 7]


def test_rows_beyond_the_dimensions_that_the_file_states_are_read() -> None:
    content = xlsx_file(officer(), officer(), officer())
    lying = with_replaced(content, SHEET, b'ref="A1:J4"', b'ref="A1:J2"')
    assert len(read_table(lying).rows) == 3


def test_merged_cells_give_their_value_to_the_first_row_only() -> None:
    book = workbook(officer(), officer())
    book.active.merge_cells("G2:G3")
    assert [row["unidad"].text for row in read_table(saved(book)).rows] == ["Comisaría 11", ""]


def test_the_first_visible_sheet_is_read() -> None:
    book = workbook(officer())
    hidden = book.create_sheet("vieja", 0)
    hidden.sheet_state = "hidden"
    hidden.append(["nada"])
    book.create_sheet("leame").append(["texto"])
    assert len(read_table(saved(book)).rows) == 1


def test_a_sheet_called_personas_comes_first() -> None:
    book = workbook(officer())
    book.active.title = "Personas"
    book.create_sheet("leame", 0).append(["texto"])
    assert len(read_table(saved(book)).rows) == 1


def test_links_of_e_mail_addresses_do_no_harm() -> None:
    book = workbook(officer())
    book.active["D2"].hyperlink = "mailto:ana.pena@example.org"
    assert [row["correo"].text for row in read_table(saved(book)).rows] == ["ana.pena@example.org"]


def with_shared_name(index: int) -> bytes:
    """Return a workbook whose cell B2 points at a shared text, as Excel writes all its texts."""
    content = xlsx_file(officer(nombres=777))
    content = with_replaced(content, SHEET, b't="n"><v>777</v>', f't="s"><v>{index}</v>'.encode())
    content = with_replaced(
        content,
        "[Content_Types].xml",
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.'
        b'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    return with_part(
        content,
        "xl/sharedStrings.xml",
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Ana </t>'
        "</r><r><t>Lucía</t></r></si></sst>".encode(),
    )


def test_shared_texts_are_read_in_all_their_pieces() -> None:
    assert [row["nombres"].text for row in read_table(with_shared_name(0)).rows] == ["Ana Lucía"]


def test_a_shared_text_that_is_not_there_refuses_the_file() -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(with_shared_name(1))
    assert refused.value.code == "unreadable"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b"<sheetData>", b"<sheetData><row>"),
        (SHEET, b'<row r="2"', b'<row r="1"'),
        (SHEET, b'<row r="2"', b'<row r="1048577"'),
        (SHEET, b'<row r="2"', b'<row r="dos"'),
        (SHEET, b'r="A2"', b'r="2A"'),
        ("xl/workbook.xml", b"worksheets", b"elsewhere"),
        ("[Content_Types].xml", b"spreadsheetml.sheet.main", b"something.else"),
    ],
)
def test_a_damaged_workbook_is_refused_in_words(part: str, old: bytes, new: bytes) -> None:
    content = xlsx_file(officer())
    if part == "xl/workbook.xml":
        content = with_part(content, part, b"<workbook")
    else:
        content = with_replaced(content, part, old, new)
    with pytest.raises(FileRefused) as refused:
        read_table(content)
    assert refused.value.code == "unreadable"
