"""The scripted form when things go wrong: nothing typed is lost, and the page says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PageFor, sign_in
from tests.browser.journeys import BEST, COMMENT, LEAST

RECORDS = "**/api/v1/observations/*"
SESSION = "**/api/v1/session"
BUSY = "La plataforma está ocupada. Reintente en un minuto."
OFFLINE = "No se pudo enviar: no hay conexión con la plataforma. Reintente cuando haya conexión."


def open_form(page: Page, place: int = 0) -> None:
    """Open the form of one of today's trainees and wait until its screens stand."""
    page.goto("/app/campo/")
    page.get_by_role("link", name=re.compile("Iniciar observación|Continuar")).nth(place).click()
    expect(page.locator("#next")).to_have_text("Empezar")


def write_and_review(page: Page) -> None:
    """Rate two competencies, write the narratives and open the review."""
    page.get_by_role("button", name="Empezar").click()
    page.locator('a[href="#PRI"]').click()
    page.locator('#rating-PRI-01 input[value="4"]').check(force=True)
    page.locator('#rating-PRI-02 input[value="2"]').check(force=True)
    row = page.locator("#rating-PRI-02")
    row.get_by_role("textbox", name="¿Qué hizo y qué debía hacer?").fill(COMMENT)
    page.goto(page.url.split("#")[0] + "#narrativas")
    page.get_by_role("textbox", name="Desempeño más aceptable").fill(BEST)
    page.get_by_role("textbox", name="Desempeño menos aceptable").fill(LEAST)
    page.get_by_role("button", name="Revisar y firmar").click()
    expect(page.get_by_role("heading", level=1, name="Revise antes de firmar")).to_be_visible()


def sign(page: Page) -> None:
    """Confirm and press «Firmar y enviar»."""
    page.get_by_role("checkbox", name="Confirmo que no las observé en este turno").check()
    page.get_by_role("button", name="Firmar y enviar").click()


def answered(status: int) -> Callable[[Route], None]:
    """Return a handler that answers as a proxy in trouble does: with a page of its own."""
    return lambda route: route.fulfill(status=status, body="<h1>Bad gateway</h1>")


def cut(route: Route) -> None:
    """The line is gone."""
    route.abort("internetdisconnected")


def test_the_form_opens_at_its_top_and_so_does_every_reload(page_for: PageFor) -> None:
    page = page_for("oficial", height=480)
    open_form(page)
    assert page.evaluate("scrollY") == 0

    page.get_by_role("button", name="Empezar").click()
    page.locator('a[href="#TRA"]').click()
    page.evaluate("scrollTo(0, 400)")
    page.reload()
    expect(page.get_by_role("heading", level=1, name=re.compile("Trato digno"))).to_be_visible()
    assert page.evaluate("scrollY") == 0

    page.evaluate("location.hash = 'turno'")
    page.reload()
    expect(page.locator("#next")).to_have_text("Empezar")
    assert page.evaluate("scrollY") == 0


def test_missing_comments_are_named_and_their_links_lead_there(page_for: PageFor) -> None:
    page = page_for("oficial")
    open_form(page)
    page.get_by_role("button", name="Empezar").click()
    page.locator('a[href="#PRI"]').click()
    page.locator('#rating-PRI-02 input[value="2"]').check(force=True)
    page.goto(page.url.split("#")[0] + "#narrativas")
    page.get_by_role("button", name="Revisar y firmar").click()

    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            re.compile("^PRI-02: Escriba qué hizo y qué debía hacer"),
            "Describa el desempeño más aceptable del turno.",
            re.compile("^Hay una calificación bajo el mínimo"),
        ]
    )
    assert page.title().startswith("Error: ")

    summary.get_by_role("link").first.click()
    comment = page.locator("#n-PRI-02")
    expect(comment).to_be_focused()
    expect(page.locator("#n-PRI-02_error")).to_contain_text("Escriba qué hizo")
    comment.fill(COMMENT)
    expect(page.locator("#n-PRI-02_error")).to_have_count(0)


