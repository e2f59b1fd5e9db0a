"""Components draw what their head comment promises."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.core.paginator import Paginator
from django.template.loader import get_template, render_to_string
from django.utils.translation import override

from interface.templatetags.components import FACES, NEUTRAL, joined, scale_class, state_face

SITE = Path(__file__).resolve().parents[2] / "site"
COMPONENTS = sorted((SITE / "templates" / "components").glob("*.html"))
POINTS = [
    {"value": value, "label": {1: "Low", 4: "Enough", 7: "High"}.get(value, "")}
    for value in range(1, 8)
]


def draw(name: str, /, **attributes: Any) -> BeautifulSoup:
    with override("es"):
        return BeautifulSoup(render_to_string(f"components/{name}.html", attributes), "html.parser")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, selector
    return found[0]


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_component_states_its_attributes_at_the_top(path: Path) -> None:
    assert path.read_text().startswith("{% comment %}\n")


@pytest.mark.parametrize("path", sorted((SITE / "templates").rglob("*.html")), ids=lambda p: p.name)
def test_no_template_carries_inline_style_or_handler(path: Path) -> None:
    assert re.findall(r'\sstyle="|\son[a-z]+="|<style', path.read_text()) == []


@pytest.mark.parametrize("path", sorted((SITE / "templates").rglob("*.html")), ids=lambda p: p.name)
def test_every_template_compiles(path: Path) -> None:
    assert get_template(str(path.relative_to(SITE / "templates"))).template.nodelist


# Rating row: the geometry lives in CSS, the meaning here.


def rating(**attributes: Any) -> BeautifulSoup:
    given = {"code": "PRI-01", "label": "Arrival", "name": "r_PRI-01", "points": POINTS}
    return draw("rating_row", **(given | attributes))


def test_a_rating_row_is_one_group_of_native_radios() -> None:
    soup = rating()
    radios = soup.select("fieldset#rating-PRI-01 input[type=radio]")

    assert [radio["value"] for radio in radios] == ["no", "1", "2", "3", "4", "5", "6", "7"]
    assert {radio["name"] for radio in radios} == {"r_PRI-01"}


def test_a_rating_row_chooses_nothing_beforehand() -> None:
    assert rating().select("input[checked]") == []
    assert rating(value="").select("input[checked]") == []
    assert rating(value=None).select("input[checked]") == []


@pytest.mark.parametrize(("value", "chosen"), [(5, "5"), ("5", "5"), ("no", "no")])
def test_a_rating_row_shows_the_value_it_was_given(value: Any, chosen: str) -> None:
    assert [radio["value"] for radio in rating(value=value).select("input[checked]")] == [chosen]


def test_the_ends_and_the_middle_of_the_scale_speak_their_words() -> None:
    words = [" ".join(label.get_text().split()) for label in rating().select(".rating-scale label")]

    assert words == ["1, Low", "2", "3", "4, Enough", "5", "6", "7, High"]


def test_not_observed_is_written_out() -> None:
    assert one(rating(), ".rating-none").get_text(strip=True) == "No observado"


def test_anchors_open_in_the_row_without_script_and_mark_the_chosen_one() -> None:
    anchors = [{"value": 1, "text": "Rushes in"}, {"value": 4, "text": "Waits for cover"}]
    soup = rating(anchors=anchors, value="4")

    assert one(soup, "details > summary").get_text(" ", strip=True) == "Ver guía Arrival"
    assert one(soup, ".anchors .chosen dd").get_text() == "Waits for cover"


def test_a_row_with_an_error_is_described_by_it() -> None:
    soup = rating(error="Write a comment: the rating is 2.")

    assert one(soup, "fieldset")["aria-describedby"] == "rating-PRI-01-error"
    assert (
        one(soup, "#rating-PRI-01-error").get_text() == "Error: Write a comment: the rating is 2."
    )


# States and scores


@pytest.mark.parametrize("state", FACES)
def test_every_state_has_words_and_a_drawing(state: str) -> None:
    soup = draw("status_tag", state=state, label="Words")
    tag = one(soup, ".status-tag")

    assert tag.get_text() == "Words"
    assert one(tag, "use")["href"] == f"#i-{FACES[state].icon}"
    assert tag["data-state"] == state


def test_a_stated_tone_and_icon_win_over_those_of_the_state() -> None:
    tag = one(draw("status_tag", state="held", label="W", tone="ok", icon="check"), ".status-tag")

    assert tag["class"] == ["status-tag", "tone-ok"]
    assert one(tag, "use")["href"] == "#i-check"


def test_an_unknown_state_is_drawn_plainly() -> None:
    assert state_face("archived") == NEUTRAL
    assert draw("status_tag", state="archived", label="Archived").select("svg") == []


@pytest.mark.parametrize(
    ("value", "few", "wanted"),
    [
        (1, False, "scale-1"),
        (7, False, "scale-7"),
        (3.5, False, "scale-3"),
        (4, True, "scale-few"),
        (None, False, "scale-none"),
        (None, True, "scale-none"),
    ],
)
def test_a_score_wears_the_fill_of_its_value(value: float | None, few: bool, wanted: str) -> None:
    assert scale_class(value, few) == wanted


def test_a_score_prints_its_number_and_an_absence_its_words() -> None:
    assert draw("score", value=4).get_text(strip=True) == "4"
    assert draw("score", value=None).get_text(strip=True) == "–No observado"


# Lists


def test_equal_links_of_a_summary_list_carry_hidden_words() -> None:
    rows = [{"key": "Date", "value": "3 March", "href": "#d"}, {"key": "Unit", "value": "11"}]
    soup = draw("summary_list", rows=rows)

    assert [dt.get_text() for dt in soup.select("dt")] == ["Date", "Unit"]
    assert one(soup, "a").get_text() == "Cambiar Date"


def test_a_choice_list_checks_what_was_chosen() -> None:
    options = [{"value": 1, "label": "One"}, {"value": 2, "label": "Two", "hint": "Longer"}]
    several = draw(
        "choice_list", legend="L", name="n", id="i", options=options, type="checkbox", value=["2"]
    )
    single = draw("choice_list", legend="L", name="n", id="i", options=options, value=1)

    assert [box["value"] for box in several.select("input[checked]")] == ["2"]
    assert [radio["value"] for radio in single.select("input[checked]")] == ["1"]
    assert one(several, "#i_1")["aria-describedby"] == "i_1_hint"


def test_a_field_outside_django_forms_is_wired_like_those_inside() -> None:
    control = one(draw("time_field", id="t", name="t", label="Start", hint="H", error="E"), "input")

    assert control["type"] == "time"
    assert control["aria-describedby"].split() == ["t_helptext", "t_error"]
    assert control["aria-invalid"] == "true"


def test_a_narrative_keeps_every_character_it_was_given() -> None:
    area = one(
        draw("text_area", id="n", name="n", label="L", value="<b> & \n line", limit=600), "textarea"
    )

    assert area.get_text() == "\n<b> & \n line"
    assert area["data-limit"] == "600"
    assert "maxlength" not in area.attrs


def test_a_table_scrolls_in_a_region_that_the_keyboard_reaches() -> None:
    soup = draw(
        "data_table",
        caption="What waits?",
        note="By age",
        columns=[{"label": "Who"}, {"label": "Days", "number": True}],
        rows=[[{"text": "R014", "href": "/a"}, {"text": 3, "number": True}]],
    )
    region = one(soup, "[role=region]")

    assert (region["tabindex"], region["aria-label"]) == ("0", "What waits?")
    assert one(soup, "caption").get_text() == "What waits?By age"
    assert [head["scope"] for head in soup.select("th")] == ["col", "col", "row"]


def test_pages_keep_the_filter_of_the_address() -> None:
    soup = draw("pagination", page=Paginator(range(60), 25).page(2), query="unit=3")

    assert [link["href"] for link in soup.select("a")] == ["?unit=3&page=1", "?unit=3&page=3"]
    assert one(soup, "[aria-current]").get_text() == "Página 2 de 3"


def test_a_single_page_draws_no_pagination() -> None:
    assert draw("pagination", page=Paginator(range(5), 25).page(1)).get_text(strip=True) == ""


def test_the_sync_chip_waits_hidden_until_there_is_something_to_say() -> None:
    assert one(draw("sync_chip", href="/s"), "a").has_attr("hidden")
    said = one(draw("sync_chip", href="/s", text="2 por enviar", tone="warn"), "a")
    assert (said.get_text(), said["class"]) == ("2 por enviar", ["sync-chip", "tone-warn"])


def test_a_button_with_an_address_is_a_link() -> None:
    assert one(draw("button", label="Ver", href="/x"), "a")["class"] == ["button"]
    assert (
        one(draw("button", label="Firmar", about="PRI-01"), "button").get_text() == "Firmar PRI-01"
    )


# Lists that can be narrowed


class Unit(forms.Form):
    """A filter with one field."""

    all_optional = True
    unit = forms.ChoiceField(choices=[("", "All"), ("3", "Three")], required=False)


def test_a_filter_sends_its_choice_in_the_address_and_offers_a_way_back() -> None:
    soup = draw("filter_form", form=Unit({"unit": "3"}), filtered=True, count=1)

    assert one(soup, "form")["method"] == "get"
    assert one(soup, "option[selected]")["value"] == "3"
    assert one(soup, "a")["href"] == "?"
    assert one(soup, "[role=status]").get_text() == "1 resultado"
    assert soup.select("input[name=csrfmiddlewaretoken]") == []


def test_a_filter_that_nothing_was_chosen_in_offers_no_way_back() -> None:
    assert draw("filter_form", form=Unit(), filtered=False).select("a") == []


def test_a_table_without_rows_says_why() -> None:
    soup = draw("data_table", caption="C", columns=[{"label": "A"}], rows=[], empty="Nobody yet.")

    assert soup.select("table") == []
    assert one(soup, ".empty-state").get_text() == "Nobody yet."


def test_a_cell_can_hold_a_state_links_or_small_words() -> None:
    columns = [{"label": "Who", "order": "ascending"}, {"label": "State"}, {"label": "Do"}]
    cells = [
        {"text": "Ana", "small": "57101"},
        {"status": "Held", "state": "held"},
        {"links": [{"label": "Open", "href": "/o", "about": "Ana"}]},
    ]
    soup = draw("data_table", caption="C", columns=columns, rows=[cells], stack=True)

    assert one(soup, "th[scope=row]").get_text(strip=True) == "Ana57101"
    assert one(soup, ".status-tag")["data-state"] == "held"
    assert one(soup, ".row-links a").get_text() == "Open Ana"
    assert [cell["data-label"] for cell in soup.select("td")] == ["State", "Do"]
    assert [head.get("aria-sort") for head in soup.select("thead th")] == ["ascending", None, None]


def test_tabs_say_how_many_stand_behind_each() -> None:
    tabs = [
        {"label": "All", "href": "?", "count": 3, "chosen": True},
        {"label": "New", "href": "?ver=new", "count": 0},
    ]
    soup = draw("tabs", label="Rows", tabs=tabs)

    assert [link.get_text() for link in soup.select("a")] == ["All 3", "New 0"]
    assert one(soup, "[aria-current=page]").get_text() == "All 3"


# What happened, what changed


def test_a_day_has_no_hour_and_a_moment_has_one() -> None:
    events = [
        {"at": date(2026, 11, 3), "until": date(2026, 11, 9), "title": "A"},
        {"at": datetime(2026, 11, 3, 13, 5, tzinfo=UTC), "title": "B", "current": True},
    ]
    soup = draw("timeline", events=events)

    assert [time.get_text() for time in soup.select("time")] == [
        "3 nov 2026 – 9 nov 2026",
        "3 nov 2026, 07:05",
    ]
    assert one(soup, "[aria-current=step]").get_text() == "B"


def test_a_change_shows_both_sides_and_marks_words() -> None:
    changes = [{"label": "L", "old": "one <b> two", "new": "one <b> three two"}]
    soup = draw("diff", changes=changes)

    assert one(soup, ".diff-old p").get_text() == "one <b> two"
    assert one(soup, ".diff-new ins").get_text().strip() == "three"


def test_an_empty_side_of_a_change_says_so() -> None:
    soup = draw("diff", changes=[{"label": "L", "old": "", "new": "x"}])

    assert one(soup, ".diff-old p").get_text() == "Nada"


def test_a_held_receipt_gives_its_reasons_and_is_not_green() -> None:
    soup = draw("receipt", title="Received", number="X-1", held=["Late."])

    assert one(soup, ".receipt")["class"] == ["receipt", "tone-warn"]
    assert one(soup, "li").get_text() == "Late."
    assert draw("receipt", title="R").select(".tone-warn") == []


def test_the_strip_waits_hidden_until_the_server_was_asked_in_vain() -> None:
    assert one(draw("offline_strip"), "p").has_attr("hidden")
    assert not one(draw("offline_strip", shown=True), "p").has_attr("hidden")


def test_the_quick_exit_is_a_plain_link_without_script() -> None:
    link = one(draw("quick_exit", href="/calm/"), "a")

    assert (link["href"], link["data-behaviour"]) == ("/calm/", "quick-exit")
    assert link["rel"] == ["nofollow", "noreferrer"]


def test_a_next_step_tells_equal_buttons_apart() -> None:
    soup = draw(
        "next_step", title="Ana", label="Start", href="/s", other_label="No", other_href="/n"
    )

    assert [link.get_text() for link in soup.select("a")] == ["Start Ana", "No Ana"]


def test_facts_in_a_row_leave_out_what_is_empty() -> None:
    assert joined("a", "", None, 3) == "a · 3"
