"""The questions of a module."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from curriculum.blocks import MultipleBlock, OrderBlock, SingleBlock
from curriculum.choices import Confidence, ContentKind
from curriculum.models.pages.content import ContentPage


class QuizPage(ContentPage):
    """Questions, one a screen. Its code is that of its module."""

    kind = ContentKind.QUIZ
    loaded_fields = ("title", "slug", "code", "questions", "editor_notes")

    questions = StreamField(
        [("single", SingleBlock()), ("multiple", MultipleBlock()), ("order", OrderBlock())],
        verbose_name=_("questions"),
    )

    content_panels = [
        *ContentPage.opening_panels,
        FieldPanel("code"),
        FieldPanel("questions"),
        *ContentPage.review_panels,
    ]
    parent_page_types = ["curriculum.ModulePage"]
    subpage_types: list[str] = []
    page_description = _("Questions with reasons, one a screen")
    template = "curriculum/preview/quiz.html"

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    @property
    def module_code(self) -> str:
        """Return its own code, which is the module's."""
        return self.code

    def questions_held(self) -> int:
        """Return how many questions wait to be confirmed."""
        return sum(child.value["confidence"] == Confidence.UNCONFIRMED for child in self.questions)

    def learner_payload(self) -> dict[str, Any]:
        """Return the questions that may be asked: those to be confirmed are not among them."""
        return super().learner_payload() | {
            "questions": [
                {"id": child.id, "type": child.block_type, **child.block.for_learner(child.value)}
                for child in self.questions
                if child.value["confidence"] != Confidence.UNCONFIRMED
            ]
        }
