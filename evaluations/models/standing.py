"""What the record of one enrolment amounts to right now."""

from __future__ import annotations

from typing import Any

from django.db import models

from evaluations.standings import levels
from mentors.models import Enrolment


class LevelsField(models.JSONField):
    """Follows from ``cells`` whenever the row is saved, alone or in bulk: nobody writes it."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Return what is stored, computed from the cells of the row."""
        value = levels(model_instance.cells)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, value)
        return value


class Standing(models.Model):
    """One row per enrolment, kept in the transaction of each change, rebuildable at any time.

    ``cells`` maps competency codes to ``{"v": [last values, oldest first], "n": observed,
    "r": raters, "on": last shift date}``. One JSON row instead of one row per competency: a
    cohort of 500 is 500 rows to read, and an intake writes one.
    """

    enrolment = models.OneToOneField(
        Enrolment, models.PROTECT, primary_key=True, related_name="standing"
    )
    last_sequence = models.PositiveIntegerField(default=0)
    cells = models.JSONField(default=dict)
    # What the cohort matrix reads: [level, observed, raters] by competency code.
    levels = LevelsField(default=dict, editable=False)
    counted = models.PositiveIntegerField(default=0)
    excluded = models.PositiveIntegerField(default=0)
    last_shift = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.enrolment_id)
