"""A coordinator transfers an officer, and makes one account of two."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor


def find(page: Page, words: str, name: str) -> None:
    """Look a person up and open the page."""
    page.goto("/coordinacion/personas/")
    page.get_by_label("Nombre o número").fill(words)
    page.get_by_role("button", name="Filtrar").click()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_a_transfer_ends_the_accompaniment_and_shows_in_the_history(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    page = page_for("coordinacion", width=1280, height=800)
    find(page, "noj castaneda", "Reyna Magalí Noj Castañeda")
    page.get_by_role("link", name="Trasladar").click()
    assert_accessible(page)
    page.get_by_label("Nueva unidad").select_option(label="Comisaría 12")
    page.get_by_role("button", name="Registrar traslado").click()
    expect(page.get_by_text("Se registró el traslado")).to_be_visible()
    history = page.locator(".timeline")
    expect(history).to_contain_text("Comisaría 12")
    expect(history).to_contain_text("Comisaría 11")
    assert_accessible(page)
    page.goto("/coordinacion/oficiales/")
    row = page.get_by_role("row", name="Reyna Magalí Noj Castañeda")
    expect(row).to_contain_text("Comisaría 12")


def test_two_accounts_become_one_and_the_other_number_still_finds_it(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    page = page_for("coordinacion", width=1280, height=800)
    find(page, "30115", "Gaspar Domingo Tecú Maldonado")
    page.get_by_role("link", name="Unir cuenta repetida").click()
    page.get_by_label("Número de servicio de la otra cuenta").fill("90115")
    page.get_by_role("button", name="Comparar cuentas").click()
    expect(page.get_by_role("row", name="Unidad")).to_contain_text("Comisaría 12")
    assert_accessible(page)
    page.get_by_role("button", name="Unir cuentas").click()
    expect(page.get_by_role("heading", name="Hay un problema")).to_be_visible()
    page.get_by_role("radio", name="Gaspar Domingo Tecú Maldonado").check()
    page.get_by_label("¿Cómo sabe que ambas son una sola persona?").fill("Lo confirmó en persona")
    page.get_by_role("button", name="Unir cuentas").click()
    expect(page.get_by_text("Las cuentas se unieron.")).to_be_visible()
    expect(page.get_by_role("row", name="Supervisión")).to_be_visible()
    assert_accessible(page)

    find(page, "90115", "Gaspar Domingo Tecú Maldonado")
    page.get_by_role("link", name="Cuenta de Gaspar D. Tecú Maldonado").click()
    expect(page.get_by_text("No puede ingresar; lo que firmó la sigue nombrando.")).to_be_visible()

    visitor = page_for(None)
    visitor.goto("/cuentas/ingresar/")
    visitor.get_by_label("Institución").select_option("PNC-GT")
    visitor.get_by_label("Número de servicio").fill("90115")
    visitor.locator('input[name="password"]').fill("acompana-demo")
    visitor.get_by_role("button", name="Ingresar").click()
    expect(visitor.get_by_text("no coincide").first).to_be_visible()
