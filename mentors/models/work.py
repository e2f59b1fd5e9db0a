"""The claim table: the truth about work that must leave the house once and only once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentors.choices import WorkState
from mentors.models.agency import Agency


class WorkItem(models.Model):
    """One thing to do outside the database. ``payload`` holds ids, never words about people.

    ``key`` says what it is for: a second wish for the same is the same item. Whoever holds
    ``claim`` until ``lease_until`` works on it; nobody else changes the row
    (``actions/claim_work.py``).
    """

    kind = models.CharField(_("kind"), max_length=30)
    key = models.CharField(max_length=120, unique=True)
    payload = models.JSONField(default=dict)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("state"), max_length=8, choices=WorkState, default=WorkState.WAITING)
    run_after = models.DateTimeField()
    claim = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # The class of the last error: its text may repeat an address.
    problem = models.CharField(_("problem"), max_length=80, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("message to send")
        verbose_name_plural = _("messages to send")
        indexes = [
            # Both hold only what the sweeper and the coordination look for.
            models.Index(
                fields=["run_after"],
                name="work_to_do",
                condition=Q(state__in=["waiting", "claimed", "sending"]),
            ),
            models.Index(
                fields=["agency"],
                name="work_that_failed",
                condition=Q(state__in=["unsure", "dead"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.get_state_display()}"
