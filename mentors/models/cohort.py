"""Cohorts and the enrolments in them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from curriculum.models import PhaseTemplate, ProgrammeVersion
from mentors.choices import ACTIVE_ENROLMENT, EnrolmentStatus
from mentors.models.agency import Agency
from mentors.models.unit import Unit


class Cohort(models.Model):
    """A promotion of the academy; its programme version is what new enrolments are pinned to."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="cohorts")
    label = models.CharField(_("label"), max_length=40)
    programme_version = models.ForeignKey(
        ProgrammeVersion,
        models.PROTECT,
        related_name="cohorts",
        verbose_name=_("programme version"),
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["agency", "label"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "label"], name="one_cohort_per_label")
        ]

    def __str__(self) -> str:
        return self.label


class Enrolment(models.Model):
    """One trainee in one programme version, pinned for good (invariant 7)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="enrolments")
    trainee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="enrolments",
        verbose_name=_("trainee"),
    )
    programme_version = models.ForeignKey(
        ProgrammeVersion, models.PROTECT, related_name="enrolments"
    )
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, related_name="enrolments", verbose_name=_("cohort")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="enrolments", verbose_name=_("unit")
    )
    status = models.CharField(
        _("status"), max_length=14, choices=EnrolmentStatus, default=EnrolmentStatus.REGISTERED
    )
    starts_on = models.DateField(_("starts on"))

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["trainee__last_name", "trainee__first_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["trainee"],
                condition=Q(status__in=ACTIVE_ENROLMENT),
                name="one_active_enrolment_per_trainee",
            )
        ]

    def __str__(self) -> str:
        return f"{self.trainee} · {self.cohort}"


class PhaseInstance(models.Model):
    """A phase of one enrolment. ``starts_on`` is empty when it began before the platform did."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="phases")
    template = models.ForeignKey(PhaseTemplate, models.PROTECT, related_name="instances")
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ended on"), null=True, blank=True)
    current = models.BooleanField(_("current"), default=True)

    class Meta:
        verbose_name = _("phase of an enrolment")
        verbose_name_plural = _("phases of an enrolment")
        ordering = ["template__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(current=True), name="one_current_phase"
            )
        ]

    def __str__(self) -> str:
        return f"{self.template}"
