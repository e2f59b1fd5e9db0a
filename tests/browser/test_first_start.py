"""An empty installation becomes an agency with people, in the browser only."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, environment, free_port, wait_for
from tests.browser.journeys import accept_the_notice

PASSWORD = "una frase corta y propia"


@pytest.fixture(scope="module")
def empty(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation as ``make setup EMPTY=1`` leaves it."""
    var = tmp_path_factory.mktemp("empty")
    (var / "static").symlink_to(prepared / "static")
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0"],
        cwd=ROOT, env=empty_environment(var), check=True,
    )  # fmt: skip
    return var


def empty_environment(var: Path) -> dict[str, str]:
    """Return the environment of ``make run EMPTY=1``."""
    return environment(var) | {"ACOMPANA_EMPTY": "1"}


@pytest.fixture(scope="module")
def printed(empty: Path) -> Iterator[tuple[str, str]]:
    """A server on the empty installation: its address, and the code that it printed."""
    port, log = free_port(), empty / "server.log"
    address = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "config.wsgi",
             "--config", "site/config/gunicorn.py", "--workers", "1", "--no-control-socket"],
            cwd=ROOT, stdout=output, stderr=output,
            env=empty_environment(empty) | {"HOST": "127.0.0.1", "PORT": str(port)},
        )  # fmt: skip
    try:
        wait_for(address, process, log)
        lines = log.read_text().splitlines()
        place = next(n for n, line in enumerate(lines) if "/instalacion/" in line)
        yield address, lines[place + 1].strip()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


@pytest.fixture
def visitor(printed: tuple[str, str], chromium: Browser) -> Iterator[Page]:
    """Somebody who opens the address that the terminal shows."""
    context = chromium.new_context(
        base_url=printed[0],
        viewport={"width": 1280, "height": 800},
        locale="es-GT",
        timezone_id="America/Guatemala",
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_from_nothing_to_a_coordinator_with_unit_cohort_and_people(
    visitor: Page, printed: tuple[str, str], assert_accessible: Callable[..., None]
) -> None:
    """First start, sign-in, privacy notice, unit, cohort, a supervisor; the page is gone then."""
    page = visitor
    page.goto("/")
    expect(page.get_by_role("heading", level=1, name="Primer inicio")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Código de instalación").fill("aaaa-bbbb-cccc")
    page.get_by_label("País").select_option("GT")
    page.get_by_label("Nombre de la institución").fill("Policía Nacional Civil")
    page.get_by_label("Código corto de la institución").fill("pnc-gt")
    page.get_by_label("Sus nombres").fill("Lesbia Aracely")
    page.get_by_label("Sus apellidos").fill("Tojín Ajú")
    page.get_by_label("Su número de servicio").fill("10001")
    page.get_by_label("Elija una contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Crear institución y cuenta").click()
    expect(page.get_by_text("El código no coincide o ya venció").first).to_be_visible()
    expect(page.get_by_label("Sus apellidos")).to_have_value("Tojín Ajú")
    assert_accessible(page)

    page.get_by_label("Código de instalación").fill(printed[1])
    page.get_by_label("Elija una contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Crear institución y cuenta").click()
    expect(page.get_by_label("Institución")).to_have_value("PNC-GT")
    page.get_by_label("Número de servicio").fill("10001")
    page.locator('input[name="password"]').fill(PASSWORD)
    page.get_by_role("button", name="Ingresar").click()
    accept_the_notice(page)

    page.get_by_role("link", name="Organización").first.click()
    page.get_by_role("link", name="Unidades").click()
    page.get_by_role("link", name="Crear unidad").first.click()
    page.get_by_label("Nombre").fill("Comisaría 11")
    page.get_by_role("button", name="Crear unidad").click()
    expect(page.get_by_role("row", name="Comisaría 11")).to_be_visible()

    page.get_by_role("link", name="Promociones").last.click()
    page.get_by_role("link", name="Crear promoción").first.click()
    page.get_by_label("Nombre de la promoción").fill("58")
    page.get_by_label("Inicia").fill("2026-12-01")
    page.get_by_label("Programa").select_option(
        label="GT-16 v1 · Acompañamiento en la práctica, 16 semanas"
    )
    page.get_by_role("button", name="Crear promoción").click()
    expect(page.get_by_role("row", name="58")).to_be_visible()
    assert_accessible(page)

    page.get_by_role("link", name="Personas").first.click()
    page.get_by_role("link", name="Registrar persona").click()
    page.get_by_label("Número de servicio").fill("20002")
    page.get_by_label("Nombres").fill("Marta Ixmucané")
    page.get_by_label("Apellidos").fill("Quej Aldana")
    page.get_by_label("Unidad").select_option(label="Comisaría 11")
    page.get_by_label("Primer rol").select_option(label="Supervisión")
    page.get_by_role("button", name="Registrar persona").click()
    expect(page.get_by_role("heading", level=1, name="Marta Ixmucané Quej Aldana")).to_be_visible()
    expect(page.get_by_role("row", name="Supervisión")).to_contain_text("Comisaría 11")
    assert_accessible(page)

    page.get_by_role("link", name="Personas").first.click()
    page.get_by_label("Nombre o número").fill("ixmucane")
    page.get_by_role("button", name="Filtrar").click()
    expect(page.get_by_role("row", name="Marta Ixmucané")).to_be_visible()

    assert page.request.get("/instalacion/").status == 404
