"""The one-time code that opens the first-start page of an empty installation."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstallationCode(models.Model):
    """What was printed on the terminal, as a keyed digest; used once, tried a few times."""

    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField(_("expires"))
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("installation code")
        verbose_name_plural = _("installation codes")

    def __str__(self) -> str:
        return f"{self.expires_at:%Y-%m-%d %H:%M}"
