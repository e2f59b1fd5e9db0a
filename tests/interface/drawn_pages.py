"""Pages drawn from the real frames and components, opened in Chromium without a server.

The browser's own request handling answers from disk, under the strict content policy.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override
from playwright.sync_api import Browser, Page, Route, expect

from interface.context import Frame
from interface.form_rendering import ClockInput, DayInput
from interface.navigation import NavigationItem

ORIGIN = "http://face.test"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; form-action 'self'"
)
TEMPLATES = Path(__file__).parent / "pages"

POINTS = [
    {"value": value, "label": {1: "No aceptable", 4: "Aceptable", 7: "Superior"}.get(value, "")}
    for value in range(1, 8)
]
ANCHORS = [{"value": 1, "text": "Entra sin observar."}, {"value": 4, "text": "Espera cobertura."}]
ROWS = [
    {"code": "PRI-01", "label": "Seguridad al llegar: agente, víctima y terceros", "value": "5"},
    {"code": "PRI-02", "label": "Auxilio inmediato y prioridad de la vida", "value": ""},
    {"code": "PRI-03", "label": "Control del conflicto", "value": "2", "error": "Escriba por qué."},
    {"code": "PRI-04", "label": "Protección del lugar de los hechos", "value": "no"},
    {"code": "PRI-05", "label": "Uso racional y proporcional de la fuerza", "value": ""},
]


class Shift(forms.Form):
    """One control of each kind."""

    number = forms.CharField(label="Número de servicio", help_text="Está en su carné.")
    password = forms.CharField(label="Contraseña", widget=forms.PasswordInput)
    day = forms.DateField(label="Fecha", widget=DayInput)
    start = forms.TimeField(label="Inicio", widget=ClockInput)
    mode = forms.ChoiceField(label="Modo", choices=[("a", "En turno")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Confirmo que no las observé en este turno")


class Person:
    """Somebody signed in, without a database."""

    is_authenticated = True
    roles_label = "Oficial de entrenamiento en campo"

    def __str__(self) -> str:
        return "Marta Elena Ajú Tzul"

    def get_short_name(self) -> str:
        """Return two words."""
        return "Marta Ajú"


class Drawn(Frame):
    """A frame with a navigation of its own."""

    navigation = (
        NavigationItem("Turno", "/app/", "home", current=True),
        NavigationItem("Observaciones", "/app/o/", "observation"),
        NavigationItem("Por enviar", "/app/e/", "send", count=2),
        NavigationItem("Más", "/app/m/", "more"),
    )


def html_of(name: str, *, signed_in: bool = True, **context: Any) -> str:
    """Draw one page in Spanish with everything that the templates of ``pages/`` ask for."""
    request = RequestFactory().get("/")
    request.user = Person() if signed_in else AnonymousUser()  # type: ignore[assignment]
    given: dict[str, Any] = {
        "request": request,
        "frame": Drawn(request),
        "csrf_token": "token",
        "points": POINTS,
        "ends": [point for point in POINTS if point["label"]],
        "rows": ROWS,
        "anchors": ANCHORS,
        "path": [{"label": "Promociones", "href": "/p"}],
        "days": [{"value": "ayer", "label": "Empezó ayer"}, {"value": "hoy", "label": "Hoy"}],
        "tasks": [
            {"label": "Seguridad", "href": "/s", "status": "3 calificadas"},
            {"label": "Narrativas", "href": "/n", "status": "Falta una", "state": "attention"},
        ],
        "answers": [{"key": "PRI-01", "value": "5", "href": "/c"}],
        "changes": [{"label": "PRI-03", "old": "2", "new": "4"}],
    }
    with override("es"):
        return Template((TEMPLATES / f"{name}.html").read_text()).render(Context(given | context))


# Every page with what only it needs; the form comes back with errors.
PAGES: dict[str, dict[str, Any]] = {
    "observation": {},
    "start": {},
    "panel": {},
    "trauma": {},
    "form": {"form": Shift({"start": "x"}), "signed_in": False},
}
WAITING = "[data-behaviour]:not([data-enhanced=ready])"


class Opener:
    """Opens pages of ``PAGES`` by name, and closes them all."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: list[Page] = []

    def __call__(
        self,
        name: str,
        *,
        width: int = 360,
        height: int = 640,
        scheme: str = "light",
        **options: Any,
    ) -> Page:
        """Open one page and wait until its behaviours stand; ``options`` are Playwright's."""
        page = self._browser.new_page(
            viewport={"width": width, "height": height}, color_scheme=scheme, **options
        )
        self._pages.append(page)
        html = html_of(name, **PAGES[name])
        page.route(f"{ORIGIN}/**", lambda route: _answer(route, html))
        page.goto(f"{ORIGIN}/")
        if options.get("java_script_enabled", True):
            expect(page.locator(WAITING)).to_have_count(0)
        return page

    def close(self) -> None:
        """Close every page that was opened."""
        for page in self._pages:
            page.close()


def _answer(route: Route, html: str) -> None:
    path = urlsplit(route.request.url).path
    if path.startswith("/static/"):
        file = Path(str(finders.find(path.removeprefix("/static/"))))
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0])
    else:
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
        route.fulfill(body=html, headers=headers)
