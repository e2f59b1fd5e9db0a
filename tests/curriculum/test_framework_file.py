"""A framework from a spreadsheet: what is read, what is wrong in which cell, what is written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from curriculum.actions.import_framework import import_framework
from curriculum.actions.load_starter import Starter
from curriculum.definition_content import framework_content
from curriculum.framework_file.columns import COLUMNS, CRITERIA, LAYOUT
from curriculum.framework_file.export import as_workbook, template
from curriculum.framework_file.rows import FrameworkPlan, read_rows
from curriculum.models import Framework
from interface.refusal import Refusal
from interface.spreadsheets.limits import Limits
from interface.spreadsheets.reading import read_table
from interface.spreadsheets.refusals import FileRefused
from tests.cast import Cast, client_for

UPLOAD = "/coordinacion/marcos/importar/"
REVIEW = "/coordinacion/marcos/importar/revisar/"
GOOD = {
    "dominio": "PRI", "nombre_dominio": "Primera respuesta", "codigo": "PRI-01",
    "competencia": "Seguridad al llegar", "critica": "Sí", "evidencia": "campo; simulación",
}  # fmt: skip


def csv_of(*rows: dict[str, str], columns: tuple[str, ...] = LAYOUT.known) -> bytes:
    """Return a CSV file with these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def plan_of(*rows: dict[str, str], maximum: int = 7) -> FrameworkPlan:
    """Return what the rows would write on a scale from 1."""
    return read_rows(read_table(csv_of(*rows), LAYOUT, Limits()), minimum=1, maximum=maximum)


def found(plan: FrameworkPlan) -> list[tuple[int, str, str]]:
    """Return row, column and code of every problem."""
    return [(problem.row, problem.column, problem.code) for problem in plan.problems]


def test_a_row_becomes_a_competency_with_the_usual_evidence() -> None:
    plan = plan_of(GOOD | {"criterio_4": "Se aproxima con cobertura."})
    assert plan.problems == ()
    assert plan.domains == [
        {
            "code": "PRI",
            "names": {"es": "Primera respuesta"},
            "competencies": [
                {
                    "code": "PRI-01",
                    "names": {"es": "Seguridad al llegar"},
                    "critical": True,
                    "formative_only": False,
                    "evidence_modes": ["field", "simulation"],
                    "min_observations": 4,
                    "min_raters": 2,
                    "maps_to": [],
                    "anchors": {"4": {"es": "Se aproxima con cobertura."}},
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"codigo": ""}, [(2, "codigo", "required")]),
        ({"competencia": "=1+1"}, [(2, "competencia", "formula")]),
        ({"codigo": "prí 1"}, [(2, "codigo", "bad_code")]),
        ({"codigo": "PRI-0000000001"}, [(2, "codigo", "too_long")]),
        ({"critica": "quizá"}, [(2, "critica", "yes_or_no")]),
        ({"evidencia": "campo; radio"}, [(2, "evidencia", "bad_evidence")]),
        ({"observaciones_minimas": "0"}, [(2, "observaciones_minimas", "bad_number")]),
        ({"oficiales_minimos": "2.5"}, [(2, "oficiales_minimos", "bad_number")]),
        ({"criterio_8": "Fuera"}, [(2, "criterio_8", "outside_scale")]),
        ({"nombre_dominio": "", "critica": "tal vez"},
         [(2, "nombre_dominio", "required"), (2, "critica", "yes_or_no")]),
    ],
)  # fmt: skip
def test_each_wrong_cell_is_named_by_row_and_column(
    changed: dict[str, str], expected: list[tuple[int, str, str]]
) -> None:
    assert found(plan_of(GOOD | changed)) == expected


def test_rows_contradict_each_other_in_words() -> None:
    plan = plan_of(GOOD, GOOD | {"nombre_dominio": "Otra"})
    assert found(plan) == [(3, "codigo", "duplicate_code"), (3, "nombre_dominio", "two_names")]
    assert [problem.sentence for problem in plan.problems] == [
        "Fila 3, columna codigo: la fila 2 ya tiene este código. Escriba otro.",
        (
            "Fila 3, columna nombre_dominio: la fila 2 llama a este dominio «Primera respuesta». "
            "Escriba el mismo nombre en todas sus filas."
        ),
    ]


