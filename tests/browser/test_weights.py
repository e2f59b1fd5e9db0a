"""The budgets of experience.md 3.4, counted in the browser: bytes, requests, nodes, no seconds."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD, PageFor
from tests.browser.journeys import narrate_and_sign, score_on_the_phone
from tests.browser.wire import Wire

TWELVE = {
    "PRI-01": 4, "PRI-02": 3, "PRI-03": 5, "TRA-01": 4, "TRA-03": 6, "TRA-04": 4,
    "ENT-01": 2, "ENT-02": 4, "NNA-01": 5, "PRO-01": 4, "DOC-01": 3, "ETI-01": 4,
}  # fmt: skip
NODES = "document.querySelectorAll('*').length"


def open_form(page: Page) -> None:
    """Open the form of the first trainee and wait until its screens stand."""
    page.goto("/app/campo/")
    page.get_by_role("link", name="Iniciar observación").first.click()
    expect(page.get_by_role("button", name="Empezar")).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_the_first_visit_of_an_officer(page_for: PageFor) -> None:
    """Sign-in and «Mi turno»: 60 KB and 8 requests at most."""
    page = page_for(None)
    wire = Wire(page)
    page.goto("/")
    page.wait_for_load_state("networkidle")
    page.get_by_label("Institución").select_option("PNC-GT")
    page.get_by_label("Número de servicio").fill("oficial")
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("heading", level=1, name="Mi turno")).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert len(wire.requests()) <= 8
    assert wire.received() <= 60_000
    assert wire.received("Stylesheet") <= 10_000
    assert wire.received("Script") <= 25_000


def test_the_form_arrives_in_one_wave_after_its_page(page_for: PageFor) -> None:
    """All that the form needs is named in its page; the guard's rules come later, on purpose."""
    page = page_for("oficial")
    address = page.get_by_role("link", name="Iniciar observación").first.get_attribute("href")
    wire = Wire(page)
    wire.clear()
    page.goto(str(address))
    expect(page.get_by_role("button", name="Empezar")).to_be_visible()
    page.wait_for_load_state("networkidle")
    named = set(
        page.evaluate(
            "[...document.querySelectorAll('link[href], script[src]')].map((e) => e.href || e.src)"
        )
    )
    later = {
        one.address
        for one in wire.answers
        if one.kind == "Script" and one.address not in named and "victim_guard" not in one.address
    }

    assert named
    assert later == set()
    assert wire.received() <= 60_000
    assert wire.received("Script") <= 25_000


def test_no_screen_of_the_form_holds_more_than_a_thousand_nodes(page_for: PageFor) -> None:
    page = page_for("oficial")
    open_form(page)
    names = page.evaluate(
        "JSON.parse(document.getElementById('observation-settings').textContent)"
        ".groups.map(({ code }) => code)"
    )
    counts = {}
    for name in ["turno", "competencias", *names, "narrativas", "revisar"]:
        page.evaluate("(name) => { location.hash = name; }", name)
        page.wait_for_url(re.compile(f"#{name}$"))
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        counts[name] = page.evaluate(NODES)

    assert {name: count for name, count in counts.items() if count > 1000} == {}


def test_sending_one_observation(page_for: PageFor) -> None:
    """Twelve ratings and their narratives, asked and answered: 4 KB both ways."""
    page = page_for("oficial")
    open_form(page)
    score_on_the_phone(page, TWELVE)
    wire = Wire(page)
    narrate_and_sign(page, least=True)
    (sent,) = [one for one in wire.answers if "/api/v1/observations/" in one.address]

    assert sent.sent + sent.received <= 4_000


@pytest.mark.parametrize("handle", ["jefatura", "supervision"])
def test_a_panel_page(page_for: PageFor, handle: str) -> None:
    """The cohort matrix, on a laptop that was never here before: 120 KB at most."""
    page = page_for(handle, width=1280, height=800)
    wire = Wire(page)
    wire.clear()
    page.goto("/panel/")
    expect(page.locator("table.m")).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert 10_000 < wire.received() <= 120_000
