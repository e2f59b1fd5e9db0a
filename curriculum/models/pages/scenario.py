"""A branching story."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from curriculum.blocks import CountryNoteBlock, DecisionBlock, EndingBlock, for_learner
from curriculum.choices import ContentKind
from curriculum.models.pages.content import ContentPage
from curriculum.models.pages.module import code_stream


class ScenarioPage(ContentPage):
    """Decisions and endings; the first decision opens the story (``curriculum.content.story``)."""

    kind = ContentKind.SCENARIO
    loaded_fields = (
        "title", "slug", "code", "situation", "competencies", "screens", "country_notes",
        "editor_notes",
    )  # fmt: skip

    situation = models.TextField(_("situation"), help_text=_("Invented people and places only."))
    competencies = StreamField(
        code_stream(_("Code of a competency")), verbose_name=_("competencies"), blank=True
    )
    screens = StreamField(
        [("decision", DecisionBlock()), ("ending", EndingBlock())], verbose_name=_("screens")
    )
    country_notes = StreamField(
        [("country", CountryNoteBlock())], verbose_name=_("in each country"), blank=True
    )

    content_panels = [
        *ContentPage.opening_panels,
        FieldPanel("code"),
        FieldPanel("situation"),
        FieldPanel("screens"),
        FieldPanel("country_notes"),
        FieldPanel("competencies"),
        *ContentPage.review_panels,
    ]
    parent_page_types = ["curriculum.ModulePage"]
    subpage_types: list[str] = []
    page_description = _("A story with decisions, consequences and endings")
    template = "curriculum/preview/scenario.html"

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")

    @property
    def module_code(self) -> str:
        """Return the code of the module above it."""
        module: ContentPage = self.get_parent().specific
        return module.code

    def learner_payload(self) -> dict[str, Any]:
        """Return the situation, the screens and the notes."""
        return super().learner_payload() | {
            "situation": self.situation,
            "competencies": [child.value for child in self.competencies],
            "screens": for_learner(self.screens),
            "country_notes": for_learner(self.country_notes),
        }
