"""The identifier guard in the browser: the same findings as Python, and a notice that never blocks.

The page is served from disk inside the browser's own request handling: no server, no network.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, Route, expect, sync_playwright

from interface.victim_guard import find
from interface.victim_guard.checks import CHECKS
from tests.browser.chromium import ARGUMENTS
from tests.browser.chromium import find as find_chromium
from tests.interface.guard_cases import CASES, HOSTILE_PIECES, TODAY, development_sentences

pytestmark = pytest.mark.browser

ORIGIN = "http://guard.test"
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'"
STATIC = Path(settings.SITE) / "static"
NUMBER = "9999 99990 0101"

FORMS = """<!doctype html><html lang="es"><title>Aviso</title><main><h1>Aviso</h1>
<form action="/saved" method="get"><label for="a">Relato</label>
<textarea id="a" name="a" data-victim-guard></textarea>
<label for="b">Otro</label><textarea id="b" name="b" data-victim-guard></textarea>
<button>Guardar</button></form>
<form><label for="c">Tercero</label><input id="c" name="c" data-victim-guard></form></main>
"""
START = """async (options) => {
  const module = await import("/static/js/behaviours/victim_guard.js");
  window.choices = [];
  addEventListener("victim-guard:choice", (event) => choices.push(event.detail));
  window.guards = await module.watchAll();
}"""
COMPARE = """async ([texts, options]) => {
  const { findIdentifiers } = await import("/static/js/behaviours/victim_guard.js");
  window.rules ??= await (await fetch("/static/js/victim_guard_rules.json")).json();
  const today = new Date(options.year, 0, 1);
  return texts.map((text) => findIdentifiers(text, rules, { ...options, today }));
}"""
GROWTH = """async (pieces) => {
  const { findIdentifiers } = await import("/static/js/behaviours/victim_guard.js");
  const rules = await (await fetch("/static/js/victim_guard_rules.json")).json();
  const once = (piece, length) => {
    const text = piece.repeat(length / piece.length + 1).slice(0, length);
    const start = performance.now();
    findIdentifiers(text, rules);
    return performance.now() - start;
  };
  const best = (piece, length) => Math.min(...[1, 2, 3].map(() => once(piece, length)));
  const ratio = (piece) => best(piece, 50000) / Math.max(best(piece, 6250), 0.5);
  // Eight times the text, squared, is 64 every time; a busy machine is slow only now and then.
  return pieces.map((piece) => {
    let least = ratio(piece);
    for (let again = 0; least >= 24 && again < 4; again += 1) least = Math.min(least, ratio(piece));
    return least;
  });
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = find_chromium()  # before Playwright starts: it may start one of its own
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield launched
        launched.close()


def open_page(browser: Browser, html: str) -> Page:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    with translation.override("es"):
        block = render_to_string(
            "components/victim_guard_texts.html",
            {"allowed_phones": ["1572", "+50220000001"], "exempt_mail_domains": ["example.org"]},
        )

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            kind = mimetypes.guess_type(file.name)[0]
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
            route.fulfill(body=html + block, headers=headers)

    page.route(f"{ORIGIN}/**", answer)
    page.goto(f"{ORIGIN}/")
    return page


@pytest.fixture(scope="module")
def bare_page(browser: Browser) -> Iterator[Page]:
    page = open_page(browser, "<!doctype html><title>Comparar</title>")
    yield page
    page.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = open_page(browser, FORMS)
    page.evaluate(START)
    yield page
    page.close()


def in_python(text: str, **options: Any) -> list[dict[str, Any]]:
    """Return the findings as the browser reports them: positions in UTF-16 units."""

    def units(position: int) -> int:
        return len(text[:position].encode("utf-16-le")) // 2

    return [
        {
            "rule": each.rule,
            "country": each.country,
            "start": units(each.start),
            "end": units(each.end),
            "direct": each.direct,
        }
        for each in find(text, today=TODAY, **options)
    ]


def in_browser(page: Page, texts: list[str], **options: Any) -> list[list[dict[str, Any]]]:
    return page.evaluate(COMPARE, [texts, {"year": TODAY.year, **options}])


def notice_of(page: Page, field: str) -> Locator:
    return page.locator(f"#{field} + div")


def test_both_readers_agree_on_every_vector_and_every_labelled_sentence(bare_page: Page) -> None:
    texts = [*CASES, *(each["text"] for each in development_sentences())]
    assert in_browser(bare_page, texts) == [in_python(text) for text in texts]


def test_both_readers_agree_on_what_is_allowed(bare_page: Page) -> None:
    texts = ["2000 0000", "+503 2000 0000", "nadie@a.example.org", "20000000@example.org", "1572"]
    found = in_browser(
        bare_page, texts, allowedPhones=["+50220000000"], exemptMailDomains=["Example.org"]
    )
    assert found == [
        in_python(
            text,
            allowed_phones=frozenset({"+50220000000"}),
            exempt_mail_domains=frozenset({"Example.org"}),
        )
        for text in texts
    ]


def test_the_browser_has_every_check_of_the_server(bare_page: Page) -> None:
    names = bare_page.evaluate(
        "async () => Object.keys("
        "(await import('/static/js/behaviours/victim_guard_checks.js')).CHECKS)"
    )
    assert set(names) == set(CHECKS)


_digits = st.text("0123456789", min_size=1, max_size=14)
_separators = st.sampled_from(["", " ", "-", ".", "/", "\n", "\u00a0", "–", ", ", " de "])
_words = st.sampled_from([*CASES, *HOSTILE_PIECES, "tel", "DUI", "Nació", "Ana Prueba", "😀", "ſ"])
_signs = st.text(max_size=3)
_mixes = st.lists(st.one_of(_digits, _separators, _words, _signs), max_size=12).map("".join)


def _with_check_digits(numbers: tuple[int, int, int]) -> str:
    base, department, municipality = numbers
    digits = f"{base:08d}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(2, 10), strict=True)) % 11
    return f"{digits}{rest % 10}{department:02d}{municipality:02d}"


_guatemalan = st.tuples(st.integers(0, 99_999_999), st.integers(0, 23), st.integers(0, 35)).map(
    _with_check_digits
)
_honduran = st.tuples(st.integers(0, 19), st.integers(0, 29), st.integers(1890, 2030)).map(
    lambda parts: f"{parts[0]:02d}{parts[1]:02d}-{parts[2]}-00000"
)


@hypothesis_settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.one_of(_mixes, _guatemalan, _honduran), min_size=20, max_size=60))
def test_both_readers_agree_on_any_mix(bare_page: Page, texts: list[str]) -> None:
    assert in_browser(bare_page, texts) == [in_python(text) for text in texts]


