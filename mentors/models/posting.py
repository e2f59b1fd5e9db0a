"""Who served where, from when to when, and under which numbers before."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentors.models.unit import Unit


class Posting(models.Model):
    """A person's time in one unit. ``User.unit`` repeats the open one: pages need no join for it.

    ``from_date`` is empty when the person served there before the platform knew the date.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="postings", verbose_name=_("unit"))
    from_date = models.DateField(_("from"), null=True, blank=True)
    to_date = models.DateField(_("to"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = [F("from_date").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(to_date__isnull=True), name="one_open_posting"
            ),
            models.CheckConstraint(
                name="a_posting_ends_after_it_starts",
                condition=Q(to_date__isnull=True)
                | Q(from_date__isnull=True)
                | Q(to_date__gte=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.unit}"


class FormerNumber(models.Model):
    """A service number that named a person once. It signs nobody in and names nobody else.

    Old paper and old spreadsheets still carry it, so the people's list finds it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="former_numbers"
    )
    number = models.CharField(_("service number"), max_length=30)
    login_key = models.CharField(max_length=60, db_index=True)
    until = models.DateTimeField(_("until"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("former service number")
        verbose_name_plural = _("former service numbers")
        ordering = ["-until"]

    def __str__(self) -> str:
        return self.number
