"""A supervisor reads notices, chooses how to be told, prints the sheet; a message is settled."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor


def test_notices_and_how_to_be_told(
    page_for: PageFor, assert_accessible: Callable[[Page], None]
) -> None:
    page = page_for("agente")
    page.locator(".account summary").click()
    page.get_by_role("link", name="Avisos").click()
    expect(page.get_by_role("heading", level=1, name="Avisos")).to_be_visible()
    expect(page.get_by_text("Nuevo").first).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Una observación espera su respuesta.").first.click()
    expect(page.get_by_role("heading", level=1, name="Bandeja")).to_be_visible()

    page.goto("/avisos/preferencias/")
    page.get_by_label("No escribir desde las").fill("20:00")
    page.get_by_role("button", name="Guardar").click()
    expect(page.get_by_role("heading", name="Hay un problema")).to_be_visible()
    expect(page.get_by_label("No escribir desde las")).to_have_value("20:00")
    assert_accessible(page)
    page.get_by_label("No escribir hasta las").fill("07:00")
    page.get_by_role("button", name="Guardar").click()
    expect(page.get_by_text("Guardado. Vale desde ahora.")).to_be_visible()


def test_the_sheet_for_the_wall_holds_numbers_only(page_for: PageFor) -> None:
    page = page_for("supervision", width=1280, height=800)
    page.goto("/coordinacion/avisos/")
    expect(page.get_by_role("heading", level=1, name="Avisos para imprimir")).to_be_visible()
    expect(page.get_by_role("rowheader", name="oficial", exact=True)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("rowheader", name="oficial", exact=True)).to_be_visible()


def test_a_coordinator_settles_a_message_from_the_inbox(page_for: PageFor) -> None:
    page = page_for("coordinacion", width=1280, height=800)
    page.goto("/coordinacion/?que=mensajes")
    page.locator("main").get_by_role("link", name="Un mensaje no salió con seguridad").click()
    expect(page.get_by_text("puede llegar dos veces")).to_be_visible()
    page.get_by_role("button", name="Dejarlo sin enviar").click()
    expect(page.get_by_text("Queda sin enviar.")).to_be_visible()
