"""What a person meets: axe, reflow, targets, focus, geometry, in the real sheets."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .drawn_pages import PAGES, Opener

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
# WCAG 1.4.12, literally.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
TARGETS = """() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
  .filter((e) => e.checkVisibility() && !e.matches(".skip, [type=hidden]"))
  .map((e) => {
    const target = e.matches("[type=radio], [type=checkbox]") ? e.closest("label") : e;
    // A row of a task list is one target: the link covers it.
    const box = (e.closest(".task-list li, .m tbody th") ?? target).getBoundingClientRect();
    return [e.outerHTML.slice(0, 60), Math.round(box.width), Math.round(box.height)];
  })"""
OBSCURED = """() => {
  const active = document.activeElement;
  const bar = document.querySelector(".bottom");
  if (active === document.body) return null;
  const box = (active.labels?.[0] ?? active).getBoundingClientRect();
  return !bar.contains(active) && box.bottom > bar.getBoundingClientRect().top + 1;
}"""
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return [style.outlineColor, style.boxShadow];
}"""
SIZES = """() => [...document.querySelectorAll("#rating-PRI-02 .rating-scale label")]
  .map((cell) => cell.getBoundingClientRect())
  .map((box) => [Math.round(box.width), Math.round(box.height)])"""


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_runs_over(open_page: Opener, name: str) -> None:
    page = open_page(name)
    for width, scheme in [(320, "light"), (360, "dark"), (1280, "light")]:
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)

        assert (width, scheme, violations(page)) == (width, scheme, [])
        assert page.evaluate(TOO_WIDE) is False


@pytest.mark.parametrize("name", PAGES)
def test_wider_letters_and_lines_break_nothing(open_page: Opener, name: str) -> None:
    page = open_page(name, width=320, bypass_csp=True)
    page.add_style_tag(content=SPACING)

    assert page.evaluate(TOO_WIDE) is False


@pytest.mark.parametrize("name", PAGES)
def test_every_target_is_a_thumb_wide(open_page: Opener, name: str) -> None:
    """44 px; across, seven cells of a 320 px screen leave 40.8 (experience.md 1.3.2)."""
    small = [
        target
        for target in open_page(name, width=320).evaluate(TARGETS)
        if target[1] < 40 or target[2] < 44
    ]
    assert small == []


@pytest.mark.parametrize(("width", "across"), [(360, 47), (320, 41)])
def test_seven_cells_share_the_width_of_the_screen(
    open_page: Opener, width: int, across: int
) -> None:
    page = open_page("observation", width=width)

    assert page.evaluate(SIZES) == [[across, 48]] * 7


def test_the_keyboard_never_hides_behind_the_fixed_button(open_page: Opener) -> None:
    page = open_page("observation")
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        obscured = page.evaluate(OBSCURED)
        if obscured is None:
            break
        stops.append(obscured)

    assert len(stops) >= 15
    assert stops == [False] * len(stops)


def test_one_tab_stop_a_competency_and_arrows_within(open_page: Opener) -> None:
    page = open_page("observation")
    page.focus("#rating-PRI-01 [value='5']")
    page.keyboard.press("ArrowRight")

    assert page.evaluate("document.activeElement.value") == "6"
    assert page.is_checked("#rating-PRI-01 [value='6']")


def test_at_four_hundred_per_cent_the_bar_flows_with_the_page(open_page: Opener) -> None:
    page = open_page("observation", width=320, height=256)

    assert page.evaluate("getComputedStyle(document.querySelector('.bottom')).position") == "static"


def test_a_task_page_gives_its_action_the_place_of_the_bar(open_page: Opener) -> None:
    assert open_page("observation").is_hidden(".bottom-bar")
    assert open_page("start").is_visible(".bottom-bar")


def test_the_focus_ring_has_two_colours(open_page: Opener) -> None:
    page = open_page("observation")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style = page.evaluate(RING)

    assert style == ["rgb(255, 191, 71)", "rgb(21, 32, 43) 0px 0px 0px 2px"]


def test_reduced_motion_moves_nothing(open_page: Opener) -> None:
    page = open_page("observation", reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => "
        "getComputedStyle(e).transitionDuration.split(',').some((d) => parseFloat(d) > 0)).length"
    )
    assert moving == 0


def test_a_chosen_number_shows_in_forced_colours(open_page: Opener) -> None:
    page = open_page("observation", forced_colors="active")
    grounds = page.evaluate(
        "['5', '4'].map((v) => getComputedStyle(document.querySelector("
        "`#rating-PRI-01 [value='${v}'] + span`)).backgroundColor)"
    )
    assert grounds[0] != grounds[1]


def test_paper_is_light_and_bare(open_page: Opener) -> None:
    page = open_page("panel", width=1280, scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(21, 32, 43)"
    assert [page.is_visible(part) for part in (".band", ".side", ".crumbs")] == [False] * 3
    assert page.is_visible(".m")


def test_the_laptop_shows_its_list_and_the_phone_a_folded_menu(open_page: Opener) -> None:
    wide = open_page("panel", width=1024)
    narrow = open_page("panel", width=1023)

    assert [wide.is_visible(".side"), wide.is_visible(".menu")] == [True, False]
    assert [narrow.is_visible(".side"), narrow.is_visible(".menu")] == [False, True]
