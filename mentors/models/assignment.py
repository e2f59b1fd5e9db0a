"""Field training officers: certification, assignments and declared conflicts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from curriculum.models import PhaseTemplate
from mentors.choices import AssignmentRole, CertificationStatus, ConflictKind
from mentors.models.cohort import Enrolment, PhaseInstance


class OfficerCertification(models.Model):
    """The officer's certificate; invariant 4 asks for one that covers the shift date."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="certifications"
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=CertificationStatus,
        default=CertificationStatus.CANDIDATE,
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_on = models.DateField(_("suspended or revoked on"), null=True, blank=True)
    end_reason = models.CharField(_("reason of the suspension"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("officer certification")
        verbose_name_plural = _("officer certifications")
        constraints = [
            models.CheckConstraint(
                name="a_confirmed_certification_has_dates",
                condition=Q(status=CertificationStatus.CANDIDATE)
                | Q(issued_on__isnull=False, expires_on__gt=F("issued_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_status_display()}"


class Assignment(models.Model):
    """An officer accompanies a trainee from one date to another (open-ended when empty)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="assignments")
    phase = models.ForeignKey(
        PhaseInstance, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    planned_phase = models.ForeignKey(
        PhaseTemplate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("phase"),
    )
    """The phase of the programme it is meant for: a rotation is planned before the phase begins."""
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="assignments",
        verbose_name=_("field training officer"),
    )
    role = models.CharField(
        _("role"), max_length=10, choices=AssignmentRole, default=AssignmentRole.PRIMARY
    )
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    exception_reason = models.CharField(_("reason for the exception"), max_length=300, blank=True)
    end_reason = models.CharField(_("reason of the early end"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-from_date"]
        constraints = [
            models.CheckConstraint(
                name="an_assignment_ends_after_it_starts",
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
            )
        ]
        indexes = [models.Index(fields=["officer", "from_date"])]

    def __str__(self) -> str:
        return f"{self.officer} → {self.enrolment}"

    @property
    def for_phase(self) -> PhaseTemplate | None:
        """Return the phase of the programme that it is for, begun or planned."""
        return self.phase.template if self.phase else self.planned_phase

    @property
    def phase_name(self) -> str:
        """Return the phase that it is for, in the reader's language, or ``""``."""
        return self.for_phase.name if self.for_phase else ""


class DeclaredConflict(models.Model):
    """A declared conflict of interest: neither may rate the other while it is open."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="declared_conflicts"
    )
    other = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=ConflictKind)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("declared conflict")
        verbose_name_plural = _("declared conflicts")

    def __str__(self) -> str:
        return f"{self.person} / {self.other}"
