"""Certificates: one's own, and the one behind a code."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from curriculum.certificate_codes import as_stored
from curriculum.models import Certificate


def own(person: Any) -> QuerySet[Certificate]:
    """Return the person's certificates, newest first; revoked ones too, with their reason."""
    return Certificate.objects.filter(person=person.pk)


def behind(typed: str) -> Certificate | None:
    """Return the certificate of a code as somebody typed it, or ``None``."""
    return Certificate.objects.filter(code=as_stored(typed)).first()
