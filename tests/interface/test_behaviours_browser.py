"""Small behaviours: each helps, none stands between a person and the form."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .drawn_pages import Opener

pytestmark = pytest.mark.browser


def test_the_summary_takes_the_focus_and_its_links_reach_the_controls(open_page: Opener) -> None:
    page = open_page("form")
    expect(page.locator(".error-summary")).to_be_focused()

    page.click(".error-summary a[href='#id_mode_0']")

    expect(page.locator("#id_mode_0")).to_be_focused()
    expect(page.locator("legend", has_text="Modo")).to_be_in_viewport()


def test_a_second_tap_does_not_send_a_form_twice(open_page: Opener) -> None:
    page = open_page("form")
    sent = page.evaluate(
        """() => {
          const form = document.querySelector("form.form");
          const tries = [];
          // After the behaviour's own listener: was this try let through? Never really leave.
          form.addEventListener("submit", (event) => {
            tries.push(!event.defaultPrevented);
            event.preventDefault();
          });
          const button = form.querySelector("button[type=submit]");
          button.click();
          button.click();
          return tries;
        }"""
    )
    assert sent == [True, False]


def test_a_page_restored_by_the_back_arrow_can_send_again(open_page: Opener) -> None:
    page = open_page("form")
    sent = page.evaluate(
        """() => {
          const form = document.querySelector("form.form");
          const tries = [];
          form.addEventListener("submit", (event) => {
            tries.push(!event.defaultPrevented);
            event.preventDefault();
          });
          const button = form.querySelector("button[type=submit]");
          button.click();
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
          button.click();
          return [...tries, form.dataset.sent];
        }"""
    )
    assert sent == [True, True, "1"]


def test_waiting_is_said_in_words(open_page: Opener) -> None:
    page = open_page("form")
    page.evaluate(
        """() => {
          const form = document.querySelector("form.form");
          form.addEventListener("submit", (e) => e.preventDefault());
          form.querySelector("button[type=submit]").click();
        }"""
    )
    expect(page.locator("#status")).to_have_text("Cargando…")


def test_the_password_can_be_read_and_is_hidden_again_before_sending(open_page: Opener) -> None:
    page = open_page("form")
    page.fill("#id_password", "acompana-demo")

    page.get_by_role("button", name="Mostrar contraseña").click()
    assert page.get_attribute("#id_password", "type") == "text"

    page.evaluate(
        "document.querySelector('form.form').addEventListener('submit', (e) => e.preventDefault())"
    )
    page.click("form.form button[type=submit]")
    assert page.get_attribute("#id_password", "type") == "password"
    assert page.input_value("#id_password") == "acompana-demo"


def test_the_counter_speaks_near_the_limit_and_never_cuts(open_page: Opener) -> None:
    page = open_page("observation")
    counter = page.locator(".counter")

    page.fill("#why", "x" * 10)
    expect(counter).to_have_text("")
    page.fill("#why", "x" * 18)
    expect(counter).to_have_text("Caracteres disponibles: 2")
    page.fill("#why", "x" * 25)
    expect(counter).to_have_text("Caracteres de más: 5")
    assert page.input_value("#why") == "x" * 25


def test_the_chosen_scheme_paints_at_once_and_travels_in_a_cookie(open_page: Opener) -> None:
    page = open_page("start")
    page.click(".account summary")

    page.check("input[name=scheme][value=dark]")
    assert page.get_attribute("html", "data-scheme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 22, 29)"
    assert [(c["name"], c["value"]) for c in page.context.cookies()] == [("scheme", "dark")]

    page.check("input[name=scheme][value='']")
    assert page.get_attribute("html", "data-scheme") is None
    assert page.context.cookies() == []


@pytest.mark.parametrize("typed", [True, False])
def test_leaving_asks_only_after_typing(open_page: Opener, typed: bool) -> None:
    page = open_page("form")
    if typed:
        page.fill("#id_number", "1")
    stopped = page.evaluate(
        "!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    )
    assert stopped is typed


def test_without_script_everything_is_there(open_page: Opener) -> None:
    page = open_page("observation", java_script_enabled=False)
    page.check("#rating-PRI-02 [value='4']", force=True)
    page.click("#rating-PRI-02 summary")

    expect(page.locator("#rating-PRI-02 .anchors")).to_be_visible()
    expect(page.locator("#rating-PRI-02 [value='4']")).to_be_checked()


def test_a_page_fetches_only_the_rare_behaviours_that_it_names(open_page: Opener) -> None:
    page = open_page("form")
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').map((r) => r.name.split('/').pop())"
        ".filter((n) => n.endsWith('.js')).sort()"
    )
    assert loaded == ["confirm_leave.js", "enhance.js"]


@pytest.mark.parametrize("by", ["tap", "keyboard"])
def test_the_quick_exit_blanks_and_leaves_nothing_behind(open_page: Opener, by: str) -> None:
    page = open_page("trauma")
    page.route("**/calm/", lambda route: route.fulfill(body="<h1>Calendario</h1>"))
    entries = page.evaluate("history.length")
    if by == "tap":
        page.get_by_role("link", name="Salida rápida").click()
    else:
        for _press in range(3):
            page.keyboard.press("Shift")
    expect(page.get_by_role("heading", name="Calendario")).to_be_visible()

    assert page.evaluate("history.length") == entries


def test_capital_letters_are_no_quick_exit(open_page: Opener) -> None:
    page = open_page("trauma")
    page.locator("body").press("Shift+A")
    page.locator("body").press("Shift+B")
    page.locator("body").press("Shift+C")

    expect(page.get_by_role("heading", level=1)).to_have_text("Módulo")
