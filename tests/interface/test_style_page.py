"""The style page shows every component there is, and only to whom it concerns."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from interface.context import Frame
from interface.style import tokens, views
from interface.style.sample_pages import SAMPLE_PAGES
from interface.style.sections import SECTIONS
from interface.style.shelf import declared

from .colour_arithmetic import contrast

COMPONENTS = sorted(
    path.stem for path in (Path(settings.SITE) / "templates" / "components").glob("*.html")
)
# Drawn by another component, or by every frame around the samples.
INSIDE_OTHERS = {
    "band": "every page",
    "messages": "notice",
    "scale_key": "the matrix",
    "table_cell": "data_table",
    "task_row": "task_list",
    "timeline_row": "timeline",
    "victim_guard_texts": "no mark-up of its own",
}


class Visitor(AnonymousUser):
    """Somebody who may or may not enter the editor."""

    def __init__(self, editor: bool) -> None:
        self.editor = editor

    def has_perm(self, name: str, obj: Any = None) -> bool:
        """Only the permission that the page asks for."""
        return self.editor and name == "wagtailadmin.access_admin"


def get(view: Any, slug: str, *, editor: bool = True) -> HttpResponse:
    request = RequestFactory().get("/estilo/")
    request.user = Visitor(editor)  # type: ignore[assignment]
    request.frame = Frame(request)  # type: ignore[attr-defined]
    with override("es"):
        response: HttpResponse = view(request, slug)
        return response


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_every_section_is_drawn_in_spanish(section: Any) -> None:
    text = get(views.section, section.slug).content.decode()
    with override("es"):
        assert f"<h1>{section.title}</h1>" in text


@pytest.mark.parametrize("page", SAMPLE_PAGES, ids=lambda page: page.slug)
def test_every_kind_of_page_is_drawn(page: Any) -> None:
    assert get(views.sample_page, page.slug).status_code == 200


def test_no_component_is_missing() -> None:
    shown = {example.component for section in SECTIONS for example in section.examples()}

    assert set(COMPONENTS) - shown == set(INSIDE_OTHERS)


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_declares_what_it_takes(name: str) -> None:
    assert declared(name) != ""


def test_components_with_states_are_shown_with_an_error_and_a_long_text() -> None:
    with override("en"):
        said = {str(one.state) for section in SECTIONS for one in section.examples()}

    assert {"With an error", "Long text", "Empty", "Not enough data"} <= said


def test_ids_of_a_section_are_unique() -> None:
    for section in SECTIONS:
        text = get(views.section, section.slug).content.decode()
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert sorted({one for one in ids if ids.count(one) > 1}) == [], section.slug


@pytest.mark.parametrize(("view", "slug"), [(views.section, "x"), (views.sample_page, "x")])
def test_what_is_not_there_is_not_found(view: Any, slug: str) -> None:
    with pytest.raises(Http404):
        get(view, slug)


def test_where_it_is_not_open_only_editors_see_it(settings: Any) -> None:
    settings.STYLE_PAGE_OPEN = False

    assert get(views.section, "colores", editor=True).status_code == 200
    with pytest.raises(Http404):
        get(views.section, "colores", editor=False)
    with pytest.raises(Http404):
        get(views.sample_page, "lista", editor=False)


def test_developers_need_no_account(settings: Any) -> None:
    settings.STYLE_PAGE_OPEN = True

    assert get(views.section, "colores", editor=False).status_code == 200


def test_the_page_prints_the_contrast_that_the_document_defines() -> None:
    for pair in tokens.pairs():
        for scheme, shown in (("light", pair.light), ("dark", pair.dark)):
            colours = tokens.schemes()[scheme]
            exact = contrast(colours[pair.words], colours[pair.ground])
            assert shown == pytest.approx(exact, abs=0.02), (scheme, pair)
