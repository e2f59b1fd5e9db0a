"""Agencies: the police forces and academies that use the platform."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentors.choices import Country
from mentors.quiet_hours import QUIET_FROM, QUIET_TO


class Agency(models.Model):
    """One force. Everything below it is invisible to every other agency."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=120)
    country = models.CharField(_("country"), max_length=2, choices=Country)
    time_zone = models.CharField(_("time zone"), max_length=40, default="America/Guatemala")

    # Nobody is written to in these hours, unless the person chose others (mentors/quiet_hours.py).
    quiet_from = models.TimeField(_("quiet from"), default=QUIET_FROM)
    quiet_to = models.TimeField(_("quiet until"), default=QUIET_TO)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} · {self.name}"
