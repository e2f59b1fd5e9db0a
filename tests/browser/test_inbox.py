"""What waits: a figure in the menu, the row, the work, and one less afterwards."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor


def test_a_trainee_answers_from_the_inbox_and_it_is_empty(
    page_for: PageFor, assert_accessible: Callable[[Page], None]
) -> None:
    page = page_for("agente")
    page.get_by_role("link", name="1 Bandeja").click()
    expect(page.get_by_role("heading", level=1, name="Bandeja")).to_be_visible()
    expect(page.get_by_text("espera desde hace")).to_be_visible()
    assert_accessible(page)
    page.locator("main").get_by_role("link", name="Leer y responder").click()
    page.get_by_label("De acuerdo", exact=True).check()
    page.get_by_role("button", name="Enviar mi respuesta").click()
    page.get_by_role("link", name="Bandeja").click()
    expect(page.get_by_text("Nada espera por usted")).to_be_visible()
    assert_accessible(page)


def test_a_coordinator_looks_at_one_kind(page_for: PageFor) -> None:
    page = page_for("coordinacion", width=1280, height=800)
    kinds = page.get_by_role("navigation", name="Tipos de pendientes")
    kinds.get_by_role("link", name="Registros retenidos").click()
    held = page.locator("main .task-list > li")
    expect(held).to_have_count(int(kinds.locator("[aria-current] .count").inner_text()))
    expect(held.first).to_contain_text("en revisión")
