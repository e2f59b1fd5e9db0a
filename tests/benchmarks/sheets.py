"""Signed bytes as a phone would send them: ordinary shifts and sheets with every competency."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from curriculum.form_definition import FormDefinition

ORDINARY = (8, 20)
"""How many competencies an officer rates on an ordinary shift: at least, at most."""

START_HOUR, HOURS = 7, 12
SENTENCES = (
    "Explicó a la señora cada paso de la diligencia y esperó a que estuviera lista.",
    "Dejó hablar sin interrumpir y repitió con sus palabras lo que había entendido.",
    "Llamó al servicio de referencia y se quedó hasta que llegó la trabajadora social.",
    "Escribió el parte con horas y lugares, y lo leyó completo antes de entregarlo.",
)


@dataclass(frozen=True)
class Signature:
    """Who signs about whom, on which day, and when."""

    id: UUID
    author: UUID
    trainee: UUID
    day: date
    signed_at: datetime
    kind: str = "shift"
    late_reason: str = ""


def shift_start(day: date) -> datetime:
    """Return when the day shift begins."""
    return timezone.make_aware(datetime.combine(day, time(START_HOUR)))


def shift_end(day: date) -> datetime:
    """Return when the day shift ends."""
    return shift_start(day) + timedelta(hours=HOURS)


def ratings(random: Random, form: FormDefinition, *, whole: bool) -> list[dict[str, Any]]:
    """Return rated rows in form order: all competencies, or those of an ordinary shift."""
    items = list(form)
    if not whole:
        chosen = set(random.sample(range(len(items)), random.randint(*ORDINARY)))
        items = [item for place, item in enumerate(items) if place in chosen]
    return [_rating(random, item.code) for item in items]


def _rating(random: Random, code: str) -> dict[str, Any]:
    value = random.choices((2, 3, 4, 5, 6), (1, 5, 10, 10, 4))[0]
    minutes = random.choice((0, 0, 10, 15)) if value < 4 else 0
    commented = value in (2, 6) or minutes > 0
    return {
        "c": code,
        "v": value,
        "n": random.choice(SENTENCES) if commented else "",
        "nrt": False,
        "rem_min": minutes,
        "rem_how": "explained" if minutes else "",
        "mode": "field",
    }


def sheet(
    random: Random, form: FormDefinition, signature: Signature, *, whole: bool = False
) -> bytes:
    """Return the bytes that the author signs."""
    rows = ratings(random, form, whole=whole)
    low = next((row["c"] for row in rows if row["v"] < form.acceptable), None)
    envelope = {
        "proto": 1,
        "id": str(signature.id),
        "kind": signature.kind,
        "author": str(signature.author),
        "trainee": str(signature.trainee),
        "form": {"id": form.id, "version": form.version, "sha256": form.sha256},
        "shift": {
            "date": signature.day.isoformat(),
            "start": shift_start(signature.day).isoformat(),
            "end": shift_end(signature.day).isoformat(),
            "tz": timezone.get_current_timezone_name(),
            "hours": HOURS,
        },
        "late_reason": signature.late_reason or None,
        "confirm_not_observed": len(rows) < len(form.items),
        "ratings": rows,
        "narrative": {
            "best": {"c": rows[-1]["c"], "text": random.choice(SENTENCES)},
            "least": {"c": low, "text": random.choice(SENTENCES)} if low else None,
            "general": "",
        },
        "clock": {"signed_at": signature.signed_at.isoformat(), "offset_ms": 0},
        "attest": {"text_id": form.attestation_id, "method": "session"},
    }
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
