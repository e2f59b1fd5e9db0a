"""The first time somebody other than its author opened an observation."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from evaluations.models.observation import Observation


class FirstReading(models.Model):
    """Who opened it first, and when; never changed. Until then its author may take it back."""

    observation = models.OneToOneField(
        Observation, models.PROTECT, primary_key=True, related_name="first_reading"
    )
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reader} · {self.at:%Y-%m-%d %H:%M}"
