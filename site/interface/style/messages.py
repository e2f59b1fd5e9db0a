"""What the product tells a person, and the states it names."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from interface.style.controls import AT_REST, LONG_TEXT
from interface.style.samples import LONG, UNBROKEN
from interface.style.shelf import Example
from interface.templatetags.components import FACES

# As State.label and the phone's own vocabulary say them (experience.md 1.0).
STATES = {
    "draft": "Borrador",
    "signed": "Firmada, por enviar",
    "sending": "Enviando",
    "attention": "Requiere atención",
    "filed": "Recibida",
    "held": "Recibida, en revisión",
    "acknowledged": "Con acuse",
    "refused": "Con negativa",
    "overdue": "Acuse vencido",
    "reviewed": "Revisada",
    "returned": "Devuelta",
    "superseded": "Sustituida",
    "amended": "Enmendada",
    "closed": "Cerrada",
    "voided": "Anulada",
}


def messages() -> Sequence[Example]:
    """Notices, insets, summaries of errors, receipts."""
    return (
        *(
            Example("notice", tone, {"tone": tone, "title": "Por qué espera", "text": text})
            for tone, text in (
                ("info", "Otra persona revisa este registro ahora."),
                ("ok", "Se registró su respuesta. La supervisión la lee después."),
                ("warn", "Se firmó después del plazo y falta el motivo."),
                ("error", "No se pudo guardar. Lo que escribió sigue en esta página."),
                ("support", "Si un turno le afectó, hay con quién hablar."),
            )
        ),
        Example("notice", LONG_TEXT, {"text": LONG}),
        Example("inset", AT_REST, {"title": "Definición", "text": "Acuse: confirma la lectura."}),
        Example(
            "content_note",
            AT_REST,
            {"text": "Trata violencia sexual; dos testimonios breves.", "minutes": 12},
        ),
        Example(
            "error_summary",
            _("Above the heading of a form that came back"),
            {
                "still": True,
                "errors": [
                    {"text": "Elija su institución.", "href": "#f1"},
                    {"text": "Escriba qué hizo: al menos 20 caracteres.", "href": "#f2"},
                ],
            },
        ),
        Example("empty_state", _("Why, and one action"),
                {"why": "No tiene agente asignado hoy.", "label": "Ver mis agentes", "href": "#e"}),
        Example("empty_state", _("Without an action"), {"why": "Nada pendiente."}),
        Example("receipt", _("Received"),
                {"title": "Recibida 07:10", "number": "PNC-GT-2026-VEYBA-B4YGU", "level": 2,
                 "next": "Ahora Wendy Xitumul la lee y responde.",
                 "seen_by": "Además de ustedes dos, la ve su supervisión."}),
        Example("receipt", _("Held: a person decides first"),
                {"title": "Recibida 07:10", "number": "PNC-GT-2026-VEYBA-B4YGU", "level": 2,
                 "next": "Su coordinación decide después. No tiene que hacer nada ahora.",
                 "held": ["Se firmó después del plazo y falta el motivo."]}),
        Example("receipt", _("Signed, no answer yet"),
                {"title": "Firmada a las 06:52", "level": 2,
                 "next": "Se enviará cuando haya conexión."}),
    )  # fmt: skip


def states() -> Sequence[Example]:
    """Every state with its words, and icons with text."""
    return (
        *(Example("status_tag", code, {"state": code, "label": STATES[code]}) for code in FACES),
        Example("status_tag", LONG_TEXT, {"tone": "warn", "icon": "warn", "label": UNBROKEN}),
        Example("icon_text", AT_REST, {"icon": "calendar", "text": "Lunes 23 de noviembre"}),
        Example("icon_text", _("With a tone"),
                {"icon": "phone", "text": "Línea 1572", "tone": "support"}),
    )  # fmt: skip
