"""«Apoyo»: help for the reader, open without a session and without a trace (decision 16)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from curriculum.blocks import KeyPointsBlock, ProseBlock, ReferralListBlock, for_learner
from curriculum.choices import ContentKind
from curriculum.models.pages.content import ContentPage


class SupportPage(ContentPage):
    """Calm words and numbers to call."""

    kind = ContentKind.SUPPORT
    loaded_fields = ("title", "slug", "code", "body", "editor_notes")

    body = StreamField(
        [
            ("prose", ProseBlock()),
            ("key_points", KeyPointsBlock()),
            ("referrals", ReferralListBlock()),
        ],
        verbose_name=_("text"),
    )

    content_panels = [
        *ContentPage.opening_panels,
        FieldPanel("code"),
        FieldPanel("body"),
        *ContentPage.review_panels,
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types: list[str] = []
    page_description = _("Help for the reader; nobody sees who opened it")
    template = "curriculum/preview/support.html"

    class Meta:
        verbose_name = _("support page")
        verbose_name_plural = _("support pages")

    def learner_payload(self) -> dict[str, Any]:
        """Return the parts."""
        return super().learner_payload() | {"body": for_learner(self.body)}
