"""An editor writes, is stopped, gives a reason, and the log tells."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor

HARD = (
    "La institucionalización multidisciplinaria de procedimientos administrativos extraordinarios "
    "condiciona sistemáticamente la implementación interinstitucional "
) * 10
LISTING = re.compile(r"/gestion/pages/\d+/$")
REASON = "Lo pidió la fiscalía para mañana; se acorta el lunes."


def publish(page: Page) -> None:
    """Open the menu of the save button and choose to publish."""
    page.get_by_role("button", name="Más acciones").click()
    page.get_by_role("button", name="Publicar", exact=True).click()


def test_a_hard_text_is_stopped_and_published_with_a_reason(page_for: PageFor) -> None:
    page = page_for("edicion", width=1280, height=900)
    page.get_by_role("link", name="Módulos", exact=True).click()
    module = page.get_by_role("link", name="Cómo afecta el trauma").first.get_attribute("href")
    assert module
    page.goto(module.replace("/edit/", "/"))
    page.get_by_role("link", name="El cuerpo en alarma", exact=True).click()
    editor = page.url
    intro = page.get_by_role("textbox", name="Apertura")
    plain = intro.input_value()
    expect(page.get_by_text("Lectura: Bastante fácil")).to_be_visible()

    intro.fill(HARD)
    publish(page)
    expect(page.get_by_text("Esto impide publicar:")).to_be_visible()
    expect(page.get_by_text("Este texto es muy difícil de leer").first).to_be_visible()
    expect(intro).to_have_value(HARD)

    page.get_by_role("textbox", name="Motivo para publicar así").fill(REASON)
    publish(page)
    expect(page).to_have_url(LISTING)
    page.goto(editor.replace("/edit/", "/history/"))
    expect(page.get_by_text(REASON)).to_be_visible()

    page.goto(editor)
    expect(page.get_by_role("textbox", name="Motivo para publicar así")).to_have_value("")
    page.get_by_role("textbox", name="Apertura").fill(plain)
    publish(page)
    expect(page).to_have_url(LISTING)
