"""Thin Celery tasks: fetch and call the action."""

from __future__ import annotations

from datetime import date

from celery import shared_task
from django.utils import timezone

BATCH = 500


@shared_task
def find_retests() -> int:
    """Hand the passed quizzes whose day has come to ``open_retests``, some ids at a time."""
    from curriculum.queries.progress import due_for_retest

    today = timezone.localdate()
    ids = list(due_for_retest(today).values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        open_retests.delay(ids[start : start + BATCH], today.isoformat())
    return len(ids)


@shared_task
def open_retests(progress_ids: list[int], today: str) -> int:
    """Open the retests of these rows of progress; ``today`` is ISO."""
    from curriculum.actions.open_retests import open_retests as open_them

    return open_them(progress_ids=progress_ids, today=date.fromisoformat(today))
