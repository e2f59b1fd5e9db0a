"""A tired person finds an answer on the phone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor


def test_an_officer_asks_and_reads_the_answer(
    page_for: PageFor, assert_accessible: Callable[[Page], None]
) -> None:
    page = page_for("oficial")
    page.get_by_role("link", name="Ayuda").click()
    expect(
        page.get_by_role("heading", name="Para oficiales de entrenamiento en campo")
    ).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Buscar en la ayuda").fill("corregir")
    page.get_by_role("button", name="Buscar").click()
    page.get_by_role("link", name="Firmé algo por error").first.click()
    expect(page.get_by_text("Nada firmado se borra ni se cambia en silencio")).to_be_visible()
    assert_accessible(page)
    page.locator("main").get_by_role("link", name="Abrir «Escritas»").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
