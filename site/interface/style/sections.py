"""The sections of the style page, in the order of its tabs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from interface.icon_sprite import ICONS
from interface.style import controls, lists, messages, phone, pictures, tables, tokens
from interface.style.samples import POINTS, SPOKEN
from interface.style.shelf import Section

SECTIONS = (
    Section(
        "colores",
        _("Colours and type"),
        _("Every token with what may stand on it, in both schemes, and the sizes of letters."),
        template="style/tokens.html",
        extra=lambda: {"colours": tokens.colours(), "pairs": tokens.pairs()},
    ),
    Section(
        "iconos",
        _("Icons and states"),
        _("An icon never stands alone: words beside it carry the meaning."),
        messages.states,
        template="style/icons.html",
        extra=lambda: {"icons": sorted(ICONS)},
    ),
    Section(
        "botones",
        _("Buttons and links"),
        _("Verbs first. One primary button on a page."),
        controls.buttons,
    ),
    Section(
        "campos",
        _("Fields"),
        _("Label, hint, error, control, in this order. Native controls only."),
        controls.fields,
    ),
    Section(
        "calificacion",
        _("Rating"),
        _("Nothing is chosen beforehand. Only a chosen number is filled."),
        controls.ratings,
    ),
    Section(
        "mensajes",
        _("Messages"),
        _("Messages stay in the page until the next one. Tone colours a line, words say it."),
        messages.messages,
    ),
    Section(
        "listas",
        _("Lists"),
        _("Who or when first, the state at the right, one sentence below."),
        lists.lists,
    ),
    Section(
        "tablas",
        _("Tables"),
        _("The caption is the question. What was chosen stands in the address."),
        tables.tables,
    ),
    Section(
        "graficas",
        _("Matrix and pictures"),
        _("Drawn on the server, readable without seeing, with n beside every figure."),
        pictures.pictures,
        template="style/pictures.html",
        extra=lambda: {"matrix": tables.sample_matrix(), "points": POINTS},
    ),
    Section(
        "telefono",
        _("On the phone"),
        _("Bars within reach of the thumb; the strip without connection is grey and not red."),
        phone.phone,
    ),
    Section(
        "impresion",
        _("Paper and forced colours"),
        _("Paper is always light and shows no control. Forced colours keep every state visible."),
        phone.printing,
        template="style/printing.html",
        extra=lambda: {"spoken": SPOKEN},
    ),
    Section(
        "paginas",
        _("Kinds of page"),
        _("Pages of one kind extend one template, so they look alike."),
        template="style/kinds.html",
    ),
)
