"""Buttons, links, fields and the rating row."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from interface.style.samples import ANCHORS, CHOICES, DAYS, ENDS, LONG, LONG_NAME, SPOKEN
from interface.style.shelf import Example

AT_REST = _("At rest")
WITH_ERROR = _("With an error")
LONG_TEXT = _("Long text")


def buttons() -> Sequence[Example]:
    """What can be pressed."""
    return (
        Example("button", _("Primary: one on a page"), {"label": "Firmar y enviar"}),
        Example("button", _("Secondary"), {"label": "Devolver", "variant": "secondary"}),
        Example("button", _("Quiet"), {"label": "Cambiar", "variant": "quiet", "about": "PRI-01"}),
        Example("button", _("Danger"), {"label": "Anular", "variant": "danger"}),
        Example("button", _("With an icon"), {"label": "Descargar", "icon": "download"}),
        Example("button", _("A link that looks like a button"), {"label": "Ver", "href": "#b"}),
        Example("button", _("Busy: pressed and waiting"), {"label": "Enviando…", "busy": True}),
        Example(
            "button",
            LONG_TEXT,
            {"label": "Firmar la corrección y enviarla a la supervisión de la unidad"},
        ),
        Example("back_link", AT_REST, {"href": "#a", "label": "Competencias"}),
        Example("onward", AT_REST, {"href": "#o", "label": "Ver todas sus observaciones"}),
        Example(
            "page_actions",
            AT_REST,
            {
                "actions": [
                    {"label": "Nueva asignación", "href": "#n", "icon": "add"},
                    {"label": "Descargar", "href": "#d", "icon": "download"},
                ]
            },
        ),
        Example("scheme_switch", _("Light, dark or as on the device")),
    )


def fields() -> Sequence[Example]:
    """What can be filled in."""
    return (
        Example(
            "text_field",
            AT_REST,
            {"id": "f1", "name": "f1", "label": "Número de servicio", "hint": "Está en su carné."},
        ),
        Example(
            "text_field",
            WITH_ERROR,
            {
                "id": "f2",
                "name": "f2",
                "label": "Número de servicio",
                "error": "Escriba su número de servicio.",
            },
        ),
        Example(
            "text_field",
            _("Not to be changed"),
            {"id": "f3", "name": "f3", "label": "Recibo", "value": "PNC-GT-2026", "readonly": True},
        ),
        Example("date_field", AT_REST, {"id": "f4", "name": "f4", "label": "Desde"}),
        Example(
            "time_field",
            WITH_ERROR,
            {"id": "f5", "name": "f5", "label": "Inicio", "error": "Escriba la hora: 07:00."},
        ),
        Example(
            "text_area",
            LONG_TEXT,
            {
                "id": "f6",
                "name": "f6",
                "label": "¿Qué hizo y qué debía hacer?",
                "hint": "Situación · Conducta · Efecto · Indicación dada",
                "value": LONG,
                "limit": 250,
            },
        ),
        Example(
            "text_area",
            WITH_ERROR,
            {
                "id": "f7",
                "name": "f7",
                "label": "Motivo",
                "error": "Escriba el motivo: lo leerán el oficial y el agente en formación.",
            },
        ),
        Example(
            "choice_list",
            AT_REST,
            {"legend": "Su respuesta", "name": "f8", "id": "f8", "options": CHOICES},
        ),
        Example(
            "choice_list",
            WITH_ERROR,
            {
                "legend": "Competencias del simulacro",
                "name": "f9",
                "id": "f9",
                "options": CHOICES,
                "type": "checkbox",
                "value": ["comment"],
                "error": "Elija al menos dos.",
            },
        ),
        Example(
            "choice_chips",
            AT_REST,
            {"legend": "Fecha", "name": "f10", "id": "f10", "options": DAYS, "value": "2026-11-24"},
        ),
        Example(
            "shift_date",
            _("Another day is chosen"),
            {
                "legend": "¿Cuándo empezó el turno?",
                "options": DAYS,
                "value": "other",
                "other_label": "Fecha, si fue otro día",
                "other_error": "Escriba la fecha en que empezó el turno.",
            },
        ),
        Example("field_error", AT_REST, {"id": "f11_error", "text": "Elija su institución."}),
    )


def ratings() -> Sequence[Example]:
    """The observation form's own row."""
    row = {"points": SPOKEN, "anchors": ANCHORS}
    return (
        Example("scale_legend", AT_REST, {"points": ENDS}),
        Example(
            "rating_row",
            _("Nothing chosen: the row stays quiet"),
            row
            | {"code": "PRI-01", "name": "r1", "label": "Seguridad al llegar", "critical": True},
        ),
        Example(
            "rating_row",
            _("With a score"),
            row | {"code": "PRI-02", "name": "r2", "label": "Auxilio inmediato", "value": "5"},
        ),
        Example(
            "rating_row",
            _("Not observed, said explicitly"),
            row | {"code": "PRI-03", "name": "r3", "label": "Control del conflicto", "value": "no"},
        ),
        Example(
            "rating_row",
            WITH_ERROR,
            row
            | {
                "code": "PRI-04",
                "name": "r4",
                "label": "Protección del lugar de los hechos",
                "value": "2",
                "error": "Escriba por qué: esta calificación pide un comentario.",
            },
        ),
        Example(
            "rating_row",
            LONG_TEXT,
            row
            | {
                "code": "TRA-05",
                "name": "r5",
                "label": "Enfoque diferencial: idioma, cultura, discapacidad, género, diversidad",
            },
        ),
        Example("anchors", _("The chosen value is marked"), {"anchors": ANCHORS, "value": 4}),
        Example("score", _("A value"), {"value": 5}),
        Example("score", _("Few data"), {"value": 4, "few": True}),
        Example("score", _("Not observed"), {"value": None}),
        Example("meta_list", LONG_TEXT, {"facts": [{"key": "Agente", "value": LONG_NAME}]}),
    )
