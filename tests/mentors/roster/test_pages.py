"""Upload, review, apply, result: who may, what is shown, and that only that is applied."""

from __future__ import annotations

from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interface.spreadsheets import uploads
from ledger.models import AuditEvent
from mentors.models import Agency, RoleGrant, User

from .conftest import Force
from .files import csv_file, officer, trainee, with_part, xlsx_file
from .importing import applied

UPLOAD, REVIEW, RESULT = (
    reverse(f"mentors:{name}") for name in ("import", "import_review", "import_result")
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    """Uploads of a test lie in a folder of its own."""
    settings.ROSTER_UPLOADS = tmp_path / "roster"
    return settings.ROSTER_UPLOADS


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*")) if folder.exists() else []


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def send(client: Client, content: bytes, name: str = "nomina.csv"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def plan_on(client: Client) -> str:
    """Return the signed plan that the review page carries."""
    return client.get(REVIEW).context["confirm"].initial["plan"]


def test_addresses_are_spanish() -> None:
    assert (UPLOAD, REVIEW, RESULT) == (
        "/coordinacion/importar/",
        "/coordinacion/importar/revisar/",
        "/coordinacion/importar/resultado/",
    )


def test_a_coordinator_imports_a_file_step_by_step(force: Force, folder: Path) -> None:
    client = client_of(force.coordinator())
    assert client.get(UPLOAD).status_code == 200

    answer = send(client, csv_file(officer(), trainee(unidad="Nada")))
    assert (answer.status_code, answer.url) == (302, REVIEW)
    assert len(kept(folder)) == 1

    page = client.get(REVIEW)
    assert [(result.row, face["label"]) for result, face in page.context["rows"]] == [
        (2, "Persona nueva"),
        (3, "Fila rechazada"),
    ]
    assert "la unidad «Nada» no existe" in page.content.decode()
    assert User.objects.count() == 1

    answer = client.post(REVIEW, {"plan": plan_on(client)})
    assert (answer.status_code, answer.url) == (302, RESULT)
    assert User.objects.filter(service_number="40001").count() == 1
    assert kept(folder) == []

    page = client.get(RESULT)
    assert [(fact["key"], fact["value"]) for fact in page.context["facts"]] == [
        ("Persona nueva", 1),
        ("Con cambios", 0),
        ("Sin cambios", 0),
        ("Fila rechazada", 1),
    ]


def test_the_review_shows_changes_field_by_field(force: Force) -> None:
    applied(force, officer())
    client = client_of(force.coordinator())
    send(client, xlsx_file(officer(nombres="Ana <b>María</b>")), "nomina.xlsx")
    page = client.get(REVIEW).content.decode()
    assert "<del>Ana Lucía</del>" in page
    assert "<ins>Ana &lt;b&gt;María&lt;/b&gt;</ins>" in page


def test_the_rows_of_one_result_can_be_looked_at_alone(force: Force) -> None:
    client = client_of(force.coordinator())
    send(client, csv_file(officer(), trainee(unidad="Nada"), trainee()))
    rows = {
        wanted: [
            result.row for result, _face in client.get(f"{REVIEW}?ver={wanted}").context["rows"]
        ]
        for wanted in ("", "created", "updated", "unchanged", "rejected", "otra")
    }
    assert rows == {
        "": [2, 3, 4],
        "created": [2, 4],
        "updated": [],
        "unchanged": [],
        "rejected": [3],
        "otra": [2, 3, 4],
    }


def test_a_long_file_is_shown_in_pages(force: Force) -> None:
    client = client_of(force.coordinator())
    send(client, csv_file(*[officer(numero_agente=str(n), correo="") for n in range(201)]))
    assert len(client.get(REVIEW).context["rows"]) == 200
    assert len(client.get(f"{REVIEW}?page=2").context["rows"]) == 1


def test_a_file_without_anything_to_apply_offers_no_button(force: Force) -> None:
    applied(force, officer())
    client = client_of(force.coordinator())
    send(client, csv_file(officer()))
    page = client.get(REVIEW)
    assert (page.context["applies"], 'name="plan"' in page.content.decode()) == (False, False)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "El archivo está vacío. Elija el archivo con la nómina."),
        (
            with_part(xlsx_file(officer()), "xl/vbaProject.bin", b"x"),
            "El libro tiene macros. Guárdelo como .xlsx sin macros.",
        ),
        (
            b"\n" * (5 * 1024 * 1024 + 1),
            "El archivo pasa de 5 MB. Divídalo en archivos más pequeños.",
        ),
    ],
)
def test_a_refused_file_comes_back_with_its_reason(
    force: Force, folder: Path, content: bytes, sentence: str
) -> None:
    answer = send(client_of(force.coordinator()), content)
    assert (answer.status_code, answer.context["form"].errors) == (422, {"file": [sentence]})
    assert kept(folder) == []


def test_no_file_is_asked_for_again(force: Force) -> None:
    answer = client_of(force.coordinator()).post(UPLOAD, {"x": "y"})
    assert answer.context["form"].errors == {"file": ["Elija el archivo con la nómina."]}


