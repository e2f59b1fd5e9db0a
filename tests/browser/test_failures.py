"""What a person sees when something fails, and that what was typed is still there."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor

TYPED = "Sí pregunté por lesiones antes que por los hechos."


def test_an_answer_survives_the_end_of_the_session(
    page_for: PageFor, assert_accessible: Callable[[Page], None]
) -> None:
    page = page_for("agente")
    page.goto("/app/pendientes/")
    page.locator("main").get_by_role("link", name="Leer y responder").click()
    page.get_by_label("En desacuerdo").check()
    page.get_by_role("textbox", name="Comentario").fill(TYPED)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Enviar mi respuesta").click()
    expect(page.get_by_text("Su sesión terminó.")).to_be_visible()
    expect(page.get_by_text(TYPED)).to_be_visible()
    assert_accessible(page)


def test_a_page_that_is_only_sent_and_one_that_is_not_there(
    page_for: PageFor, assert_accessible: Callable[[Page], None]
) -> None:
    page = page_for("agente")
    page.goto("/avisos/leidos/")
    expect(page.get_by_role("heading", level=1, name="Esta página no se abre así")).to_be_visible()
    assert_accessible(page)
    page.goto("/no-existe/")
    expect(page.get_by_role("heading", name="Qué puede hacer")).to_be_visible()
    expect(page.get_by_text("Código: not_found")).to_be_visible()
