"""Reflections: the author's own, for anybody else none."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from curriculum.models import Reflection


def visible_to(person: Any) -> QuerySet[Reflection]:
    """Return the person's own reflections; there is no role that reads another's."""
    return Reflection.objects.filter(author=person.pk)