def test_time_grows_with_the_length_of_a_hostile_text_in_the_browser_too(bare_page: Page) -> None:
    ratios = bare_page.evaluate(GROWTH, list(HOSTILE_PIECES))
    slow = {
        piece: ratio for piece, ratio in zip(HOSTILE_PIECES, ratios, strict=True) if ratio >= 24
    }
    assert slow == {}


def test_the_live_region_stands_empty_from_the_start(page: Page) -> None:
    notice = notice_of(page, "a")
    expect(notice.get_by_role("status")).to_be_empty()
    expect(notice).not_to_have_class("guard-notice")
    assert notice.locator("button:visible").count() == 0


def test_a_number_is_announced_in_words_after_a_pause_and_never_repeated(page: Page) -> None:
    page.locator("#a").press_sequentially(NUMBER)
    notice = notice_of(page, "a")
    expect(notice.get_by_role("status")).to_be_empty()
    expect(notice).to_have_class("guard-notice")
    assert notice.get_by_role("status").inner_text().split("\n")[-1] == (
        "Parece que escribió un número de identidad. En esta plataforma no se anota a las personas "
        "atendidas. Cámbielo por una descripción (ejemplo: “usuaria adulta”)."
    )
    expect(notice.locator(".hidden")).to_have_text("Aviso: posible dato personal en este campo. ")
    labels = notice.locator("button:visible").all_inner_texts()
    assert labels == ["Quitar", "No es un número de identidad"]
    assert "9999" not in notice.inner_html()
    assert Axe().run(page).violations_count == 0


