"""Notices to a person, and how the person wants to be told."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentors.models.work import WorkItem


class Notice(models.Model):
    """One notice. Its words follow from ``kind`` (``mentors/notices.py``): no name, no score.

    ``key`` says what it is about, so that a reminder comes once however often the beat asks.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=30)
    key = models.CharField(max_length=100)
    at = models.DateTimeField(_("moment"))
    read_at = models.DateTimeField(_("read"), null=True)
    digest = models.ForeignKey(
        WorkItem, models.SET_NULL, null=True, related_name="notices", verbose_name=_("sent with")
    )

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="one_notice_per_person_and_key")
        ]
        indexes = [
            models.Index(fields=["person", "at"]),
            models.Index(
                fields=["person"],
                name="notices_to_mail",
                condition=Q(read_at__isnull=True, digest__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.at:%Y-%m-%d %H:%M}"


class NoticePreference(models.Model):
    """How one person wants to be told; without a row nobody writes to the person's e-mail.

    Empty hours are those of the agency.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="notice_preference"
    )
    by_email = models.BooleanField(_("tell me by e-mail"), default=False)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_to = models.TimeField(_("quiet until"), null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("notice preference")
        verbose_name_plural = _("notice preferences")
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_to__isnull=True)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="quiet_hours_have_both_ends",
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
