"""Sample content: what a page of this product would really say. Data, so it stays in Spanish."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

LONG = (
    "Situación: riña en la vía pública con una persona herida y dos testigos menores de edad. "
    "Conducta: pidió apoyo por radio, esperó a su pareja y separó a las partes antes de preguntar. "
    "Efecto: nadie más resultó lesionado. Indicación dada: anotar la hora exacta de cada llamada."
)
LONG_NAME = "María de los Ángeles Tzunún Ixquiactap de Chinchilla"
UNBROKEN = "PNC-GT-2026-VEYBA-B4YGU-" + "0123456789" * 4

POINTS = [
    {"value": 1, "label": "No aceptable"},
    {"value": 2, "label": "Muy por debajo del mínimo"},
    {"value": 3, "label": "Cerca del mínimo, aún por debajo"},
    {"value": 4, "label": "Aceptable: mínimo de agente autónomo"},
    {"value": 5, "label": "Por encima del mínimo"},
    {"value": 6, "label": "Muy por encima del mínimo"},
    {"value": 7, "label": "Superior"},
]
ENDS = [
    {"value": 1, "label": "No aceptable"},
    {"value": 4, "label": "Aceptable"},
    {"value": 7, "label": "Superior"},
]
SPOKEN = [
    {"value": value, "label": {1: "No aceptable", 4: "Aceptable", 7: "Superior"}.get(value, "")}
    for value in range(1, 8)
]
ANCHORS = [
    {"value": 1, "text": "Entra sin observar ni coordinar; deja expuesta a la víctima."},
    {"value": 4, "text": "Se aproxima con cobertura, ubica riesgos y avisa por radio."},
    {"value": 7, "text": "Anticipa riesgos, reparte funciones y reevalúa todo el tiempo."},
]
CHOICES = [
    {"value": "agree", "label": "De acuerdo"},
    {"value": "comment", "label": "Con comentarios", "hint": "Escriba qué quiere agregar."},
    {"value": "disagree", "label": "En desacuerdo"},
]
DAYS = [
    {"value": "2026-11-23", "label": "Ayer, 23 de noviembre"},
    {"value": "2026-11-24", "label": "Hoy, 24 de noviembre"},
    {"value": "other", "label": "Otro día"},
]
NOON = datetime(2026, 11, 23, 18, 7, tzinfo=UTC)
EVENTS = [
    {"at": NOON, "title": "Firmada y recibida", "who": "Byron Estuardo Ajcabul Recinos"},
    {"at": NOON + timedelta(hours=3), "title": "Con desacuerdo", "who": "Wendy Xitumul",
     "text": "Sí pregunté por lesiones antes que por los hechos."},
    {"at": NOON + timedelta(days=1), "title": "Devuelta", "who": "Marta Quej",
     "text": LONG, "current": True},
]  # fmt: skip
PERIODS = [
    {"at": date(2026, 10, 11), "until": date(2026, 11, 14), "title": "Jacinto Obispo Chub Orellana",
     "who": "Titular · Fase I"},
    {"at": date(2026, 11, 15), "title": "Byron Estuardo Ajcabul Recinos",
     "who": "Titular · Fase II", "current": True},
]  # fmt: skip
CHANGES = [
    {"label": "PRI-03 · Comentario",
     "old": "Pidió apoyo por radio y esperó a su pareja.",
     "new": "Pidió apoyo por radio, esperó a su pareja y anotó la hora."},
    {"label": "PRI-03 · Calificación", "old": "2", "new": "4"},
    {"label": "Comentario general", "old": "", "new": "Turno con lluvia fuerte."},
]  # fmt: skip