def test_other_rules_offer_that_it_is_no_personal_data(page: Page) -> None:
    page.locator("#a").fill("tel 2000 0000")
    keep = notice_of(page, "a").get_by_role("button", name="No es un dato personal")
    expect(keep).to_be_visible()


def test_removing_replaces_the_match_and_leaves_the_cursor_where_it_was(page: Page) -> None:
    field = page.locator("#a")
    field.fill(f"CUI {NUMBER} hoy")
    notice_of(page, "a").get_by_role("button", name="Quitar").click()
    expect(field).to_have_value("CUI [dato quitado] hoy")
    expect(field).to_be_focused()
    page.keyboard.type("!")
    expect(field).to_have_value("CUI [dato quitado] hoy!")


def test_removing_can_be_undone_by_button_after_more_was_written(page: Page) -> None:
    field = page.locator("#a")
    field.fill(f"CUI {NUMBER} hoy")
    notice = notice_of(page, "a")
    notice.get_by_role("button", name="Quitar").click()
    expect(notice.get_by_role("status")).to_have_text("Se quitó el dato.")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Ayer: ")
    notice.get_by_role("button", name="Deshacer").click()
    expect(field).to_have_value(f"Ayer: CUI {NUMBER} hoy")
    expect(notice.get_by_role("button", name="Quitar")).to_be_visible()
    expect(notice.get_by_role("button", name="Deshacer")).to_be_hidden()


def test_removing_can_be_undone_from_the_keyboard(page: Page) -> None:
    field = page.locator("#a")
    field.press_sequentially(f"CUI {NUMBER}")
    notice_of(page, "a").get_by_role("button", name="Quitar").click()
    page.keyboard.press("Control+z")
    expect(field).to_have_value(f"CUI {NUMBER}")
    expect(notice_of(page, "a").get_by_role("button", name="Deshacer")).to_be_hidden()


def test_removing_works_where_the_placeholder_exceeds_the_maximum_length(page: Page) -> None:
    field = page.locator("#a")
    field.evaluate("(element) => { element.maxLength = 9; }")
    field.press_sequentially("2000-0000")
    notice_of(page, "a").get_by_role("button", name="Quitar").click()
    expect(field).to_have_value("[dato quitado]")
    assert field.evaluate("(element) => element.checkValidity()") is True


def test_an_edited_placeholder_is_not_undone(page: Page) -> None:
    field = page.locator("#a")
    field.fill(NUMBER)
    notice = notice_of(page, "a")
    notice.get_by_role("button", name="Quitar").click()
    page.keyboard.press("Backspace")
    expect(notice.get_by_role("button", name="Deshacer")).to_be_hidden()
    expect(notice.get_by_role("status")).to_be_empty()


def test_saying_that_it_is_none_hides_that_match_in_that_form_only(page: Page) -> None:
    for field in "abc":
        page.locator(f"#{field}").fill(NUMBER)
    keep = notice_of(page, "a").get_by_role("button", name="No es un número de identidad")
    keep.click()
    expect(page.locator("#a")).to_be_focused()
    expect(notice_of(page, "a")).not_to_have_class("guard-notice")
    assert page.evaluate("guards.map((guard) => guard.warnings().length)") == [0, 0, 1]
    page.locator("#a").fill(f"{NUMBER} y 99999999-4")
    expect(notice_of(page, "a")).to_have_class("guard-notice")
    assert page.evaluate("guards[0].warnings().map((each) => each.rule)") == ["SV-DUI"]