def test_a_reload_brings_back_what_was_typed_and_home_says_where_it_goes_on(
    page_for: PageFor,
) -> None:
    page = page_for("oficial")
    open_form(page)
    page.get_by_role("button", name="Empezar").click()
    page.locator('a[href="#PRI"]').click()
    page.locator('#rating-PRI-02 input[value="2"]').check(force=True)
    page.locator("#n-PRI-02").fill(COMMENT)
    expect(page.locator("#saved")).to_contain_text("Guardado")

    page.reload()
    expect(page.locator('#rating-PRI-02 input[value="2"]')).to_be_checked()
    expect(page.locator("#n-PRI-02")).to_have_value(COMMENT)
    expect(page.locator("#status")).to_have_text("Se recuperó lo que había escrito.")

    page.goto("/app/campo/")
    expect(page.get_by_role("link", name=re.compile("Continuar .1 calificada"))).to_be_visible()


@pytest.mark.parametrize(
    ("handler", "words"),
    [(answered(502), BUSY), (answered(500), BUSY), (cut, OFFLINE)],
    ids=["proxy", "server", "line"],
)
def test_a_signature_survives_whatever_the_line_does(
    page_for: PageFor, handler: Callable[[Route], None], words: str
) -> None:
    page = page_for("oficial")
    open_form(page)
    write_and_review(page)
    page.route(RECORDS, handler)
    sign(page)
    expect(page.get_by_role("alert")).to_have_text(words)
    expect(page.get_by_role("heading", level=1, name="Firmada, por enviar")).to_be_visible()

    # Reloaded meanwhile: the same signature is sent again, and still fails.
    page.reload()
    expect(page.get_by_role("alert")).to_have_text(words)

    page.unroute(RECORDS)
    page.get_by_role("button", name="Reintentar").click()
    expect(page.locator(".receipt-number")).to_contain_text("PNC-GT-")


def test_an_answer_that_got_lost_leads_to_the_same_receipt(page_for: PageFor) -> None:
    """The server filed it; the line broke before the receipt came (experience.md 2.12, row 4)."""
    page = page_for("oficial")
    open_form(page, place=1)
    write_and_review(page)
    receipts = []

    def lose(route: Route) -> None:
        receipts.append(route.fetch().json()["receipt"])
        route.abort("connectionreset")

    page.route(RECORDS, lose)
    sign(page)
    expect(page.get_by_role("alert")).to_have_text(OFFLINE)
    page.unroute(RECORDS)
    page.get_by_role("button", name="Reintentar").click()

    expect(page.locator(".receipt-number")).to_have_text(receipts[0])
    expect(page.get_by_text("Ya había llegado")).to_be_visible()


def test_an_ended_session_says_where_to_sign_in_and_signs_afterwards(page_for: PageFor) -> None:
    page = page_for("oficial")
    open_form(page)
    write_and_review(page)
    page.context.clear_cookies(name="sessionid")
    sign(page)

    link = page.locator(".error-summary").get_by_role("link", name=re.compile("Su sesión terminó"))
    expect(link).to_be_visible()
    expect(page.get_by_text(BEST)).to_be_visible()

    with page.context.expect_page() as opened:
        link.click()
    sign_in(opened.value, "oficial")
    opened.value.close()
    page.get_by_role("button", name="Firmar y enviar").click()
    expect(page.locator(".receipt-number")).to_contain_text("PNC-GT-")


def test_without_the_clock_of_the_server_one_can_still_sign(page_for: PageFor) -> None:
    page = page_for("oficial")
    open_form(page)
    write_and_review(page)
    page.route(SESSION, cut)
    sign(page)
    expect(page.get_by_role("heading", level=1, name="Firmada, por enviar")).to_be_visible()
    # The heading stands before the request goes out: the line comes back once it has failed.
    again = page.get_by_role("button", name="Reintentar")
    expect(again).to_be_visible()
    page.unroute(SESSION)
    again.click()
    expect(page.locator(".receipt-number")).to_contain_text("PNC-GT-")


def test_the_keyboard_alone_leads_through_a_group(page_for: PageFor) -> None:
    """Tab to the row, arrow to the number, Tab to the comment that opens, on to the next row."""
    page = page_for("oficial", width=1280, height=800)
    open_form(page)
    page.locator("#next").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#screen-title")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#screen-title")).to_be_focused()

    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator('#rating-PRI-01 input[value="2"]')).to_be_checked()
    for _stop in ("anchors", "comment's summary", "comment"):
        page.keyboard.press("Tab")
    page.keyboard.type("Entró sin avisar por radio; se le indicó esperar.")
    expect(page.locator("#n-PRI-01")).to_have_value(re.compile("se le indicó esperar"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#rating-PRI-02 input").first).to_be_focused()
