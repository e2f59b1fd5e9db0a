"""Who read which version of the privacy notice, and when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PrivacyConsent(models.Model):
    """One acceptance of one version; never changed, so that it can be shown years later.

    ``User.privacy_version`` repeats the newest version: a page needs no query to know it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="privacy_consents"
    )
    version = models.CharField(_("version"), max_length=20)
    language = models.CharField(_("language"), max_length=10)
    at = models.DateTimeField(_("moment"), default=timezone.now)

    class Meta:
        verbose_name = _("privacy consent")
        verbose_name_plural = _("privacy consents")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version"], name="one_consent_per_person_and_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.version}"
