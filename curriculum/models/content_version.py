"""What learners read: one immutable version for each publication, and which one is in force."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from curriculum.choices import ContentKind


class ContentVersion(models.Model):
    """What one publication showed; written once, never changed, kept when its page is deleted.

    ``payload`` holds learner text alone: notes of editors, sources, unreviewed law and questions to
    be confirmed never enter it. ``page_uuid`` is Wagtail's translation key: the same content in
    every language. ``override_reason`` is why it was published against ``findings`` (stable codes).
    Nobody is named here; who published stands in Wagtail's log, by ``revision_id``.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=ContentKind)
    code = models.CharField(_("code"), max_length=20)
    module_code = models.CharField(_("module"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=10)
    number = models.PositiveIntegerField(_("version"))
    page_uuid = models.UUIDField()
    revision_id = models.BigIntegerField(null=True)
    payload = models.JSONField(_("content"))
    sha256 = models.CharField(max_length=64)
    findings = models.JSONField(_("findings"), default=list)
    override_reason = models.TextField(_("reason given"), blank=True)
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)

    class Meta:
        verbose_name = _("version of content")
        verbose_name_plural = _("versions of content")
        ordering = ["kind", "code", "language", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code", "language", "number"], name="one_content_version_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.number}"


class PublishedContent(models.Model):
    """Which version of a page is in force; gone while the page is not published."""

    page = models.OneToOneField(
        Page, models.CASCADE, primary_key=True, related_name="published_content"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ContentKind)
    code = models.CharField(_("code"), max_length=20)
    module_code = models.CharField(_("module"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=10)
    version = models.ForeignKey(ContentVersion, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("published content")
        verbose_name_plural = _("published content")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code", "language"], name="one_published_content_per_code"
            )
        ]
        indexes = [models.Index(fields=["module_code", "language"], name="published_of_a_module")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"
