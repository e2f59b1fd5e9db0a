"""Note that somebody opened an observation: from then on its author cannot take it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from evaluations.models import FirstReading, Observation, ObservationState
from mentors.models import User


@transaction.atomic
def mark_read(*, observation: Observation, by: User, at: datetime | None = None) -> bool:
    """Record the first reader; tells whether the record still stands as the reader loaded it.

    Takes the lock that taking back takes: either the reader comes first and it stays, or the
    author does, and the reader must load the record again and finds it taken back. Authors read
    their own freely; a second reader changes nothing.
    """
    if observation.author_id == by.pk:
        return True
    current = ObservationState.objects.select_for_update().get(pk=observation.pk)
    first = FirstReading(observation=observation, reader=by, at=at or timezone.now())
    FirstReading.objects.bulk_create([first], ignore_conflicts=True)
    return current.state == observation.current.state
