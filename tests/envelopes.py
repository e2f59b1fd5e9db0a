"""Signed observations for tests: valid unless a test says what is wrong with them."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from curriculum.models import FormVersion
from curriculum.queries.forms import form_for
from evaluations.actions.file_observation import Outcome, file_observation

if TYPE_CHECKING:
    from mentors.models import User
    from tests.cast import Cast

REMOVED = object()
"""``envelope(cast, clock=REMOVED)`` leaves a field out."""

MEDIA_TYPE = "application/vnd.fto.observation+json"
LONG_ENOUGH = "Explicó cada paso y esperó a que la persona estuviera lista."
"""A comment that meets the twenty characters of GT-16 and names a behaviour."""

RATINGS = ({"c": "PRI-01", "v": 4}, {"c": "TRA-01", "v": 5}, {"c": "ENT-01", "v": 4})


def form_key(form: FormVersion) -> dict[str, Any]:
    """Return how an envelope names its form."""
    return {"id": str(form.pk), "version": form.version, "sha256": form.sha256}


def envelope(cast: Cast, *, days_ago: int = 0, **changes: Any) -> dict[str, Any]:
    """Return what the cast's officer signs about the trainee.

    The shift ended an hour ago, or ``days_ago`` earlier, and was signed half an hour later. A
    change replaces a field; a mapping is merged into the field, and ``REMOVED`` leaves one out at
    either level. ``author`` and ``trainee`` may be people.
    """
    end = (timezone.localtime() - timedelta(days=days_ago, hours=1)).replace(microsecond=0)
    start = end - timedelta(hours=8)
    payload: dict[str, Any] = {
        "proto": 1,
        "id": str(uuid4()),
        "kind": "shift",
        "author": str(cast.officer.pk),
        "assignment": str(cast.assignment.pk),
        "trainee": str(cast.trainee.pk),
        "form": form_key(form_for(cast.programme)),
        "shift": {
            "date": start.date().isoformat(),
            "start": start.isoformat(),
            "end": end.isoformat(),
            "tz": "America/Guatemala",
            "hours": 8,
        },
        "confirm_not_observed": True,
        "ratings": [dict(row) for row in RATINGS],
        "narrative": {
            "best": {"c": "TRA-01", "text": LONG_ENOUGH},
            "least": None,
            "general": "",
        },
        "clock": {"signed_at": (end + timedelta(minutes=30)).isoformat(), "offset_ms": 0},
        "attest": {"text_id": "solo-1", "method": "session"},
    }
    for name, value in changes.items():
        old = payload.get(name)
        payload[name] = (
            old | value if isinstance(old, dict) and isinstance(value, Mapping) else value
        )
    return _plain(payload)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not REMOVED}
    if hasattr(value, "service_number"):
        return str(value.pk)
    return value


def signed(payload: Any) -> tuple[bytes, str]:
    """Return the bytes of a payload (bytes stay as they are) and their SHA-256 in hexadecimal."""
    content = (
        payload
        if isinstance(payload, bytes)
        else json.dumps(payload, ensure_ascii=False).encode("utf-8")
    )
    return content, hashlib.sha256(content).hexdigest()


def soon_after(payload: Mapping[str, Any]) -> datetime:
    """Return a punctual moment of arrival: ten minutes after the signature."""
    return datetime.fromisoformat(payload["clock"]["signed_at"]) + timedelta(minutes=10)


def file(
    cast: Cast,
    payload: dict[str, Any] | None = None,
    *,
    by: User | None = None,
    received: datetime | None = None,
) -> Outcome:
    """File a payload (a valid one by default) as its author, ten minutes after the signature."""
    payload = payload or envelope(cast)
    content, digest = signed(payload)
    return file_observation(
        content=content,
        digest=digest,
        person=by or cast.officer,
        received=received or soon_after(payload),
    )


def put(
    client: Client,
    payload: Any,
    *,
    at: str | None = None,
    digest: str | None = None,
    content_type: str = MEDIA_TYPE,
    **headers: str,
) -> HttpResponse:
    """Send a payload as a phone does. ``at``: id in the address; ``digest``: base64 SHA-256."""
    content, _hex = signed(payload)
    right = base64.b64encode(hashlib.sha256(content).digest()).decode()
    place = at or (payload["id"] if isinstance(payload, dict) else str(uuid4()))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.put(
        f"/api/v1/observations/{place}",
        content,
        content_type=content_type,
        headers={
            "Content-Digest": f"sha-256=:{right if digest is None else digest}:",
            "X-FTO-Proto": "1",
        }
        | named,
    )
