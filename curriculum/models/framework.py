"""Competency frameworks as versioned data; a published one never changes (invariant 7)."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.choices import VersionStatus


def in_language(texts: dict[str, str]) -> str:
    """Return the text in the active language, Spanish when it has none.

    ``texts`` maps language codes to texts, e.g. ``{"es": "…", "en": "…"}``.
    """
    return texts.get((get_language() or "es")[:2]) or texts.get("es", "")


class Scale(models.Model):
    """Values an officer may give, e.g. SJ7: 1 to 7, 4 the minimum of a solo officer."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    points = models.JSONField(_("points"))
    minimum = models.PositiveSmallIntegerField(_("lowest value"))
    maximum = models.PositiveSmallIntegerField(_("highest value"))
    acceptable = models.PositiveSmallIntegerField(_("acceptable from"))

    class Meta:
        verbose_name = _("scale")
        verbose_name_plural = _("scales")

    def __str__(self) -> str:
        return self.code


class Framework(models.Model):
    """One version of a competency framework. Ids are those of the published file (decision 9)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(_("code"), max_length=20)
    # Its code and no key: people and agencies stand above this app. Empty is shared by everybody.
    agency_code = models.CharField(_("agency"), max_length=20, blank=True, default="")
    version = models.PositiveSmallIntegerField(_("version"))
    names = models.JSONField(_("names"))
    scale = models.ForeignKey(Scale, models.PROTECT, related_name="frameworks")
    status = models.CharField(
        _("status"), max_length=10, choices=VersionStatus, default=VersionStatus.DRAFT
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        constraints = [
            models.UniqueConstraint(
                fields=["agency_code", "code", "version"], name="one_framework_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names)


class Domain(models.Model):
    """A group of competencies: one screen of the observation form."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    framework = models.ForeignKey(Framework, models.CASCADE, related_name="domains")
    code = models.CharField(_("code"), max_length=10)
    names = models.JSONField(_("names"))
    order = models.PositiveSmallIntegerField(_("order"))

    class Meta:
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names)


class Competency(models.Model):
    """What an officer must be able to do, with the evidence that readiness will ask for."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.CASCADE, related_name="competencies")
    code = models.CharField(_("code"), max_length=12)
    names = models.JSONField(_("names"))
    order = models.PositiveSmallIntegerField(_("order"))
    critical = models.BooleanField(_("critical"), default=False)
    formative_only = models.BooleanField(_("formative only"), default=False)
    evidence_modes = models.JSONField(_("evidence modes"), default=list)
    min_observations = models.PositiveSmallIntegerField(_("minimum observations"), default=4)
    min_raters = models.PositiveSmallIntegerField(_("minimum raters"), default=2)
    maps_to = models.JSONField(_("maps to SJ-31"), default=list, blank=True)

    class Meta:
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names)


class Anchor(models.Model):
    """A behavioural anchor: what one point of the scale looks like for one competency."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    competency = models.ForeignKey(Competency, models.CASCADE, related_name="anchors")
    value = models.PositiveSmallIntegerField(_("value"))
    texts = models.JSONField(_("texts"))

    class Meta:
        verbose_name = _("anchor")
        verbose_name_plural = _("anchors")
        ordering = ["value"]
        constraints = [
            models.UniqueConstraint(fields=["competency", "value"], name="one_anchor_per_point")
        ]

    def __str__(self) -> str:
        return f"{self.competency} {self.value}"

    @property
    def text(self) -> str:
        """Return the text in the reader's language."""
        return in_language(self.texts)
