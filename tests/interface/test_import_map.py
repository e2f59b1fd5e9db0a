"""Modules find each other under hashed names."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from interface import import_map


class HashedStorage:
    """Gives three files hashed names, as a manifest storage does."""

    hashed_files = {
        "js/enhance.js": "js/enhance.0a1b.js",
        "js/behaviours/submit_once.js": "js/behaviours/submit_once.2c3d.js",
        "css/acompana.css": "css/acompana.4e5f.css",
    }

    def url(self, name: str) -> str:
        """Return the hashed address."""
        return f"/static/{self.hashed_files[name]}"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_map, "staticfiles_storage", HashedStorage())


@pytest.mark.usefixtures("hashed")
def test_the_import_map_leads_from_plain_modules_to_hashed_ones() -> None:
    assert import_map.import_map_json() == (
        '{"imports":{"/static/js/behaviours/submit_once.js":'
        '"/static/js/behaviours/submit_once.2c3d.js",'
        '"/static/js/enhance.js":"/static/js/enhance.0a1b.js"}}'
    )


@pytest.mark.usefixtures("hashed")
def test_the_import_map_carries_the_nonce_and_a_hash_for_cached_shells() -> None:
    request = RequestFactory().get("/")
    request.csp_nonce = "abc"  # type: ignore[attr-defined]
    drawn = Template("{% load import_map %}{% import_map %}").render(Context({"request": request}))

    assert drawn == f'<script type="importmap" nonce="abc">{import_map.import_map_json()}</script>'
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", import_map.import_map_source())


def test_without_hashed_names_there_is_no_import_map() -> None:
    drawn = Template("{% load import_map %}{% import_map %}").render(
        Context({"request": RequestFactory().get("/")})
    )

    assert drawn == ""
    assert import_map.import_map_source() == ""


def test_a_module_is_named_with_everything_that_it_imports() -> None:
    names = import_map.modules_of("js/observation/home.js")

    assert names == ("js/observation/home.js", "js/observation/draft.js")


def test_what_stands_in_every_page_is_not_asked_for_again() -> None:
    names = import_map.modules_of("js/observation/main.js")

    assert names[:2] == ("js/observation/main.js", "js/observation/observation.js")
    assert {"js/observation/page.js", "js/behaviours/character_count.js"} <= set(names)
    assert "js/enhance.js" not in names
    assert len(names) == len(set(names))


def test_what_is_imported_later_is_not_fetched_now() -> None:
    assert "js/behaviours/victim_guard.js" not in import_map.modules_of("js/observation/main.js")


def test_a_module_that_is_not_there_is_an_error() -> None:
    with pytest.raises(import_map.UnknownModule):
        import_map.modules_of("js/nowhere.js")


def test_a_page_names_its_modules_beforehand() -> None:
    drawn = Template('{% load import_map %}{% preload_modules "js/observation/home.js" %}').render(
        Context()
    )

    assert drawn == (
        '<link rel="modulepreload" href="/static/js/observation/home.js">\n'
        '<link rel="modulepreload" href="/static/js/observation/draft.js">'
    )
