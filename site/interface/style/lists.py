"""Lists: tasks, facts, what happened, what changed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from interface.style.controls import AT_REST, LONG_TEXT
from interface.style.samples import CHANGES, EVENTS, LONG, LONG_NAME, PERIODS
from interface.style.shelf import Example

TASKS = [
    {"label": "Mynor Estuardo Choc Herrera", "detail": "dom 22 nov", "href": "#t1",
     "status": "Con negativa", "state": "refused",
     "hint": "Selvin Zapeta · Comisaría 11 · revisar antes del 25 nov, 19:14"},
    {"label": "Diego Armando Tzul Barrientos", "detail": "lun 23 nov", "href": "#t2",
     "status": "Recibida, en revisión", "state": "held"},
    {"label": LONG_NAME, "detail": "lun 23 nov · Simulación · versión 2", "href": "#t3",
     "status": "Revisada", "state": "reviewed"},
    {"label": "Versión 1 (esta)", "status": "Cerrada", "state": "closed"},
]  # fmt: skip


def lists() -> Sequence[Example]:
    """Everything that stands in rows and is no table."""
    return (
        Example("task_list", AT_REST, {"items": TASKS}),
        Example("next_step", _("The one thing to do now"),
                {"title": "Kevin Geovany Ajpop Sandoval", "title_level": "h4",
                 "detail": "KGAS 57102 · Fase II · Comisaría 11", "label": "Iniciar observación",
                 "href": "#n1", "other_label": "Sin evaluación hoy", "other_href": "#n2"}),
        Example("next_step", _("Done already"),
                {"title": "Wendy Nohemí Xitumul Paiz", "title_level": "h4",
                 "status": "El turno de hoy está registrado", "tone": "ok", "icon": "check",
                 "label": "Iniciar observación", "href": "#n3", "variant": "secondary"}),
        Example("summary_list", _("Answers to check before signing"),
                {"rows": [{"key": "Turno", "value": "24 de noviembre · 07:00 a 19:00 · 12 h",
                           "href": "#s1"},
                          {"key": "Desempeño más aceptable", "value": LONG, "href": "#s2"},
                          {"key": "Comentario general", "value": "Sin escribir"}]}),
        Example("meta_list", AT_REST,
                {"facts": [{"key": "Agente", "value": "Wendy Nohemí Xitumul Paiz"},
                           {"key": "Oficial", "value": "Byron Estuardo Ajcabul Recinos"},
                           {"key": "Turno", "value": "23 nov 2026, 07:00 – 19:00 · 12 h"},
                           {"key": "Recibo", "value": "PNC-GT-2026-VEYBA-B4YGU"}]}),
        Example("meta_list", LONG_TEXT, {"facts": [{"key": "Unidad", "value": LONG_NAME}]}),
        Example("timeline", _("Moments; the last one is how things stand"), {"events": EVENTS}),
        Example("timeline", _("Periods"), {"events": PERIODS}),
        Example("diff", _("Changed words are marked; an empty side says so"),
                {"changes": CHANGES}),
        Example("breadcrumbs", _("One step up"), {"label": "Promoción 57", "href": "#c1"}),
    )  # fmt: skip
