"""Ask a passed quiz again once its day has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from curriculum.models import Retest
from curriculum.queries.progress import due_for_retest


@transaction.atomic
def open_retests(*, progress_ids: Iterable[int], today: date) -> int:
    """Open the retests of these rows of progress that are due; returns how many were not open."""
    due = due_for_retest(today).filter(pk__in=list(progress_ids))
    made = [
        Retest(person_id=row.person_id, module_code=row.code, due_on=row.retest_on)
        for row in due
        if row.retest_on is not None
    ]
    # Two workers with the same ids write each row once.
    Retest.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)
