"""The sheets keep their promises: contrast, colour-blind distance, layers, weight."""

from __future__ import annotations

import gzip
import re
from itertools import combinations
from pathlib import Path

import pytest

from interface.icon_sprite import ICONS, UnknownIcon, icon, sprite
from interface.one_sheet import sheet_text
from interface.style.tokens import DECORATION, GROUNDS, PAIRS

from .colour_arithmetic import SIMULATIONS, contrast, distance

CSS = Path(__file__).resolve().parents[2] / "site" / "static" / "css"
SHEETS = sorted(path.name for path in CSS.glob("*.css"))
RULE = re.compile(r"\{([^{}]*)\}")
WORDS_OF = re.compile(r"(?<![-\w])color: var\(--([a-z0-9-]+)\)")
GROUND_OF = re.compile(r"(?<![-\w])background(?:-color)?: var\(--([a-z0-9-]+)\)")
COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6});")

SCALE = [f"scale-{value}" for value in range(1, 8)]
INK = ["light", "light", "dark", "dark", "dark", "light", "light"]

# experience.md 3.2, literally: a colour changes there first.
LIGHT = {
    "bg": "#FFFFFF", "surface": "#F4F6F8", "surface-2": "#E9EDF1",
    "text": "#15202B", "muted": "#4A5865",
    "primary": "#123E6B", "primary-text": "#FFFFFF", "link": "#0B4F8A",
    "border": "#6B7886", "hairline": "#D3DAE1",
    "ok": "#1B6B3A", "warn": "#7A4B00", "error": "#A3211B", "support": "#5B3A78",
    "focus-ring": "#FFBF47", "focus-inner": "#15202B",
    "scale-1": "#7F3B08", "scale-2": "#B35A12", "scale-3": "#F0B878", "scale-4": "#E6EAEE",
    "scale-5": "#8FB8DD", "scale-6": "#3A74AD", "scale-7": "#123E6B",
}  # fmt: skip
DARK = LIGHT | {
    "bg": "#0F161D", "surface": "#17212B", "surface-2": "#1F2C38",
    "text": "#E8EDF2", "muted": "#A9B6C3",
    "primary": "#8EC1F0", "primary-text": "#0F161D", "link": "#8EC1F0",
    "border": "#7C8B9A", "hairline": "#2E3C49",
    "ok": "#7FD49B", "warn": "#F2C066", "error": "#FF9C94", "support": "#CDB2E6",
    "focus-inner": "#0F161D",
}  # fmt: skip


def block(opening: str) -> dict[str, str]:
    """Return the colours between this opening and the brace that closes it."""
    sheet = (CSS / "acompana.css").read_text()
    start = sheet.index(opening) + len(opening)
    return dict(COLOUR.findall(sheet[start : sheet.index("}", start)]))


SCHEMES = {
    "light": block("\n  :root {"),
    "dark": block("\n  :root {") | block(':root[data-scheme="dark"] {'),
}


@pytest.mark.parametrize(("scheme", "wanted"), [("light", LIGHT), ("dark", DARK)])
def test_the_tokens_are_those_of_the_document(scheme: str, wanted: dict[str, str]) -> None:
    assert {name: SCHEMES[scheme][name] for name in wanted} == wanted


def test_the_device_and_the_switch_give_the_same_dark_scheme() -> None:
    assert block(':root:not([data-scheme="light"]) {') == block(':root[data-scheme="dark"] {')


