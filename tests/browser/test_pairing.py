"""The coordination pairs people; people in the field report what they need."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import PageFor


def test_the_coordinator_certifies_several_at_once(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """Choose two, read what would happen, change the document, record."""
    page = page_for("coordinacion", width=1280, height=800)
    page.goto("/coordinacion/oficiales/")
    page.get_by_role("link", name="Certificar a varios").click()
    page.get_by_role("link", name="Mostrar a todos los oficiales").click()
    page.get_by_label("30115").check()
    page.get_by_label("30114").check()
    page.get_by_label("Fecha del certificado").fill("2026-02-03")
    page.get_by_label("Documento de respaldo").fill("Acta 40")
    page.get_by_role("button", name="Ver qué se registraría").click()
    expect(page.get_by_text("Se registrará")).to_have_count(2)
    assert_accessible(page)
    page.get_by_role("button", name="Cambiar").click()
    page.get_by_label("Documento de respaldo").fill("Acta 41")
    page.get_by_role("button", name="Ver qué se registraría").click()
    page.get_by_role("button", name="Registrar 2 certificaciones").click()
    expect(page.get_by_text("Se registraron 2 certificaciones.")).to_be_visible()
    page.goto("/coordinacion/oficiales/")
    expect(page.locator("tbody tr", has_text="30115")).to_contain_text("Vigente hasta")
