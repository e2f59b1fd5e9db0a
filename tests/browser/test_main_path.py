"""The main job end to end: a signed observation, an answer, a review, a cell that changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor
from tests.browser.journeys import (
    BEST,
    COMMENT,
    LEAST,
    accept_the_notice,
    narrate_and_sign,
    score_on_the_phone,
)

ROSTER = Path(__file__).resolve().parents[1] / "mentors" / "data" / "roster-sample.csv"
TRAINEE = "agente"
SCORES = {
    "PRI-01": 4, "PRI-02": 3, "PRI-03": 5, "TRA-01": 4, "TRA-03": 6, "TRA-04": 4,
    "ENT-01": 2, "ENT-02": 4, "NNA-01": 5, "PRO-01": 4, "DOC-01": 3, "ETI-01": 4,
}  # fmt: skip
OBSERVED = re.compile(r"\d+$")


def cell(page: Page, name: str, column: int) -> str:
    """Return value and count of one cell of the matrix, as text."""
    row = page.locator("table.m tbody tr", has=page.get_by_role("link", name=name))
    return row.locator("td").nth(column).inner_text()


def answer_in_disagreement(page: Page, words: str) -> None:
    """Open the newest observation that waits and disagree with a comment."""
    page.goto("/app/aprender/")
    page.get_by_role("link", name="Leer y responder").last.click()
    page.get_by_label("En desacuerdo").check()
    page.get_by_role("textbox", name="Comentario").fill(words)
    page.get_by_role("button", name="Enviar mi respuesta").click()
    expect(page.get_by_text("Se registró su respuesta")).to_be_visible()


def review_disagreement(page: Page, name: str, words: str) -> None:
    """Open the disagreement of that trainee in the inbox, read it, mark it as reviewed."""
    page.goto("/coordinacion/")
    waiting = page.locator("li", has_text="En desacuerdo").filter(has_text=name)
    waiting.get_by_role("link").first.click()
    expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("button", name="Marcar como revisada").click()
    expect(page.get_by_text("Quedó marcada como revisada")).to_be_visible()


def test_the_plain_form_leads_to_the_cell(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """Without JavaScript: officer signs, trainee disagrees, supervisor reviews, cell changes."""
    leadership = page_for("jefatura", width=1280, height=800)
    leadership.goto("/panel/")
    trainee = page_for(TRAINEE)
    trainee.goto("/app/aprender/")
    name = trainee.locator(".account strong").text_content() or ""
    family = name.split()[-2]
    before = cell(leadership, family, 1)

    officer = page_for("oficial", javascript=False)
    officer.goto("/app/campo/")
    card = officer.locator("#main section, #main li, #main article", has_text=name).last
    card.get_by_role("link", name="Iniciar observación").click()
    officer.locator('#rating-PRI-01 input[value="5"]').check(force=True)
    officer.locator('#rating-PRI-02 input[value="2"]').check(force=True)
    officer.get_by_role("button", name="Revisar").click()
    expect(officer.get_by_role("heading", name="Hay un problema")).to_be_visible()
    expect(officer.locator('#rating-PRI-01 input[value="5"]')).to_be_checked()

    row = officer.locator("#rating-PRI-02")
    row.locator("textarea").first.fill(COMMENT)
    officer.locator('textarea[name="best"], textarea[name="best_text"]').fill(BEST)
    officer.locator('textarea[name="least"], textarea[name="least_text"]').fill(LEAST)
    officer.get_by_role("button", name="Revisar").click()
    expect(officer.get_by_role("heading", level=1, name="Revise antes de firmar")).to_be_visible()
    officer.get_by_role("checkbox", name="Confirmo que no las observé en este turno").check()
    officer.get_by_role("button", name="Firmar y enviar").click()
    expect(officer.locator(".receipt-number")).to_be_visible()

    answer_in_disagreement(trainee, "Sí pregunté por lesiones antes que por los hechos.")
    assert_accessible(trainee)

    supervisor = page_for("supervision", width=1280, height=800)
    review_disagreement(supervisor, name, "Sí pregunté por lesiones antes que por los hechos.")
    assert_accessible(supervisor)

    leadership.reload()
    after = cell(leadership, family, 1)
    assert int(OBSERVED.search(after).group()) == int(OBSERVED.search(before).group()) + 1
    assert_accessible(leadership)


def open_account(coordinator: Page, list_address: str, person: str) -> str:
    """Create the first password of a person from a list; returns it."""
    coordinator.goto(list_address)
    row = coordinator.locator("tr", has_text=person)
    row.get_by_role("link", name="Abrir cuenta").click()
    coordinator.get_by_role("button", name="Crear primera contraseña").click()
    return coordinator.locator("[data-first-password]").inner_text()


def test_from_the_roster_to_the_cell(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """Import, certify, pair; twelve competencies at 360 px; disagree; review; see the cell."""
    coordinator = page_for("coordinacion", width=1280, height=800)
    coordinator.goto("/coordinacion/importar/")
    coordinator.locator('input[type="file"]').set_input_files(ROSTER)
    coordinator.get_by_role("button", name="Revisar archivo").click()
    coordinator.get_by_role("button", name="Aplicar").click()
    expect(coordinator.locator("#main")).to_contain_text("40")

    # An officer of the roster, uncertified until the coordinator confirms.
    coordinator.goto("/coordinacion/oficiales/")
    waiting = coordinator.locator("tbody tr", has_text="Por confirmar").first
    officer_number = waiting.locator("th small").inner_text()
    waiting.get_by_role("link", name="Certificar").click()
    coordinator.get_by_label("Fecha del certificado").fill("2026-01-15")
    coordinator.get_by_label("Documento de respaldo").fill(
        "Diploma del curso FTO, 15 de enero de 2026"
    )
    coordinator.get_by_role("button", name="Registrar certificación").click()
    expect(coordinator.get_by_text("Vigente hasta").first).to_be_visible()
    officer_password = open_account(coordinator, "/coordinacion/oficiales/", officer_number)

    # A recruit of the roster in a rated phase, without an officer.
    coordinator.goto("/coordinacion/asignaciones/")
    recruit = coordinator.locator("tbody tr", has_text="Nadie todavía").filter(
        has_text=re.compile("Fase (I|II|III)")
    )
    number = recruit.first.locator("th small").inner_text().split(" · ")[0]
    name = (recruit.first.locator("th").inner_text()).split("\n")[0]
    recruit.first.get_by_role("link", name="Asignar oficial").click()
    chosen = coordinator.locator("option", has_text=officer_number).get_attribute("value")
    coordinator.locator('select[name="officer"]').select_option(chosen)
    coordinator.get_by_role("button", name="Registrar asignación").click()
    expect(coordinator.get_by_text("Se registró la asignación")).to_be_visible()
    coordinator.goto("/coordinacion/asignaciones/")
    password = ""
    for _page in range(6):
        if coordinator.locator("tr", has_text=number).count():
            password = open_account(coordinator, coordinator.url, number)
            break
        with coordinator.expect_navigation():
            coordinator.get_by_role("link", name="Siguiente").click()

    officer = page_for(officer_number, password=officer_password)
    accept_the_notice(officer)
    officer.goto("/app/campo/")
    officer.get_by_role("link", name="Iniciar observación").click()
    score_on_the_phone(officer, SCORES)
    assert narrate_and_sign(officer, least=True).startswith("PNC-GT-")

    trainee = page_for(number, password=password)
    assert_accessible(trainee)
    accept_the_notice(trainee)
    answer_in_disagreement(trainee, "En la entrevista esperé a que terminara de hablar.")

    review_disagreement(coordinator, name, "En la entrevista esperé a que terminara de hablar.")

    leadership = page_for("jefatura", width=1280, height=800)
    leadership.goto("/panel/")
    cohorts = leadership.locator("#main .task-list a").all()
    addresses = [link.get_attribute("href") for link in cohorts] or [leadership.url]
    family = name.split()[-1]
    cells = []
    for address in addresses:
        leadership.goto(address)
        if leadership.locator("table.m th small", has_text=number).count():
            row = leadership.locator("table.m tbody tr", has_text=number)
            cells = [row.locator("td").nth(place).inner_text() for place in (1, 2, 3)]
    assert [text.replace("\n", " ") for text in cells] == ["4 1", "3 1", "5 1"], family
