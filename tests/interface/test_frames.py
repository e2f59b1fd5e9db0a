"""The frames keep help, person, way out and navigation in the same places on every page."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import get_template
from django.test import RequestFactory, override_settings
from django.utils.translation import override

from interface.context import Frame
from interface.navigation import NavigationItem

NAVIGATION = [
    NavigationItem("Shift", "/app/", "home", current=True),
    NavigationItem("To send", "/app/envio/", "send", count=2),
]


class Person:
    """Somebody signed in, without a database."""

    is_authenticated = True
    roles_label = "Field training officer"

    def __str__(self) -> str:
        return "Marta Elena Ajú Tzul"

    def get_short_name(self) -> str:
        """Return two words."""
        return "Marta Ajú"


def navigation(request: HttpRequest) -> list[NavigationItem]:
    """Stand for the callable that settings.NAVIGATION names."""
    return NAVIGATION


def request_of(person: Any = None, **cookies: str) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = person or AnonymousUser()
    request.COOKIES.update(cookies)
    return request


def page(frame: str, body: str = "", person: Any = None, **cookies: str) -> BeautifulSoup:
    request = request_of(person, **cookies)
    template = Template(
        f'{{% extends "frames/{frame}.html" %}}{{% block title %}}T{{% endblock %}}{body}'
    )
    context = Context({"request": request, "frame": Frame(request), "csrf_token": "token"})
    with override("es"), override_settings(NAVIGATION=f"{__name__}.navigation"):
        return BeautifulSoup(template.render(context), "html.parser")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, selector
    return found[0]


@pytest.mark.parametrize("frame", ["app", "panel", "plain"])
def test_every_frame_has_language_skip_link_one_main_and_a_title(frame: str) -> None:
    soup = page(frame)

    assert one(soup, "html")["lang"] == "es"
    assert one(soup, "html")["class"] == [frame]
    assert one(soup, "a.skip")["href"] == "#main"
    assert one(soup, "main")["id"] == "main"
    assert one(soup, "title").get_text() == "T – Acompaña"


@pytest.mark.parametrize("frame", ["app", "panel", "plain"])
def test_person_and_way_out_stand_in_the_band_of_every_frame(frame: str) -> None:
    band = one(page(frame, person=Person()), "header.band")

    assert one(band, "summary").get_text(strip=True) == "Marta Ajú"
    assert "Marta Elena Ajú Tzul" in band.get_text()
    assert "Field training officer" in band.get_text()
    assert "Cerrar sesión" in band.get_text()


def test_the_phone_asks_before_signing_out_and_the_laptop_does_it() -> None:
    assert page("app", person=Person()).select("form[action='/cuentas/salir/']") == []
    assert (
        one(page("app", person=Person()), "a[href='/cuentas/salir/']").get_text() == "Cerrar sesión"
    )
    assert one(page("panel", person=Person()), "form[action='/cuentas/salir/']")["method"] == "post"


def test_a_visitor_sees_no_account() -> None:
    assert page("plain").select(".account") == []


@pytest.mark.parametrize("frame", ["app", "panel"])
def test_the_current_section_is_marked(frame: str) -> None:
    current = page(frame, person=Person()).select("[aria-current=page]")

    assert {link.get_text(strip=True) for link in current} == {"Shift"}


def test_what_waits_is_counted_beside_its_section() -> None:
    links = page("app", person=Person()).select(".bottom-bar a")

    assert [link.get_text(" ", strip=True) for link in links] == ["Shift", "2 To send"]


def test_a_page_without_action_leaves_the_fixed_area_truly_empty() -> None:
    """CSS decides by ``:empty`` whether the bottom bar stands there; a blank would hide the bar."""
    assert one(page("app"), ".actions").contents == []


def test_the_chosen_scheme_is_painted_at_once_and_nonsense_is_ignored() -> None:
    assert one(page("app", scheme="dark"), "html")["data-scheme"] == "dark"
    assert "data-scheme" not in one(page("app", scheme='"><script>'), "html").attrs
    assert "data-scheme" not in one(page("app"), "html").attrs


@override_settings(DEMONSTRATION_ACCOUNTS=False)
def test_a_real_installation_bears_no_demonstration_mark() -> None:
    assert one(page("plain"), ".wordmark").get_text() == "Acompaña"


@override_settings(DEMONSTRATION_ACCOUNTS=True)
def test_the_demonstration_says_so() -> None:
    assert one(page("plain"), ".wordmark").get_text() == "Acompaña Demostración"


def test_every_frame_links_the_one_sheet() -> None:
    def sheets(frame: str) -> list[str]:
        links = page(frame).select("head link[rel=stylesheet]")
        return [str(link["href"]).rsplit("/", 1)[-1] for link in links]

    assert [sheets(frame) for frame in ("app", "panel", "plain")] == [["sheet.css"]] * 3


def test_the_failure_page_needs_no_context_at_all() -> None:
    with override("es"):
        soup = BeautifulSoup(get_template("500.html").template.render(Context()), "html.parser")

    assert one(soup, "h1").get_text() == "No pudimos mostrar esta página"
    assert "Todo lo que firmó o guardó antes está a salvo." in soup.get_text()
