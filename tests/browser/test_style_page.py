"""The style page: every component in every state, at four widths, in both schemes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from interface.style.sample_pages import SAMPLE_PAGES
from interface.style.sections import SECTIONS
from tests.browser.every_page import COLOURS_ONLY, EVERY_RULE, TOO_WIDE, page_of, violations

ADDRESSES = [
    *(f"/estilo/{section.slug}/" for section in SECTIONS),
    *(f"/estilo/paginas/{page.slug}/" for page in SAMPLE_PAGES),
]
# The rules that look at structure once at the narrowest and the widest; colours everywhere else.
STATES = [
    (320, "light", EVERY_RULE),
    (320, "dark", COLOURS_ONLY),
    (360, "dark", COLOURS_ONLY),
    (768, "light", COLOURS_ONLY),
    (1280, "dark", EVERY_RULE),
    (1280, "light", COLOURS_ONLY),
]
GROUNDS = """() => ["5", "4"].map((value) => getComputedStyle(
  document.querySelector(`[name=forced][value="${value}"] + span`)).backgroundColor)"""


def test_every_component_in_every_state_holds(server: str, chromium: Browser) -> None:
    wrong = []
    with page_of(chromium, server, None) as page:
        for address in ADDRESSES:
            page.goto(address)
            page.locator("main").wait_for()
            for width, scheme, rules in STATES:
                page.set_viewport_size({"width": width, "height": 740})
                page.emulate_media(color_scheme=scheme)
                state = (address, width, scheme)
                wrong += [(*state, *found) for found in violations(page, rules)]
                if (excess := page.evaluate(TOO_WIDE)) > 0:
                    wrong.append((*state, f"runs over by {excess} px"))
    assert wrong == []


def test_forced_colours_tell_a_chosen_number_from_the_others(
    server: str, chromium: Browser
) -> None:
    with page_of(chromium, server, None) as page:
        page.goto("/estilo/impresion/")
        page.emulate_media(forced_colors="active")
        chosen, other = page.evaluate(GROUNDS)

        assert chosen != other


def test_paper_shows_head_and_foot_and_no_control(server: str, chromium: Browser) -> None:
    with page_of(chromium, server, None) as page:
        page.goto("/estilo/paginas/informe/")
        page.emulate_media(media="print")

        expect(page.locator("main .print-only").first).to_be_visible()
        expect(page.get_by_text("Finalidad")).to_be_visible()
        for part in (".band", ".crumbs", ".menu"):
            expect(page.locator(part).first).to_be_hidden()


@pytest.mark.parametrize(
    ("scheme", "ground"), [("dark", "rgb(15, 22, 29)"), ("light", "rgb(255, 255, 255)")]
)
def test_the_switch_paints_at_once_and_stays(
    server: str, chromium: Browser, scheme: str, ground: str
) -> None:
    with page_of(chromium, server, None) as page:
        page.goto("/estilo/")
        page.locator(f"main input[name=scheme][value={scheme}]").check()
        page.goto("/estilo/listas/")

        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
