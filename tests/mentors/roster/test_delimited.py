"""CSV: encodings, delimiters, and rows counted as a spreadsheet counts them."""

import pytest

from interface.spreadsheets.refusals import FileRefused
from mentors.roster.columns import COLUMNS
from mentors.roster.reading import read_table

from .files import csv_file, officer, trainee

HEADER = ",".join(COLUMNS)


def refusal_of(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read_table(content)
    return refused.value.code


def names(content: bytes) -> list[tuple[int, str, str]]:
    return [
        (row.number, row["nombres"].text, row["apellidos"].text) for row in read_table(content).rows
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_spelling_of_a_csv_reads_the_same(encoding: str, delimiter: str, end: str) -> None:
    content = csv_file(
        officer(nombres="Ixmucané", apellidos="Núñez D'León-Güitz"),
        delimiter=delimiter,
        encoding=encoding,
        end=end,
    )
    assert names(content) == [(2, "Ixmucané", "Núñez D'León-Güitz")]


def test_accents_written_apart_are_the_same_letters() -> None:
    apart = "Comisari\N{COMBINING ACUTE ACCENT}a 11"
    [row] = read_table(csv_file(officer(unidad=apart))).rows
    assert row["unidad"].text == "Comisaría 11"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_with_or_without_its_mark(encoding: str) -> None:
    expected = "utf16" if encoding == "utf-16" else "not_a_table"
    assert refusal_of(csv_file(officer(), encoding=encoding)) == expected


def test_a_file_of_two_encodings_is_refused_instead_of_garbled() -> None:
    mixed = csv_file(officer()) + csv_file(trainee(nombres="Peña"), encoding="latin-1")
    assert refusal_of(mixed) == "encoding"


def test_a_marked_utf_8_file_with_a_wrong_byte_is_refused() -> None:
    assert refusal_of(b"\xef\xbb\xbf" + f"{HEADER}\n".encode() + b"\xf1\n") == "encoding"


def test_bytes_that_windows_does_not_know_are_refused() -> None:
    assert refusal_of(f"{HEADER}\n".encode() + b"\x81\n") == "encoding"


def test_binary_is_no_table() -> None:
    assert refusal_of(b"%PDF-1.7\n\x00\x01\x02") == "not_a_table"


def test_line_breaks_inside_a_cell_do_not_move_row_numbers() -> None:
    content = csv_file(
        officer(nombres="Ana\r\nLucía"),
        ["# nota\nde tres\nlíneas"],
        officer(numero_agente="40002"),
    )
    assert names(content) == [(2, "Ana Lucía", "Peña Ajú"), (4, "Ana Lucía", "Peña Ajú")]


def test_empty_rows_and_notes_are_skipped_and_counted() -> None:
    content = csv_file([], officer(), [" # nota"], [" "] * 10, trainee())
    assert [row.number for row in read_table(content).rows] == [3, 6]


def test_a_quotation_mark_that_is_never_closed_refuses_the_file() -> None:
    assert refusal_of(f'{HEADER}\n1,"Ana,b\n2,c,d\n'.encode()) == "quotes"


def test_quotation_marks_around_part_of_a_name_are_read_as_a_spreadsheet_does() -> None:
    assert names(f'{HEADER}\n1,"Chepe" Juan,Us\n'.encode()) == [(2, "Chepe Juan", "Us")]


def test_blanks_and_zero_width_signs_around_a_value_do_not_count() -> None:
    blanks = "\N{NO-BREAK SPACE} \t\N{ZERO WIDTH SPACE}"
    [row] = read_table(csv_file(officer(nombres=f"{blanks}Ana  María{blanks}"))).rows
    assert row["nombres"].text == "Ana María"


def test_a_filled_cell_beyond_the_header_is_named_by_its_letter() -> None:
    [row] = read_table(csv_file([*officer().values(), "sobra"])).rows
    assert row.beyond == "K"
