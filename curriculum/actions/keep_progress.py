"""Keep what attempts amount to in step with their events; called inside the action that changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from curriculum.choices import AttemptKind
from curriculum.models import Attempt, Progress
from curriculum.queries.progress import events_of, standing

DERIVED = ("module_code", "started_at", "done_at", "latest_done_at", "version_id", "retest_on")


def keep_attempt(attempt: Attempt) -> bool:
    """Write what the events of an attempt amount to; tells whether that changed it."""
    found = standing(attempt, events_of(attempt))
    if (attempt.finished_at, attempt.passed) == (found.finished_at, found.passed):
        return False
    attempt.finished_at, attempt.passed = found.finished_at, found.passed
    attempt.save(update_fields=["finished_at", "passed"])
    return True


def fields_of(attempts: Sequence[Attempt]) -> dict[str, Any]:
    """Return what all attempts of one person at one content amount to, as fields of Progress."""
    finished = sorted(
        (
            each
            for each in attempts
            if each.finished_at and (each.kind != AttemptKind.QUIZ or each.passed)
        ),
        key=lambda each: (each.finished_at, each.pk),
    )
    first, last = (finished[0], finished[-1]) if finished else (None, None)
    retest_on = None
    if last is not None and last.kind == AttemptKind.QUIZ:
        day = timezone.localdate(last.finished_at)
        retest_on = day + timedelta(days=last.retest_days)
    return {
        "module_code": attempts[0].module_code,
        "started_at": min(each.started_at for each in attempts),
        "done_at": first.finished_at if first else None,
        "latest_done_at": last.finished_at if last else None,
        "version_id": last.version_id if last else None,
        "retest_on": retest_on,
    }


def keep_progress(person_id: Any, kind: str, code: str) -> Progress:
    """Write the progress of one person at one content from all attempts."""
    attempts = list(Attempt.objects.filter(person=person_id, kind=kind, code=code))
    progress, _created = Progress.objects.update_or_create(
        person_id=person_id, kind=kind, code=code, defaults=fields_of(attempts)
    )
    return progress
