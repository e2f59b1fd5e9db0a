"""What is fixed to the edge of a phone's screen, each in a pane of its own."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from interface.navigation import NavigationItem
from interface.style.shelf import Example

PHONE = "style-phone"
BAR = [
    NavigationItem("Turno", "#1", "calendar", current=True),
    NavigationItem("Agentes", "#2", "people"),
    NavigationItem("Por enviar", "#3", "send", count=2),
    NavigationItem("Más", "#4", "more"),
]
CHIPS = (
    ("Todo enviado · 07:12", "", _("Nothing waits")),
    ("2 por enviar", "warn", _("Something waits")),
    ("Enviando 1 de 2", "", _("On its way")),
    ("1 requiere atención", "error", _("A person has to look")),
    ("Inicie sesión para enviar", "warn", _("Signed out")),
)


def phone() -> Sequence[Example]:
    """Bars, strips and chips."""
    return (
        *(
            Example("sync_chip", state, {"text": text, "tone": tone, "href": "#s"})
            for text, tone, state in CHIPS
        ),
        Example("offline_strip", _("No connection"), {"shown": True}),
        Example("bottom_bar", _("Four entries, one counted"), {"items": BAR}, frame=PHONE),
        Example(
            "bottom_bar",
            _("Two entries"),
            {"items": BAR[:2], "label": "Secciones, muestra de dos"},
            frame=PHONE,
        ),
        Example("side_list", _("The same on a laptop"), {"items": BAR}, frame="side-list"),
        Example("quick_exit", _("On pages about violence only"), {"href": "/ayuda/"}, frame=PHONE),
    )


def printing() -> Sequence[Example]:
    """What only paper shows."""
    return (
        Example("print_header", _("Head of every printed page")),
        Example(
            "print_footer",
            _("Foot of a record or report"),
            {
                "purpose": "Revisión de fase, expediente 57103",
                "method": "site/docs/method.md, versión 3",
                "digest": "0fe1af5e141f594a2132bb3a0ea4ebb6803b3fae49897ce94f42778dfbd34277",
            },
        ),
    )
