"""Whatever the file: reading never crashes, applying twice is applying once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from interface.spreadsheets.refusals import TEXTS, FileRefused
from interface.spreadsheets.table import tidy
from mentors.actions.import_roster import import_roster
from mentors.roster.columns import COLUMNS
from mentors.roster.reading import read_table

from .conftest import Force
from .files import Values, csv_file, officer, packed, parts_of, trainee, xlsx_file
from .importing import planned, rejections, snapshot

PLAIN = xlsx_file(officer(), trainee())
WITH_DATABASE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

# Few values, so that numbers, e-mails, units and phases meet again and again.
NUMBERS = st.sampled_from(["1", "2", "3", "a", "A", "", "=1"])
EMAILS = st.sampled_from(["", "a@example.org", "b@example.org", "C@example.org", "c@", "d@x.org"])
ROWS = st.lists(
    st.builds(
        lambda values, phase, cohort: (
            {**values, "fase": phase, "promocion": cohort}
            if values["rol"] == "agente_en_formacion"
            else values
        ),
        st.fixed_dictionaries(
            {
                "numero_agente": NUMBERS,
                "nombres": st.sampled_from(["Ana", "Otto", ""]),
                "apellidos": st.just("Us"),
                "correo": EMAILS,
                "sexo": st.sampled_from(["", "F", "M", "z"]),
                "rol": st.sampled_from(
                    ["agente_en_formacion", "oficial_formador", "supervision", "jefatura", "x"]
                ),
                "unidad": st.sampled_from(["Comisaría 11", "Comisaría 12", "nada"]),
                "fecha_inicio": st.sampled_from(["2025-02-03", "04/02/2025", "31/02/2025"]),
            }
        ),
        st.sampled_from(["", "Orientación", "Fase I", "Sombra", "IV"]),
        st.sampled_from(["57", "58", "OTRO", ""]),
    ),
    max_size=8,
)


@WITH_DATABASE
@given(before=ROWS, rows=ROWS)
def test_applying_a_file_twice_is_applying_it_once(
    force: Force, before: list[Values], rows: list[Values]
) -> None:
    with _undone():
        _apply(force, before)
        first = _apply(force, rows)
        state = snapshot()
        second = _apply(force, rows)
        assert snapshot() == state
    assert second.counts["created"] == second.counts["updated"] == 0
    assert [row for row, _column, _code in rejections(second)] == [
        row for row, _column, _code in rejections(first)
    ]


@contextmanager
def _undone() -> Iterator[None]:
    """Give every example the same database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _apply(force: Force, rows: list[Values]):
    return import_roster(table=read_table(csv_file(*rows)), agency=force.agency, by=None)


@given(
    rows=ROWS,
    columns=st.permutations(COLUMNS),
    delimiter=st.sampled_from([",", ";"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n"]),
    blank=st.sampled_from(["", " ", "\t", "\N{NO-BREAK SPACE}"]),
)
def test_spelling_of_a_csv_and_order_of_columns_do_not_matter(
    rows: list[Values], columns: list[str], delimiter: str, encoding: str, end: str, blank: str
) -> None:
    grid = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    lines = [delimiter.join(f"{blank}{cell}{blank}" for cell in line) for line in grid]
    spelled = (end.join(lines) + end).encode(encoding)
    assert read_table(spelled).rows == read_table(csv_file(*rows)).rows


@given(rows=ROWS)
@settings(max_examples=25, deadline=None)
def test_a_workbook_reads_as_the_same_rows_in_a_csv(rows: list[Values]) -> None:
    # openpyxl writes "=1" as a formula, which is what it is.
    assert read_table(xlsx_file(*rows)).rows == read_table(csv_file(*rows)).rows


@WITH_DATABASE
@given(rows=ROWS, seed=st.integers())
def test_the_order_of_rows_without_repetitions_does_not_matter(
    force: Force, rows: list[Values], seed: int
) -> None:
    numbers = [row["numero_agente"].lower() for row in rows]
    emails = [row["correo"].lower() for row in rows if row["correo"]]
    assume(len(set(numbers)) == len(numbers) and len(set(emails)) == len(emails))
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    assert _by_number(planned(force, *rows)) == _by_number(planned(force, *shuffled))


def _by_number(plan) -> list[tuple[str, str]]:
    return sorted((result.number, result.outcome.value) for result in plan.results)


ANSWERS = {"read", *TEXTS}


def _answer(content: bytes) -> str:
    """Return ``"read"`` or the code of the refusal; any other exception fails the test."""
    try:
        read_table(content)
    except FileRefused as refused:
        return refused.code
    return "read"


@given(content=st.binary(max_size=300))
@example(b"PK\x03\x04" + b"\x00" * 40)
@settings(deadline=None)
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    assert _answer(content) in ANSWERS


@given(text=st.text(max_size=300), encoding=st.sampled_from(["utf-8", "utf-16", "utf-32"]))
@settings(deadline=None)
def test_no_text_below_a_header_crashes_the_reader(text: str, encoding: str) -> None:
    assert _answer((",".join(COLUMNS) + "\n" + text).encode(encoding, "surrogatepass")) in ANSWERS


@given(place=st.integers(0, len(PLAIN) - 1), data=st.binary(min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_no_damage_to_a_workbook_crashes_the_reader(place: int, data: bytes) -> None:
    assert _answer(PLAIN[:place] + data + PLAIN[place + len(data) :]) in ANSWERS


@given(
    part=st.sampled_from(sorted(parts_of(PLAIN))),
    place=st.floats(0, 1),
    data=st.one_of(
        st.binary(min_size=1, max_size=6),
        st.sampled_from([b"<", b">", b"'", b'"', b"/>", b"999999999999", b"-1", b"&#0;", b"1e999"]),
    ),
)
@settings(max_examples=200, deadline=None)
def test_no_damage_inside_a_workbook_crashes_the_reader(
    part: str, place: float, data: bytes
) -> None:
    parts = parts_of(PLAIN)
    at = int(place * len(parts[part]))
    parts[part] = parts[part][:at] + data + parts[part][at + len(data) :]
    assert _answer(packed(parts)) in ANSWERS


@given(text=st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
