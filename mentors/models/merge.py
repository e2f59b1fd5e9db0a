"""Two accounts that turned out to be one person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccountMerge(models.Model):
    """The merged account is an alias from then on: what it signed still names it.

    Never changed and never undone: whoever reads an old signature must find who that was.
    """

    merged = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="merge"
    )
    kept = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absorbed")
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("moment"), default=timezone.now)

    class Meta:
        verbose_name = _("merge of accounts")
        verbose_name_plural = _("merges of accounts")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.merged} → {self.kept}"
