"""Note that somebody opened an observation: from then on its author cannot take it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from evaluations.models import FirstReading, Observation, ObservationState
from mentors.models import User


@transaction.atomic
def mark_read(*, observation: Observation, by: User, at: datetime | None = None) -> bool:
    """Record the first reader; tells whether this was the one. Authors read their own freely.

    Takes the lock that taking back takes: either the reader comes first and it stays, or the
    author does and the reader, who must load the record after this, finds it taken back.
    """
    if observation.author_id == by.pk:
        return False
    ObservationState.objects.select_for_update().get(pk=observation.pk)
    _reading, created = FirstReading.objects.get_or_create(
        observation=observation, defaults={"reader": by, "at": at or timezone.now()}
    )
    return created
