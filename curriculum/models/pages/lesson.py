"""A lesson: one idea a screen."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from curriculum.blocks import (
    ContentNoteBlock,
    CountryNoteBlock,
    DialogueBlock,
    KeyPointsBlock,
    LegalReferenceBlock,
    NextShiftBlock,
    PictureBlock,
    ProseBlock,
    ReferralListBlock,
    for_learner,
)
from curriculum.choices import ContentKind
from curriculum.models.pages.content import ContentPage


def lesson_blocks() -> list[tuple[str, Any]]:
    """Return what a lesson may be made of."""
    return [
        ("prose", ProseBlock()),
        ("key_points", KeyPointsBlock()),
        ("dialogue", DialogueBlock()),
        ("next_shift", NextShiftBlock()),
        ("country", CountryNoteBlock()),
        ("legal_reference", LegalReferenceBlock()),
        ("picture", PictureBlock()),
        ("referrals", ReferralListBlock()),
        ("content_note", ContentNoteBlock()),
    ]


class LessonPage(ContentPage):
    """One lesson of a module; its place among its siblings is its order."""

    kind = ContentKind.LESSON
    loaded_fields = ("title", "slug", "code", "minutes", "intro", "body", "editor_notes")

    minutes = models.PositiveSmallIntegerField(_("minutes"))
    intro = models.TextField(_("opening"), help_text=_("Two or three sentences: why it matters."))
    body = StreamField(lesson_blocks(), verbose_name=_("lesson"), blank=True)

    content_panels = [
        *ContentPage.opening_panels,
        FieldRowPanel([FieldPanel("code"), FieldPanel("minutes")]),
        FieldPanel("intro"),
        FieldPanel("body"),
        *ContentPage.review_panels,
    ]
    parent_page_types = ["curriculum.ModulePage"]
    subpage_types: list[str] = []
    page_description = _("One idea a screen, with an example and an action")
    template = "curriculum/preview/lesson.html"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def module_code(self) -> str:
        """Return the code of the module above it."""
        module: ContentPage = self.get_parent().specific
        return module.code

    def learner_payload(self) -> dict[str, Any]:
        """Return the opening and the parts."""
        return super().learner_payload() | {
            "minutes": self.minutes,
            "intro": self.intro,
            "body": for_learner(self.body),
        }