def test_a_file_without_rows_and_one_without_columns_say_so() -> None:
    assert found(plan_of()) == [(1, "codigo", "no_rows")]
    with pytest.raises(FileRefused, match="nombre_dominio"):
        read_table(csv_of(columns=("dominio", "codigo")), LAYOUT, Limits())


def test_criteria_are_columns_that_may_lack() -> None:
    table = read_table(csv_of(GOOD, columns=COLUMNS), LAYOUT, Limits())
    assert read_rows(table, minimum=1, maximum=7).problems == ()


@given(st.permutations(range(6)))
def test_domains_and_competencies_keep_the_order_of_the_file(order: list[int]) -> None:
    rows = [
        GOOD | {"dominio": f"D{number % 2}", "codigo": f"C-{number}", "nombre_dominio": "X"}
        for number in order
    ]
    plan = plan_of(*rows)
    for domain in plan.domains:
        codes = [row["code"] for row in domain["competencies"]]
        assert codes == [row["codigo"] for row in rows if row["dominio"] == domain["code"]]
    assert [domain["code"] for domain in plan.domains] == list(
        dict.fromkeys(row["dominio"] for row in rows)
    )


def test_the_template_loads_nothing_as_it_is() -> None:
    table = read_table(template(), LAYOUT, Limits())
    assert table.rows == ()


@pytest.mark.django_db
@pytest.mark.parametrize("place", [0, 1])
def test_what_is_downloaded_and_uploaded_is_the_same(starter: Starter, place: int) -> None:
    content = framework_content(starter.frameworks[place])
    table = read_table(as_workbook(content), LAYOUT, Limits())
    plan = read_rows(table, minimum=1, maximum=7, base=content)
    assert (plan.problems, plan.domains) == ((), content["domains"])


def test_a_text_that_looks_like_a_formula_is_written_as_text() -> None:
    content: dict[str, Any] = {"domains": plan_of(GOOD).domains}
    content["domains"][0]["competencies"][0]["names"] = {"es": "=HYPERLINK(1)"}
    page = load_workbook(io.BytesIO(as_workbook(content))).active
    cell = page.cell(row=2, column=COLUMNS.index("competencia") + 1)
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1)")


@pytest.mark.django_db
def test_a_file_becomes_a_draft_and_replaces_it(cast: Cast, starter: Starter) -> None:
    def send(*rows: dict[str, str]) -> Framework:
        return import_framework(
            table=read_table(csv_of(*rows), LAYOUT),
            agency_code="PNC-GT",
            code="marco-gt",
            name="Marco de Guatemala",
            scale=starter.scales[0],
            by=cast.coordinator,
        )

    first = send(GOOD)
    assert (first.code, first.status, first.agency_code) == ("MARCO-GT", "draft", "PNC-GT")
    second = send(GOOD, GOOD | {"codigo": "PRI-02"})
    assert second.pk == first.pk
    rows = framework_content(second)["domains"][0]["competencies"]
    assert [row["code"] for row in rows] == ["PRI-01", "PRI-02"]
    with pytest.raises(Refusal) as refusal:
        send(GOOD | {"critica": "quizá"})
    assert refusal.value.code == "has_problems"
    assert framework_content(second)["domains"][0]["competencies"] == rows


def upload(client: Any, content: bytes, starter: Starter, **changed: str) -> Any:
    """Send the form of the upload page."""
    sent = {"code": "marco-gt", "name": "Marco de Guatemala", "scale": starter.scales[0].pk}
    file = SimpleUploadedFile("marco.csv", content)
    return client.post(UPLOAD, sent | changed | {"file": file})


