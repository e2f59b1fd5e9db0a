"""The root of all modules."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class CurriculumIndexPage(Page):
    """The programme of learning; its children are modules in their order."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("Two or three sentences for editors.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Any] = []
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["curriculum.ModulePage"]
    max_count_per_parent = 1
    preview_modes: list[Any] = []
    admin_default_ordering = "ord"
    page_description = _("Holds the modules. One for each language.")

    class Meta:
        verbose_name = _("learning programme")
        verbose_name_plural = _("learning programmes")

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Return the site without an address: readers open content at the learner's pages."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], None, None)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer as if nothing were here."""
        raise Http404
