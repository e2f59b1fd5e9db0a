"""Units: the tree of districts and stations inside an agency."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentors.choices import UnitKind
from mentors.models.agency import Agency


class Unit(models.Model):
    """A place where people serve. ``path`` is the chain of ids from the root, e.g. ``/3/17/``."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent unit"),
    )
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=UnitKind, default=UnitKind.STATION)
    path = models.CharField(max_length=200, editable=False, db_index=True, default="")
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="one_unit_name_per_agency")
        ]

    def __str__(self) -> str:
        return self.name
