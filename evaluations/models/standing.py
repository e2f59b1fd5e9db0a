"""What the record of one enrolment amounts to right now."""

from __future__ import annotations

from django.db import models

from mentors.models import Enrolment


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
    counted = models.PositiveIntegerField(default=0)
    excluded = models.PositiveIntegerField(default=0)
    last_shift = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.enrolment_id)
