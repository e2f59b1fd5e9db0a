"""A module: what it is about, for whom, in which order, and what it may stir."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import expand_db_html

from curriculum.blocks import ObjectiveBlock, ReferenceBlock, for_learner
from curriculum.blocks.texts import PLAIN_FEATURES
from curriculum.choices import Audience, ContentKind, ContentLevel
from curriculum.models.pages.content import ContentPage


def code_stream(name: Any) -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a list of codes."""
    return [("code", blocks.CharBlock(max_length=12, label=name, icon="tag"))]


class ModulePage(ContentPage):
    """The cover of a module; lessons, scenario and quiz are its children."""

    kind = ContentKind.MODULE
    loaded_fields = (
        "title", "slug", "code", "audience", "audience_note", "minutes", "mentor_only",
        "prerequisites", "content_level", "content_note", "alternative", "competencies",
        "objectives", "references", "editor_notes",
    )  # fmt: skip

    audience = models.CharField(_("audience"), max_length=16, choices=Audience)
    audience_note = models.CharField(_("audience in words"), max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    mentor_only = models.BooleanField(
        _("for mentors only"),
        default=False,
        help_text=_("It never counts toward the sign-off of a trainee."),
    )
    prerequisites = StreamField(
        code_stream(_("Code of a module")), verbose_name=_("modules before this one"), blank=True
    )
    content_level = models.CharField(
        _("content note: level"), max_length=10, choices=ContentLevel, default=ContentLevel.MILD
    )
    content_note = models.CharField(
        _("content note"),
        max_length=160,
        blank=True,
        help_text=_(
            "What it is about and what it does not show. That one may pause is said by the page."
        ),
    )
    alternative = RichTextField(
        _("alternative activity"),
        blank=True,
        features=PLAIN_FEATURES,
        help_text=_("The same objectives without a tale; it counts the same. For level «high»."),
    )
    competencies = StreamField(
        code_stream(_("Code of a competency")), verbose_name=_("competencies"), blank=True
    )
    objectives = StreamField(
        [("objective", ObjectiveBlock())], verbose_name=_("objectives"), blank=True
    )
    references = StreamField(
        [("reference", ReferenceBlock())], verbose_name=_("readings"), blank=True
    )

    content_panels = [
        *ContentPage.opening_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("code"), FieldPanel("minutes")]),
                FieldRowPanel([FieldPanel("audience"), FieldPanel("audience_note")]),
                FieldPanel("mentor_only"),
                FieldPanel("prerequisites"),
            ],
            heading=_("Module"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("content_level"),
                FieldPanel("content_note"),
                FieldPanel("alternative"),
            ],
            heading=_("Content note"),
        ),
        FieldPanel("objectives"),
        FieldPanel("competencies"),
        FieldPanel("references"),
        *ContentPage.review_panels,
    ]
    admin_default_ordering = "ord"
    parent_page_types = ["curriculum.CurriculumIndexPage"]
    subpage_types = ["curriculum.LessonPage", "curriculum.ScenarioPage", "curriculum.QuizPage"]
    page_description = _("Cover of a module, with its content note")
    template = "curriculum/preview/module.html"

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    @property
    def module_code(self) -> str:
        """Return its own code."""
        return self.code

    def learner_payload(self) -> dict[str, Any]:
        """Return the cover; lessons, scenario and quiz have versions of their own."""
        return super().learner_payload() | {
            "audience": self.audience,
            "audience_note": self.audience_note,
            "minutes": self.minutes,
            "mentor_only": self.mentor_only,
            "prerequisites": [child.value for child in self.prerequisites],
            "content_level": self.content_level,
            "content_note": self.content_note,
            "alternative": expand_db_html(self.alternative),
            "competencies": [child.value for child in self.competencies],
            "objectives": for_learner(self.objectives),
            "references": for_learner(self.references),
        }
