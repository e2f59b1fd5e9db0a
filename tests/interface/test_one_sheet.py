"""The sheet that pages link is the sheets of the checkout, shorter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders

from interface.one_sheet import NAME, OneSheetFinder, sheet_text, shortened


@pytest.mark.parametrize(
    ("css", "shorter"),
    [
        ("a { color: red; }", "a{color: red}"),
        ("a,\n  b > c {\n  top: 0;\n  left: 0;\n}", "a,b>c{top: 0;left: 0}"),
        ("/* why */\na { top: 0 } /* and\nwhy */", "a{top: 0}"),
        ('li + li::before { content: " {  ; } "; }', 'li + li::before{content: " {  ; } "}'),
        ("a :hover { top: calc(1px + 2px); }", "a :hover{top: calc(1px + 2px)}"),
        ("@media screen and (min-width: 40rem) { }", "@media screen and (min-width: 40rem){}"),
        ('a { content: "/* no comment */"; }', 'a{content: "/* no comment */"}'),
    ],
)
def test_only_what_means_nothing_falls_away(css: str, shorter: str) -> None:
    assert shortened(css) == f"{shorter}\n"


def test_the_sheet_that_orders_the_layers_comes_first() -> None:
    assert sheet_text().startswith("@layer reset,tokens,base,components,utilities,print;")


def test_the_finder_hands_out_the_sheet_and_nothing_else(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    finder = OneSheetFinder()

    found = Path(finder.find(NAME))
    assert found.read_text("utf-8") == sheet_text()
    assert [name for name, _storage in finder.list(None)] == [NAME]
    assert finder.find("css/acompana.css") == []


def test_an_unchanged_sheet_is_not_written_again(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    finder = OneSheetFinder()
    first = Path(finder.find(NAME)).stat().st_mtime_ns

    assert Path(finder.find(NAME)).stat().st_mtime_ns == first


def test_pages_can_link_it() -> None:
    assert finders.find(NAME) is not None
