"""What was written on paper and typed in later: two clocks and two people."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluations.models.observation import Observation


class Transcription(models.Model):
    """Where an observation came from, if it was not signed on a screen.

    Typed by somebody else it is held until its author confirms it; then ``confirmed_at`` is set,
    once. Typed by its author it is confirmed as it arrives.
    """

    observation = models.OneToOneField(
        Observation, models.PROTECT, primary_key=True, related_name="transcription"
    )
    written_at = models.DateTimeField(_("written on paper"))
    typed_at = models.DateTimeField(_("typed in"))
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("typed in by")
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)

    def __str__(self) -> str:
        return f"{self.typed_by} · {self.typed_at:%Y-%m-%d %H:%M}"
