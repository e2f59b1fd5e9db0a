"""Row 1, the limits, and which files are refused whole."""

import pytest
from django.utils import translation

from interface.spreadsheets.limits import Limits
from interface.spreadsheets.refusals import TEXTS, FileRefused
from interface.spreadsheets.table import column_letter
from mentors.roster.columns import COLUMNS
from mentors.roster.reading import read_table

from .files import csv_file, officer, xlsx_file


def refused(content: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(FileRefused) as found, translation.override("en"):
        read_table(content, limits)
    return found.value.code, found.value.text


def header(*columns: str) -> bytes:
    return ",".join(columns).encode() + b"\n"


def test_columns_may_stand_in_any_order_and_letter_case() -> None:
    content = header(*(f" {column.upper()} " for column in reversed(COLUMNS))) + b"\n"
    assert read_table(content).rows == ()


def test_a_missing_column_is_named() -> None:
    code, text = refused(header(*COLUMNS[:2], *COLUMNS[3:]))
    assert code == "missing_columns"
    assert text == "Row 1 lacks these columns: apellidos. Copy row 1 of the template as it is."


def test_an_unknown_column_is_named() -> None:
    code, text = refused(header(*COLUMNS, "telefono"))
    assert code == "unknown_column"
    assert "«telefono»" in text


def test_a_column_twice_is_refused() -> None:
    assert refused(header(*COLUMNS, "correo"))[0] == "duplicate_column"


def test_empty_columns_after_the_last_one_do_not_matter() -> None:
    content = header(*COLUMNS, "", " ") + ",".join([*officer().values(), "", " "]).encode()
    assert [row.beyond for row in read_table(content).rows] == [""]


def test_the_header_must_be_row_1() -> None:
    assert refused(b"\n" + csv_file(officer()))[0] == "missing_columns"


def test_a_formula_in_the_header_is_refused() -> None:
    assert refused(header(*COLUMNS, "=1+1"))[0] == "unknown_column"


@pytest.mark.parametrize("content", [b"", b" \r\n\t"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert refused(content)[0] == "empty"


def test_a_file_at_the_size_limit_passes_and_one_byte_more_is_refused() -> None:
    content = csv_file(officer())
    assert len(read_table(content, Limits(size=len(content))).rows) == 1
    assert refused(content, Limits(size=len(content) - 1))[0] == "too_large"


def test_the_default_size_limit_is_5_mb() -> None:
    padding = b"\n" * (5 * 1024 * 1024)
    assert refused(csv_file(officer()) + padding)[0] == "too_large"


def test_5000_people_pass_and_one_more_is_refused() -> None:
    people = [officer(numero_agente=str(number)) for number in range(5000)]
    assert len(read_table(csv_file(["# nota"], *people, [])).rows) == 5000
    assert refused(csv_file(*people, officer()))[0] == "too_many_rows"


def test_a_workbook_has_the_same_limit_of_people() -> None:
    content = xlsx_file(["# nota"], officer(), officer())
    assert len(read_table(content, Limits(rows=2)).rows) == 2
    assert refused(content, Limits(rows=1))[0] == "too_many_rows"


def test_every_refusal_has_a_sentence_in_spanish() -> None:
    facts = {"limit": 5, "columns": "correo", "column": "correo"}
    with translation.override("es"):
        spanish = {code: str(text) % facts for code, text in TEXTS.items()}
    with translation.override("en"):
        english = {code: str(text) % facts for code, text in TEXTS.items()}
    assert [code for code in TEXTS if spanish[code] == english[code]] == []


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "A"), (9, "J"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_lettered_as_in_a_spreadsheet(index: int, letter: str) -> None:
    assert column_letter(index) == letter