@pytest.mark.django_db
def test_upload_review_and_draft_in_the_pages(cast: Cast, starter: Starter) -> None:
    client = client_for(cast.coordinator)
    assert upload(client, csv_of(GOOD), starter)["Location"] == REVIEW
    page = client.get(REVIEW)
    assert "Seguridad al llegar" in page.content.decode()
    assert not Framework.objects.filter(code="MARCO-GT").exists()
    stale = client.post(REVIEW, {"upload": "another"})
    assert stale["Location"] == REVIEW
    made = client.post(REVIEW, {"upload": page.context["known"]["upload"]})
    framework = Framework.objects.get(code="MARCO-GT")
    assert made["Location"] == f"/coordinacion/marcos/{framework.pk}/"
    detail = client.get(made["Location"]).content.decode()
    assert "Proponer su publicación" in detail
    assert client.get(REVIEW)["Location"] == UPLOAD


@pytest.mark.django_db
def test_a_file_with_problems_offers_no_draft_and_keeps_what_was_said(
    cast: Cast, starter: Starter
) -> None:
    client = client_for(cast.coordinator)
    upload(client, csv_of(GOOD | {"critica": "quizá"}), starter)
    page = client.get(REVIEW)
    text = page.content.decode()
    assert "«quizá» no es válido. Escriba si o no." in text
    assert "Crear borrador" not in text
    client.post(REVIEW, {"upload": page.context["known"]["upload"]})
    assert not Framework.objects.filter(code="MARCO-GT").exists()
    again = client.get(f"{UPLOAD}?otra=1").content.decode()
    assert 'value="Marco de Guatemala"' in again


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "El archivo está vacío"), (b"a,b\n1,2\n", "A la fila 1 le faltan"), (b"\x00", "tabla")],
)
def test_a_file_that_is_refused_whole_says_why(
    cast: Cast, starter: Starter, content: bytes, says: str
) -> None:
    page = upload(client_for(cast.coordinator), content, starter)
    assert page.status_code == 422
    assert says in page.content.decode()


@pytest.mark.django_db
def test_who_does_not_lead_uploads_nothing(cast: Cast, starter: Starter) -> None:
    for name in ("audit", "supervisor", "officer"):
        client = client_for(getattr(cast, name))
        assert client.get(UPLOAD).status_code == 403
        assert client.get(REVIEW).status_code == 403


@pytest.mark.django_db
def test_files_to_download(cast: Cast, starter: Starter) -> None:
    client = client_for(cast.coordinator)
    for address in (
        "/coordinacion/marcos/plantilla/",
        f"/coordinacion/marcos/{starter.frameworks[0].pk}/descargar/",
    ):
        answer = client.get(address)
        assert answer["Content-Disposition"].startswith("attachment")
        page = load_workbook(io.BytesIO(answer.content)).active
        assert [cell.value for cell in page[1]] == [*COLUMNS, *CRITERIA]


def run(path: Path, *arguments: str) -> tuple[int, Any]:
    """Return exit code and JSON of the command."""
    said = io.StringIO()
    try:
        call_command(
            "import_framework", path, "--agency", "PNC-GT", "--json", *arguments, stdout=said
        )
    except SystemExit as end:
        return int(str(end.code)), json.loads(said.getvalue())
    return 0, json.loads(said.getvalue())


@pytest.mark.django_db
def test_the_command_tries_and_then_writes(cast: Cast, starter: Starter, tmp_path: Path) -> None:
    path = tmp_path / "marco-gt.csv"
    path.write_bytes(csv_of(GOOD))
    clean = {"domains": 1, "competencies": 1, "written": "", "problems": []}
    assert run(path) == (0, clean)
    assert not Framework.objects.filter(agency_code="PNC-GT").exists()
    assert run(path, "--apply") == (0, clean | {"written": "MARCO-GT v1"})
    path.write_bytes(csv_of(GOOD | {"critica": "quizá"}))
    code, said = run(path, "--apply")
    assert (code, [problem["column"] for problem in said["problems"]]) == (1, ["critica"])
    assert run(path, "--scale", "NONE")[1]["refused"]["code"] == "unknown_scale"
    assert run(tmp_path / "none.csv")[0] == 2
