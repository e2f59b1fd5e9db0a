"""The interval plot says in words what it shows, keeps its order and fits its page."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from interface.charts.intervals import (
    NARROW,
    WIDE,
    Interval,
    Scene,
    draw_intervals,
    in_words,
    signed,
    table_columns,
    table_rows,
)

BAND = (-0.3, 0.3)
SCENE = Scene(title="Severity?", band=BAND, ends=("severe", "lenient"))
NUMBER = re.compile(r"^-?\d+(\.\d+)?$")
ends = st.floats(-6, 6, allow_nan=False).map(lambda value: round(value, 2))


def row(low: float, estimate: float, high: float, label: str = "Noj", **more: object) -> Interval:
    return Interval(label, 40, low, estimate, high, **more)  # type: ignore[arg-type]


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own mark-up


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-0.2, 0.2, "Dentro de la banda"),
        (-0.3, 0.3, "Dentro de la banda"),
        (0.31, 0.9, "Fuera de la banda"),
        (-0.9, -0.31, "Fuera de la banda"),
        (0.1, 0.5, "Cruza el borde de la banda"),
        (-0.9, 0.9, "Cruza el borde de la banda"),
    ],
)
def test_words_compare_with_the_band_and_never_with_another_person(
    low: float, high: float, words: str
) -> None:
    with override("es"):
        assert in_words(row(low, (low + high) / 2, high), BAND) == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.44, "+0.4"), (-0.26, "−0.3"), (0, "0.0"), (-0.04, "0.0"), (12.0, "+12.0")],
)
def test_a_difference_carries_its_sign_and_one_decimal(value: float, shown: str) -> None:
    with override("es"):
        assert signed(value) == shown


def test_the_picture_has_a_title_and_its_figures_in_words() -> None:
    with override("es"):
        svg = parsed(draw_intervals([row(-0.1, 0.2, 0.5)], SCENE))

    assert svg.get("role") == "img"
    assert svg.findtext("title") == "Severity?"
    assert svg.findtext("desc") == "Noj: +0.2, de −0.1 a +0.5, 40 calificaciones."


def test_a_picture_with_links_hides_none_of_them() -> None:
    svg = parsed(draw_intervals([row(-0.1, 0.2, 0.5, href="/o")], SCENE))

    assert svg.get("role") == "group"
    assert [link.get("href") for link in svg.iter("a")] == ["/o"]


def test_rows_keep_their_order_under_their_unit() -> None:
    rows = [
        row(0, 0.1, 0.2, "Zapeta", group="Unit A"),
        row(0, 0.1, 0.2, "Ajcabul", group="Unit A"),
        row(0, 0.1, 0.2, "Noj", group="Unit B"),
    ]
    svg = draw_intervals(rows, SCENE)
    names = re.findall(r'class="figure-label"[^>]*>([^<]+)<', svg)

    assert names == ["Unit A", "Zapeta", "Ajcabul", "Unit B", "Noj"]


def test_a_long_name_is_cut_in_the_picture_and_whole_in_the_table() -> None:
    name = "María de los Ángeles Tzunún Ixquiactap"
    svg = draw_intervals([row(0, 0.1, 0.2, name)], SCENE)

    assert f">{name}<" not in svg
    assert "…<" in svg
    assert table_rows([row(0, 0.1, 0.2, name)], SCENE)[0][0]["text"] == name


def test_names_are_text_and_never_mark_up() -> None:
    svg = draw_intervals([row(0, 0.1, 0.2, "<b>&", href='#"x')], SCENE)

    assert "<b>" not in svg
    assert "&lt;b&gt;&amp;" in svg
    assert parsed(svg) is not None


def test_without_rows_it_says_so() -> None:
    with override("es"):
        assert parsed(draw_intervals([], SCENE)).findtext("desc") == "Aún no hay cifras"


def test_every_row_of_the_table_has_a_cell_for_every_heading() -> None:
    assert len(table_rows([row(0, 0.1, 0.2)], SCENE)[0]) == len(table_columns("Who", "Where"))


@given(st.lists(st.tuples(ends, ends, ends), max_size=6), st.booleans())
def test_no_mark_ever_leaves_the_plot(values: list[tuple[float, ...]], narrow: bool) -> None:
    rows = [row(*sorted(three)) for three in values]
    layout = NARROW if narrow else WIDE
    svg = parsed(draw_intervals(rows, SCENE, narrow=narrow))
    bars = [bar for bar in svg.iter("line") if bar.get("class") == "figure-bar"]

    assert len(bars) == len(rows)
    for bar in bars:
        left, right = float(bar.get("x1", "")), float(bar.get("x2", ""))
        assert layout.left <= left <= right <= layout.right
    for shape in svg.iter():
        for name in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"):
            assert NUMBER.match(shape.get(name, "0")), (shape.tag, name)
