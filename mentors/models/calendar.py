"""Shift calendars: a pattern as data, and who works by it since when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentors.models.agency import Agency
from mentors.models.unit import Unit


class ShiftPattern(models.Model):
    """A turn that repeats, e.g. 24 hours on and 48 off; without a unit it is the whole agency's.

    ``shifts``: ``[{"day": 1, "start": "07:00", "hours": 24}, …]``; the day counts from 1 inside the
    ``cycle_days``. :mod:`mentors.calendars` reads it.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="shift_patterns")
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="shift_patterns",
        verbose_name=_("unit"),
    )
    name = models.CharField(_("name"), max_length=60)
    cycle_days = models.PositiveSmallIntegerField(_("days until it repeats"))
    shifts = models.JSONField(_("shifts"))
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("shift pattern")
        verbose_name_plural = _("shift patterns")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="one_pattern_name_per_agency"),
            models.CheckConstraint(
                name="a_pattern_repeats", condition=Q(cycle_days__gte=1, cycle_days__lte=56)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PersonCalendar(models.Model):
    """A person works by a pattern from one date to another; ``first_day`` is day 1 of its cycle."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="shift_calendars"
    )
    pattern = models.ForeignKey(ShiftPattern, models.PROTECT, related_name="calendars")
    first_day = models.DateField(_("first day of the cycle"))
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("calendar of a person")
        verbose_name_plural = _("calendars of people")
        ordering = ["-from_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "from_date"], name="one_calendar_begins_on_a_day"
            ),
            models.CheckConstraint(
                name="a_calendar_ends_after_it_starts",
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.pattern}"
