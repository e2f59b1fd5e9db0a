"""Programmes: phases, narrative rule, thresholds and deadlines, all data, versioned."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from curriculum.choices import OfficerRule, PhaseKind, VersionStatus
from curriculum.models.framework import Framework, in_language


class Programme(models.Model):
    """A named course of field training, e.g. GT-16; everything else is in its versions.

    Without an ``agency_code`` it is a template that every agency may copy; without a ``country``
    it is meant for any.
    """

    code = models.CharField(_("code"), max_length=20)
    agency_code = models.CharField(_("agency"), max_length=20, blank=True, default="")
    country = models.CharField(_("country"), max_length=2, blank=True)
    names = models.JSONField(_("names"))

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency_code", "code"], name="one_programme_per_agency_and_code"
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names)


class ProgrammeVersion(models.Model):
    """One version; enrolments are pinned to it, so that nothing changes under a trainee.

    ``narrative_rule``: ``comment_low_max``, ``comment_high_min`` (values of the scale),
    ``comment_min_chars``, ``least_acceptable`` ("below_pass" or "always").
    ``deadlines``: hours, see :mod:`evaluations.deadlines`. ``thresholds``: readiness defaults.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField(_("version"))
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="programme_versions")
    narrative_rule = models.JSONField(_("narrative rule"))
    thresholds = models.JSONField(_("thresholds"))
    deadlines = models.JSONField(_("deadlines"))
    labels = models.JSONField(_("labels"), default=dict, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=VersionStatus, default=VersionStatus.DRAFT
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        verbose_name = _("programme version")
        verbose_name_plural = _("programme versions")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "version"], name="one_programme_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme} v{self.version}"

    @property
    def agency_code(self) -> str:
        """Return the code of the agency it belongs to, ``""`` for a shared template."""
        return self.programme.agency_code

    @property
    def name(self) -> str:
        """Return the programme's name in the reader's language."""
        return self.programme.name


class PhaseTemplate(models.Model):
    """A phase as the programme plans it."""

    programme_version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField(_("order"))
    names = models.JSONField(_("names"))
    kind = models.CharField(_("kind"), max_length=12, choices=PhaseKind)
    days = models.PositiveSmallIntegerField(_("calendar days"))
    rated = models.BooleanField(_("rated"), default=True)
    unrated_first_days = models.PositiveSmallIntegerField(_("unrated first days"), default=0)
    officer_rule = models.CharField(
        _("officer rule"), max_length=30, choices=OfficerRule, default=OfficerRule.ANY
    )

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme_version", "order"], name="one_phase_per_place"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names)


class FormVersion(models.Model):
    """The observation form derived from a programme version: what a signature refers to.

    ``definition`` is the exact text whose SHA-256 phones verify; it is never re-serialised.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    programme_version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="forms")
    version = models.PositiveSmallIntegerField(_("version"))
    definition = models.TextField(_("definition"))
    sha256 = models.CharField(max_length=64, unique=True)
    status = models.CharField(
        _("status"), max_length=10, choices=VersionStatus, default=VersionStatus.OPEN
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("form version")
        verbose_name_plural = _("form versions")
        constraints = [
            models.UniqueConstraint(
                fields=["programme_version", "version"], name="one_form_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme_version} · {self.version}"
