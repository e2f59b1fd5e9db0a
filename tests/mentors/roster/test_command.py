"""``manage.py import_roster``: one JSON document, exit codes 0, 1 and 2."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from mentors.models import User

from .conftest import Force
from .files import OFFICER, csv_file, officer, with_part, xlsx_file

DATA = Path(__file__).parents[1] / "data"


def run(path: Path, *options: str, agency: str = "PNC-GT") -> tuple[int, str, str]:
    """Run the command; return exit code, stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command(
            "import_roster", str(path), "--agency", agency, *options, stdout=out, stderr=err
        )
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else -1
    return code, out.getvalue(), err.getvalue()


def run_json(path: Path, *options: str, agency: str = "PNC-GT") -> tuple[int, Any]:
    code, out, _err = run(path, "--json", *options, agency=agency)
    return code, json.loads(out)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A file with one new person."""
    path = tmp_path / "nomina.csv"
    path.write_bytes(csv_file(officer()))
    return path


def test_a_clean_file_is_answered_in_json_and_nothing_is_written(
    force: Force, roster: Path
) -> None:
    expected = {
        "created": [{"row": 2, "numero_agente": "40001"}],
        "updated": [],
        "unchanged": [],
        "rejected": [],
    }
    assert run_json(roster) == (0, expected)
    assert User.objects.count() == 0


def test_applying_twice_writes_once(force: Force, roster: Path) -> None:
    accepted = [{"row": 2, "numero_agente": "40001"}]
    none: dict[str, list[Any]] = {"created": [], "updated": [], "unchanged": [], "rejected": []}
    assert run_json(roster, "--apply") == (0, {**none, "created": accepted})
    assert run_json(roster, "--apply") == (0, {**none, "unchanged": accepted})
    roster.write_bytes(csv_file(officer(nombres="Ana")))
    change = {"column": "nombres", "from": "Ana Lucía", "to": "Ana"}
    updated = [{"row": 2, "numero_agente": "40001", "changes": [change]}]
    assert run_json(roster, "--apply") == (0, {**none, "updated": updated})


def test_the_sample_with_errors_says_what_to_do_about_each(force: Force) -> None:
    code, answer = run_json(DATA / "roster-sample-errors.csv", "--apply")
    assert code == 1
    assert [entry["row"] for entry in answer["created"]] == [2, 3, 5, 7, 9, 11, 13, 14, 15]
    assert answer["rejected"][0] == {
        "row": 4,
        "column": "numero_agente",
        "code": "required",
        "message": "Fila 4, columna numero_agente: la celda está vacía. Escriba un valor.",
    }
    assert [(entry["row"], entry["code"]) for entry in answer["rejected"]] == [
        (4, "required"),
        (6, "unknown_unit"),
        (8, "phase_not_allowed"),
        (10, "bad_date"),
        (12, "duplicate_number"),
        (16, "unknown_role"),
    ]


def test_a_row_with_two_problems_is_one_entry_that_tells_both(force: Force, roster: Path) -> None:
    roster.write_bytes(csv_file(officer(sexo="H", unidad="")))
    code, answer = run_json(roster)
    assert (code, answer["rejected"]) == (
        1,
        [
            {
                "row": 2,
                "column": "sexo",
                "code": "bad_sex",
                "message": "Fila 2, columna sexo: «H» no es válido. Use M, F o X, o deje la celda "
                "vacía. Fila 2, columna unidad: la celda está vacía. Escriba un valor.",
            }
        ],
    )


def test_without_json_people_read_the_outcome(force: Force, roster: Path) -> None:
    roster.write_bytes(csv_file(officer(), officer()))
    code, out, err = run(roster)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        (
            "Fila 3, columna numero_agente: la fila 2 ya tiene este número. Deje una de las dos. "
            "Fila 3, columna correo: la fila 2 ya tiene este correo. "
            "Escriba otro o deje la celda vacía."
        ),
        "Creadas: 1. Cambiadas: 0. Sin cambios: 0. Rechazadas: 1.",
        "No se guardó nada. Repita con --apply para guardar.",
    ]


def test_without_json_updates_are_shown_field_by_field(force: Force, roster: Path) -> None:
    run(roster, "--apply")
    roster.write_bytes(csv_file(officer(nombres="Ana")))
    code, out, _err = run(roster, "--apply")
    assert code == 0
    assert out.splitlines() == [
        "Fila 2, 40001: nombres: «Ana Lucía» → «Ana»",
        "Creadas: 0. Cambiadas: 1. Sin cambios: 0. Rechazadas: 0.",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_part(xlsx_file(OFFICER), "xl/vbaProject.bin", b"x"), "macros"),
        (csv_file(OFFICER) + b"\n" * (5 * 1024 * 1024), "too_large"),
        (csv_file(*[OFFICER] * 5001), "too_many_rows"),
        (with_part(xlsx_file(OFFICER), "a.xml", b"<" + b" " * 3_000_000), "expands"),
        (b"PK\x03\x04", "unreadable"),
        (b"", "empty"),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "xlsx", "xlsm"])
def test_a_refused_file_says_why_and_writes_nothing(
    force: Force, tmp_path: Path, content: bytes, code: str, ending: str
) -> None:
    path = tmp_path / f"nomina.{ending}"
    path.write_bytes(content)
    exit_code, answer = run_json(path, "--apply")
    assert (exit_code, list(answer), answer["refused"]["code"]) == (2, ["refused"], code)
    assert answer["refused"]["message"] != ""
    assert User.objects.count() == 0


def test_a_file_that_is_not_there_is_refused(force: Force, tmp_path: Path) -> None:
    path = tmp_path / "nada.csv"
    assert run_json(path) == (
        2,
        {
            "refused": {
                "code": "file_not_found",
                "message": f"No se puede abrir el archivo «{path}».",
            }
        },
    )


def test_an_unknown_agency_is_refused_with_those_there_are(force: Force, roster: Path) -> None:
    code, out, err = run(roster, "--apply", agency="PNC-XX")
    assert (code, out) == (2, "")
    assert err == (
        "No hay ninguna institución con el código «PNC-XX». Hay: PNC-GT. [unknown_agency]\n"
    )
    assert User.objects.count() == 0
