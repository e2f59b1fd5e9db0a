"""Signed bytes, exactly as a phone would send them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from config.demonstration.shifts import Sheet
from curriculum.form_definition import FormDefinition
from evaluations.choices import Kind
from mentors.models import User

START_HOUR, HOURS = 7, 12


@dataclass(frozen=True)
class Signed:
    """One observation ready to be sent, and when it reaches the server."""

    id: UUID
    author: User
    trainee: User
    day: date
    sheet: Sheet
    signed_at: datetime
    received_at: datetime
    kind: str = Kind.SHIFT
    more: dict[str, Any] = field(default_factory=dict)
    """Further fields of the envelope: ``amends``, ``late_reason``, ``disposition`` …"""

    def content(self, form: FormDefinition) -> bytes:
        """Return the bytes that the author signs."""
        start = shift_start(self.day)
        envelope = {
            "proto": 1,
            "id": str(self.id),
            "kind": self.kind,
            "author": str(self.author.pk),
            "trainee": str(self.trainee.pk),
            "form": {"id": form.id, "version": form.version, "sha256": form.sha256},
            "shift": {
                "date": self.day.isoformat(),
                "start": start.isoformat(),
                "end": shift_end(self.day).isoformat(),
                "tz": timezone.get_current_timezone_name(),
                "hours": HOURS,
            },
            "confirm_not_observed": True,
            "ratings": self.sheet.ratings,
            "narrative": self.sheet.narrative,
            "clock": {"signed_at": self.signed_at.isoformat(), "offset_ms": 0},
            "attest": {"text_id": form.attestation_id, "method": "session"},
        }
        return json.dumps(envelope | self.more, ensure_ascii=False).encode()


def shift_start(day: date) -> datetime:
    """Return when the day shift begins."""
    return timezone.make_aware(datetime.combine(day, time(START_HOUR)))


def shift_end(day: date) -> datetime:
    """Return when the day shift ends."""
    return shift_start(day) + timedelta(hours=HOURS)


def digest_of(content: bytes) -> str:
    """Return the SHA-256 that a sender states."""
    return hashlib.sha256(content).hexdigest()
