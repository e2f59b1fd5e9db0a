"""Panels share their axes; cells escape what they are given."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from interface.charts import ink, matrix
from interface.charts.multiples import HEIGHT, WIDTH, Axes, Dot, draw_panel
from interface.style.tokens import schemes

AXES = Axes(places=10, low=1, high=7, acceptable=4)


def panel(*dots: Dot) -> ElementTree.Element:
    with override("es"):
        return ElementTree.fromstring(draw_panel(dots, title="PRI-01", axes=AXES))  # noqa: S314


def test_a_panel_says_its_values_in_words() -> None:
    assert panel(Dot(1, 3), Dot(4, 5)).findtext("desc") == "2 observaciones: 3, 5"
    assert panel().findtext("desc") == "Aún sin observar"


def test_the_same_value_stands_at_the_same_height_in_every_panel() -> None:
    one, other = panel(Dot(1, 5)), panel(Dot(9, 5), Dot(10, 1))
    heights = [svg.find(".//circle").get("cy") for svg in (one, other)]  # type: ignore[union-attr]

    assert heights[0] == heights[1]


@pytest.mark.parametrize("place", [1, 10])
@pytest.mark.parametrize("value", [1, 7])
def test_the_corners_stay_inside(place: int, value: int) -> None:
    dot = panel(Dot(place, value)).find(".//circle")
    assert dot is not None
    assert 0 < float(dot.get("cx", "")) < WIDTH
    assert 0 < float(dot.get("cy", "")) < HEIGHT


def test_a_single_shift_needs_no_second_one() -> None:
    assert Axes(places=1, low=1, high=7, acceptable=4).x(1) > 0


def test_raters_differ_by_shape_and_a_corrected_value_is_hollow() -> None:
    svg = panel(*(Dot(1, 4, shape=shape, hollow=shape == 0) for shape in range(4)))
    group = svg.find("g")
    assert group is not None

    assert [shape.tag for shape in group] == ["circle", "rect", "path", "path"]
    assert len({ElementTree.tostring(shape) for shape in group}) == len(ink.SHAPES)
    assert [shape.get("class") for shape in group][:2] == ["figure-hollow", "figure-dot"]


def test_a_drawing_without_stylesheet_wears_the_light_scheme() -> None:
    light = schemes()["light"]
    assert [light[name] for name in ("text", "muted", "primary", "bg", "surface-2", "border")] == [
        ink.TEXT,
        ink.MUTED,
        ink.PRIMARY,
        ink.GROUND,
        ink.SURFACE,
        ink.BORDER,
    ]


def drawn(*cells: matrix.Cell, name: str = "Ana") -> BeautifulSoup:
    columns = [
        matrix.Column(f"C{place}", "Name", starts_group=place == 0) for place in range(len(cells))
    ]
    rows = [matrix.Row(name, "/a", "57101", "3/4", cells)]
    table = matrix.draw_matrix(
        columns, rows, caption="Question?", row_heading="Who", margin_heading="Met"
    )
    return BeautifulSoup(table, "html.parser")


def test_a_cell_wears_its_face_its_group_and_its_corner() -> None:
    soup = drawn(
        matrix.Cell("4", "s4", "9", signed_off=True), matrix.Cell("2", "f", "1"), matrix.NOTHING
    )
    faces = [" ".join(cell["class"]) for cell in soup.select("tbody td")]

    assert faces == ["n", "s4 o g", "f", "n"]
    assert [cell.get_text("|") for cell in soup.select("tbody td")] == ["3/4", "4|9", "2|1", "–"]


def test_headings_tell_row_and_column_to_who_does_not_see() -> None:
    soup = drawn(matrix.NOTHING)

    assert [head["scope"] for head in soup.select("th")] == ["col", "col", "col", "row"]
    assert soup.select_one("caption").get_text() == "Question?"  # type: ignore[union-attr]
    assert soup.select_one("abbr")["title"] == "Name"  # type: ignore[index]


def test_a_name_is_text_and_never_mark_up() -> None:
    soup = drawn(matrix.Cell("<i>", "s4", "&"), name='<script>"')

    assert soup.select("script, i") == []
    assert soup.select_one("tbody a").get_text() == '<script>"'  # type: ignore[union-attr]
