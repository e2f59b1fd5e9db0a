"""Provisions of law that lessons cite; a learner reads only what a lawyer has reviewed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from curriculum.choices import Confidence, LawCountry


class LegalReference(index.Indexed, models.Model):
    """One provision. ``source_digest`` is what the loader last wrote, to know edits from it."""

    country = models.CharField(_("country"), max_length=3, choices=LawCountry)
    instrument = models.CharField(_("law or standard"), max_length=250)
    number = models.CharField(_("number"), max_length=80, blank=True)
    article = models.CharField(_("article or topic"), max_length=80, blank=True)
    summary = models.TextField(_("summary"), help_text=_("In plain words, for officers."))
    confidence = models.CharField(_("how sure is it?"), max_length=1, choices=Confidence)
    source = models.TextField(_("source"), blank=True, help_text=_("Editors alone see this."))
    last_legal_review = models.DateField(_("last legal review"), null=True, blank=True)
    reviewed_by = models.CharField(_("reviewed by"), max_length=80, blank=True)
    source_digest = models.CharField(max_length=64, blank=True, editable=False)

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("country"), FieldPanel("number"), FieldPanel("article")]),
                FieldPanel("instrument"),
                FieldPanel("summary"),
            ],
            heading=_("Provision"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("confidence"),
                FieldPanel("source"),
                FieldRowPanel([FieldPanel("last_legal_review"), FieldPanel("reviewed_by")]),
            ],
            heading=_("Review"),
        ),
    ]
    search_fields = [
        index.SearchField("instrument"),
        index.SearchField("number"),
        index.SearchField("article"),
        index.SearchField("summary"),
        index.AutocompleteField("instrument"),
        index.FilterField("country"),
    ]

    class Meta:
        verbose_name = _("legal reference")
        verbose_name_plural = _("legal references")
        ordering = ["country", "instrument", "number", "article", "pk"]

    def __str__(self) -> str:
        article = self.article and f", art. {self.article}"
        return f"{self.country} · {self.number or self.instrument}{article}"

    def clean(self) -> None:
        """Ask for a name beside the date of a review."""
        if self.last_legal_review and not self.reviewed_by:
            raise ValidationError({"reviewed_by": _("Write who reviewed it.")})

    @property
    def may_be_read(self) -> bool:
        """Whether a learner may read it: reviewed by a lawyer, and no longer to be confirmed."""
        return self.last_legal_review is not None and self.confidence != Confidence.UNCONFIRMED
