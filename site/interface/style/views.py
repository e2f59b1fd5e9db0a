"""The style page: an overview, its sections, and one sample page of each kind."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from interface.style.sample_pages import SAMPLE_PAGES
from interface.style.sections import SECTIONS
from interface.style.shelf import Section, by_component


def _require_reader(request: HttpRequest) -> None:
    """Answer 404 to everybody but editors, unless these settings show the page to all."""
    if settings.STYLE_PAGE_OPEN:
        return
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404


def _tabs(chosen: str) -> list[dict[str, Any]]:
    return [
        {
            "label": section.title,
            "href": reverse("style_section", args=[section.slug]),
            "chosen": section.slug == chosen,
        }
        for section in SECTIONS
    ]


@require_safe
def section(request: HttpRequest, slug: str = "colores") -> HttpResponse:
    """Show one section; without a name the first one."""
    _require_reader(request)
    found = next((one for one in SECTIONS if one.slug == slug), None)
    if found is None:
        raise Http404
    return render(request, found.template, _context(found))


def _context(found: Section) -> dict[str, Any]:
    return {
        **found.extra(),
        "section": found,
        "tabs": _tabs(found.slug),
        "components": by_component(found.examples()),
        "sample_pages": [
            {"label": page.title, "href": reverse("style_sample_page", args=[page.slug])}
            for page in SAMPLE_PAGES
        ],
    }


@require_safe
def sample_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page template with sample data."""
    _require_reader(request)
    page = next((one for one in SAMPLE_PAGES if one.slug == slug), None)
    if page is None:
        raise Http404
    return render(request, page.template, {"frame_template": page.frame, **page.context(request)})
