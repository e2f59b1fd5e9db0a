"""The ratings that figures may use: one definition for standings, pages and statistics."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from evaluations.choices import COUNTED
from evaluations.models import Rating


def counted_ratings(enrolment_id: UUID) -> QuerySet[Rating]:
    """Return every rating with a value that figures may use, oldest shift first."""
    return Rating.objects.filter(
        observation__enrolment_id=enrolment_id,
        observation__current__head=True,
        observation__current__state__in=COUNTED,
        value__isnull=False,
    ).order_by("observation__shift_date", "observation__sequence", "competency__order")