def test_a_plan_that_went_stale_is_shown_again(force: Force) -> None:
    client = client_of(force.coordinator())
    send(client, csv_file(officer()))
    plan = plan_on(client)
    applied(force, officer(nombres="Otra"))
    answer = client.post(REVIEW, {"plan": plan}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "Los registros cambiaron mientras usted revisaba. No se guardó nada. Revise de nuevo."
    ]
    assert [face["label"] for _result, face in answer.context["rows"]] == ["Con cambios"]
    assert User.objects.get(service_number="40001").first_name == "Otra"


def test_a_plan_of_another_file_or_of_nobody_is_not_applied(force: Force) -> None:
    client = client_of(force.coordinator())
    send(client, csv_file(officer()))
    first = plan_on(client)
    send(client, csv_file(trainee()))
    for plan in (first, first + "x", ""):
        answer = client.post(REVIEW, {"plan": plan}, follow=True)
        assert [str(message) for message in answer.context["messages"]] == [
            "Entretanto se abrió otro archivo. Revise primero este."
        ]
    assert User.objects.count() == 1


def test_a_second_file_takes_the_place_of_the_first(force: Force, folder: Path) -> None:
    client = client_of(force.coordinator())
    send(client, csv_file(officer()))
    [first] = kept(folder)
    send(client, csv_file(trainee()))
    assert (len(kept(folder)), first in kept(folder)) == (1, False)


def test_without_a_file_review_and_result_lead_back_to_the_start(force: Force) -> None:
    client = client_of(force.coordinator())
    assert [client.get(address).url for address in (REVIEW, RESULT)] == [UPLOAD, UPLOAD]
    assert client.post(REVIEW, {"plan": "x"}).url == UPLOAD


def test_the_review_belongs_to_who_uploaded(force: Force) -> None:
    send(client_of(force.coordinator()), csv_file(officer()))
    colleague = client_of(force.coordinator("otra"))
    assert colleague.get(REVIEW).url == UPLOAD


def test_a_coordinator_of_another_agency_imports_into_the_own_one(force: Force) -> None:
    other = Agency.objects.create(code="PN-HN", name="Policía Nacional", country="HN")
    stranger = User.objects.create_user(
        agency=other,
        service_number="1",
        privacy_version=settings.PRIVACY_NOTICE_VERSION,
    )
    RoleGrant.objects.create(person=stranger, role="coordinator")
    client = client_of(stranger)
    send(client, csv_file(officer()))
    page = client.get(REVIEW)
    assert page.context["agency"] == other
    assert "la unidad «Comisaría 11» no existe" in page.content.decode()


@pytest.mark.parametrize("address", [UPLOAD, REVIEW, RESULT])
@pytest.mark.parametrize(
    "role", ["trainee", "fto", "supervisor", "leadership", "editor", "donor", "audit", None]
)
def test_other_roles_are_told_that_it_is_not_theirs(
    force: Force, role: str | None, address: str
) -> None:
    person = force.person("9")
    if role:
        RoleGrant.objects.create(person=person, role=role)
    assert client_of(person).get(address).status_code == 403
    if address != RESULT:
        assert client_of(person).post(address, {"plan": "x"}).status_code == 403


@pytest.mark.parametrize("address", [UPLOAD, REVIEW, RESULT])
def test_visitors_are_asked_to_sign_in(db: None, address: str) -> None:
    assert Client().get(address).url == f"{reverse('account_login')}?next={address}"


def test_a_technical_administrator_without_agency_may_not_import(db: None) -> None:
    administrator = User.objects.create_superuser("soporte", "x")
    assert client_of(administrator).get(UPLOAD).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_review_takes_10_queries(force: Force, rows: int, django_assert_num_queries) -> None:
    client = client_of(force.coordinator())
    send(client, csv_file(*[officer(numero_agente=str(n), correo="") for n in range(rows)]))
    client.get(REVIEW)
    with django_assert_num_queries(10):
        client.get(REVIEW)


def test_applying_is_recorded_for_the_coordinator(force: Force) -> None:
    coordinator = force.coordinator()
    client = client_of(coordinator)
    send(client, csv_file(officer()))
    client.post(REVIEW, {"plan": plan_on(client)})
    assert list(AuditEvent.objects.values_list("actor", "verb")) == [
        (str(coordinator.pk), "roster.imported")
    ]


def test_an_upload_lives_a_day_at_most(folder: Path) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        name = uploads.keep(b"abc")
        clock.shift(uploads.LIFE)
        assert uploads.drop_old(timezone.now()) == 0
        assert uploads.kept(name) == b"abc"
        clock.shift(60)
        uploads.keep(b"def")
        assert uploads.kept(name) is None


def test_an_upload_is_readable_by_its_owner_alone(folder: Path) -> None:
    name = uploads.keep(b"abc")
    assert oct((folder / name).stat().st_mode)[-3:] == "600"
    assert oct(folder.stat().st_mode)[-3:] == "700"


@pytest.mark.parametrize("name", ["", "../secreto", "/etc/hostname", "x" * 43 + ".csv"])
def test_only_names_of_ours_are_opened_or_deleted(folder: Path, name: str) -> None:
    uploads.drop(name)
    assert uploads.kept(name) is None


def test_sweeping_before_any_upload_finds_nothing(folder: Path) -> None:
    assert uploads.drop_old(timezone.now()) == 0