def test_several_matches_are_handled_one_after_the_other(page: Page) -> None:
    field = page.locator("#a")
    field.fill(f"{NUMBER} y 99999999-4")
    remove = notice_of(page, "a").get_by_role("button", name="Quitar")
    remove.click()
    remove.click()
    expect(field).to_have_value("[dato quitado] y [dato quitado]")
    expect(remove).to_be_hidden()
    undo = notice_of(page, "a").get_by_role("button", name="Deshacer")
    undo.click()
    undo.click()
    expect(field).to_have_value(f"{NUMBER} y 99999999-4")


def test_choices_tell_the_rule_and_nothing_of_the_text(page: Page) -> None:
    page.locator("#a").fill(NUMBER)
    notice = notice_of(page, "a")
    notice.get_by_role("button", name="Quitar").click()
    notice.get_by_role("button", name="Deshacer").click()
    notice.get_by_role("button", name="No es un número de identidad").click()
    assert page.evaluate("choices") == [
        {"rule": "GT-CUI", "country": "GT", "choice": choice}
        for choice in ("removed", "restored", "kept")
    ]


def test_the_text_leaves_the_page_only_with_the_form(page: Page) -> None:
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.locator("#a").fill(f'<img src=/x onerror=alert(1)> {NUMBER} " onfocus=x')
    notice = notice_of(page, "a")
    notice.get_by_role("button", name="Quitar").click()
    expect(notice.get_by_role("button", name="Deshacer")).to_be_visible()
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]")
    assert (requests, messages, stored) == ([], [], [0, 0, 0])
    assert page.locator("img").count() == 0


def test_a_warning_never_blocks_saving_and_saving_ends_the_undo(page: Page) -> None:
    page.evaluate(
        "document.forms[0].addEventListener('submit', (event) => event.preventDefault(), "
        "{ once: true })"
    )
    page.locator("#a").fill(f"{NUMBER} y 99999999-4")
    notice = notice_of(page, "a")
    notice.get_by_role("button", name="Quitar").click()
    page.get_by_role("button", name="Guardar").click()
    expect(notice.get_by_role("button", name="Deshacer")).to_be_hidden()
    expect(notice.get_by_role("button", name="Quitar")).to_be_visible()
    page.get_by_role("button", name="Guardar").click()
    page.wait_for_url(f"{ORIGIN}/saved?**")


def test_published_phones_and_exempt_domains_of_the_page_are_allowed(page: Page) -> None:
    page.locator("#a").fill("2000 0001, 1572, nadie@example.org")
    assert page.evaluate("guards[0].warnings()") == []
    page.locator("#a").fill("2000 0002")
    assert page.evaluate("guards[0].warnings().length") == 1


def test_a_text_that_is_already_there_is_checked_at_once(page: Page) -> None:
    page.evaluate(
        "(number) => { guards[0].stop(); document.getElementById('a').value = number; }", NUMBER
    )
    assert notice_of(page, "a").count() == 0
    page.evaluate(START)
    expect(notice_of(page, "a")).to_have_class("guard-notice")
    assert page.evaluate("document.querySelectorAll('[role=status]').length") == 3


def test_a_form_or_a_single_field_can_ask_for_the_behaviour(browser: Browser) -> None:
    page = open_page(browser, FORMS)
    watched = page.evaluate(
        """async () => {
          const { enhance } = await import("/static/js/behaviours/victim_guard.js");
          const within = async (place) => (await enhance(document.querySelector(place))).length;
          return [await within("#a"), await within("form"), await within("h1")];
        }"""
    )
    assert watched == [1, 2, 0]
    assert page.locator("[role=status]").count() == 2
    page.close()


def test_without_the_rule_file_the_page_works_on(browser: Browser) -> None:
    page = open_page(browser, FORMS)
    page.route("**/victim_guard_rules.json", lambda route: route.abort())
    page.evaluate(START)
    assert page.evaluate("guards") == []
    page.close()
