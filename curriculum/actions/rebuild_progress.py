"""Compute progress again from nothing but events."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction

from curriculum.actions.keep_progress import DERIVED, fields_of
from curriculum.models import Attempt, Progress
from curriculum.queries.progress import events_of, standing


@transaction.atomic
def rebuild_progress(*, person_id: UUID, check: bool = False) -> bool:
    """Tell whether a person's progress differs from the events; repair it unless ``check``."""
    get_user_model()._default_manager.select_for_update().get(pk=person_id)
    differs = False
    attempts: dict[tuple[str, str], list[Attempt]] = defaultdict(list)
    for attempt in Attempt.objects.filter(person=person_id).select_related("version"):
        found = standing(attempt, events_of(attempt))
        if (attempt.finished_at, attempt.passed) != (found.finished_at, found.passed):
            differs = True
            attempt.finished_at, attempt.passed = found.finished_at, found.passed
            if not check:
                attempt.save(update_fields=["finished_at", "passed"])
        attempts[attempt.kind, attempt.code].append(attempt)
    rows = {(row.kind, row.code): row for row in Progress.objects.filter(person=person_id)}
    for key in rows.keys() - attempts.keys():
        differs = True
        if not check:
            rows[key].delete()
    for (kind, code), made in attempts.items():
        wanted, row = fields_of(made), rows.get((kind, code))
        if row is not None and {name: getattr(row, name) for name in DERIVED} == wanted:
            continue
        differs = True
        if not check:
            Progress.objects.update_or_create(
                person_id=person_id, kind=kind, code=code, defaults=wanted
            )
    return differs
