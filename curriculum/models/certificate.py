"""Certificates of what somebody learned: frozen when issued, revocable, never deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from curriculum.certificate_codes import new_code, shown
from curriculum.choices import Achievement
from curriculum.models.framework import in_language


class Certificate(models.Model):
    """One person finished one module or path.

    Everything printed on it is copied here: renaming a module or an agency later must not change
    what was handed out. ``subject`` is the stable name of what was finished, e.g. ``"M1"``;
    ``content_sha256`` says which text it was. Database guards leave only revoking to change.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("code"), max_length=16, unique=True, default=new_code, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="certificates",
        verbose_name=_("person"),
    )
    holder = models.CharField(_("name on the certificate"), max_length=160)
    kind = models.CharField(_("kind"), max_length=10, choices=Achievement)
    subject = models.CharField(_("subject"), max_length=40)
    titles = models.JSONField(_("titles"))
    content_sha256 = models.CharField(max_length=64)
    issuer_code = models.CharField(_("agency code"), max_length=20)
    issuer = models.CharField(_("issuer"), max_length=120)
    issued_on = models.DateField(_("issued on"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    revocation_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "subject"],
                condition=Q(revoked_at__isnull=True),
                name="one_valid_certificate_per_achievement",
            ),
            models.CheckConstraint(
                name="a_revoked_certificate_says_why",
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True, revocation_reason="")
                | (
                    Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revocation_reason="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.shown_code}"

    @property
    def title(self) -> str:
        """Return what was finished, in the reader's language."""
        return in_language(self.titles)

    @property
    def shown_code(self) -> str:
        """Return the code as it is printed."""
        return shown(self.code)

    @property
    def valid(self) -> bool:
        """Whether it still stands."""
        return self.revoked_at is None