def test_dark_values_never_reach_paper() -> None:
    sheet = (CSS / "acompana.css").read_text()
    before = sheet[: sheet.index(':root:not([data-scheme="light"])')].rstrip().splitlines()[-1]
    chosen = sheet[: sheet.index(':root[data-scheme="dark"]')].rstrip().splitlines()[-1]

    assert before.strip() == "@media screen and (prefers-color-scheme: dark) {"
    assert chosen.strip() == "@media screen {"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_that_occurs_on_a_page_reads(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    weak = [
        (words, ground, least)
        for words, ground, least in PAIRS
        if contrast(tokens[words], tokens[ground]) < least
    ]
    assert weak == []


def test_every_colour_belongs_to_a_pair_or_is_decoration() -> None:
    paired = {name for words, ground, _least in PAIRS for name in (words, ground)}

    assert set(SCHEMES["light"]) - paired == DECORATION
    assert set(SCHEMES["light"]) == set(SCHEMES["dark"])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_read_on_the_ground_of_their_own_rule(scheme: str) -> None:
    """Read from the sheets themselves: a rule that states both must state a pair that reads."""
    tokens = SCHEMES[scheme]
    stated = {
        (words, ground)
        for sheet in SHEETS
        for rule in RULE.findall((CSS / sheet).read_text())
        for words in WORDS_OF.findall(rule)
        for ground in GROUND_OF.findall(rule)
        if words in tokens and ground in tokens
    }
    weak = [pair for pair in stated if contrast(tokens[pair[0]], tokens[pair[1]]) < 4.5]

    assert len(stated) >= 7
    assert weak == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_two_focus_colours_differ_where_one_alone_would_vanish(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    pair = (tokens["focus-ring"], tokens["focus-inner"])

    assert contrast(*pair) >= 10
    for ground in [*GROUNDS, "band", "primary"]:
        assert max(contrast(colour, tokens[ground]) for colour in pair) >= 3


def test_the_number_reads_on_every_fill_of_the_scale() -> None:
    tokens = SCHEMES["light"]
    ratios = [
        contrast(tokens[fill], tokens[f"scale-{ink}"]) for fill, ink in zip(SCALE, INK, strict=True)
    ]
    assert round(min(ratios), 2) == 4.79


def test_the_components_use_the_ink_that_was_measured() -> None:
    sheet = (CSS / "components.css").read_text()
    used = re.findall(
        r"\.scale-(\d), \.s\1 \{ --fill: var\(--scale-\1\); --ink: var\(--scale-(\w+)\)", sheet
    )

    assert used == [(str(value), ink) for value, ink in zip(range(1, 8), INK, strict=True)]


@pytest.mark.parametrize("vision", SIMULATIONS)
def test_no_two_steps_of_the_scale_merge_for_a_colour_blind_eye(vision: str) -> None:
    fills = [SCHEMES["light"][name] for name in SCALE]
    assert min(distance(one, other, vision) for one, other in combinations(fills, 2)) >= 18


def test_dark_cells_get_an_edge_because_two_fills_sink_into_the_ground() -> None:
    tokens = SCHEMES["dark"]
    sunk = [name for name in SCALE if contrast(tokens[name], tokens["bg"]) < 3]

    assert sunk == ["scale-1", "scale-7"]
    assert contrast(tokens["cell-edge"], tokens["bg"]) >= 3


def test_the_layers_are_declared_once_and_in_order() -> None:
    declared = [
        line
        for sheet in SHEETS
        for line in (CSS / sheet).read_text().splitlines()
        if re.fullmatch(r"@layer [a-z, ]+;", line)
    ]
    assert declared == ["@layer reset, tokens, base, components, utilities, print;"]


def test_every_rule_belongs_to_a_layer() -> None:
    outside = []
    for sheet in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", (CSS / sheet).read_text(), flags=re.DOTALL)
        outside += [
            line
            for line in text.splitlines()
            if line and not line.startswith((" ", "}")) and not line.startswith("@layer ")
        ]
    assert outside == []


def test_the_one_sheet_weighs_ten_kilobytes_at_most() -> None:
    assert len(gzip.compress(sheet_text().encode(), 9)) <= 10_000


def test_no_sheet_asks_for_another() -> None:
    asking = [sheet for sheet in SHEETS if re.search(r"@import\s", (CSS / sheet).read_text())]
    assert asking == []


def test_no_colour_escapes_the_tokens() -> None:
    stray = [
        (sheet, colour)
        for sheet in SHEETS
        if sheet != "acompana.css"
        for colour in re.findall(
            r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsla?\(", (CSS / sheet).read_text()
        )
    ]
    assert stray == []


def test_the_sprite_stays_within_four_kilobytes_and_carries_every_icon() -> None:
    drawn = re.findall(r'<symbol id="i-([a-z]+)"', sprite())

    assert drawn == list(ICONS)
    assert len(gzip.compress(sprite().encode(), 9)) <= 4_000


def test_the_sprite_asks_for_no_inline_style() -> None:
    assert "style=" not in sprite()


def test_an_icon_is_silent_for_assistive_technology() -> None:
    assert icon("send") == (
        '<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="#i-send"/></svg>'
    )


def test_an_unknown_icon_is_an_error_and_not_an_empty_square() -> None:
    with pytest.raises(UnknownIcon):
        icon("shield")
