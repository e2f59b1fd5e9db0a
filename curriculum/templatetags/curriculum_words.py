"""Words of published content for templates."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format

from curriculum.choices import ContentCountry
from curriculum.queries.reading import fill_in

register = template.Library()

PREVIEWED_COUNTRY = ContentCountry.GUATEMALA
"""An editor looks at services as a reader of this country would."""


@register.filter
def country_name(code: str) -> str:
    """Return the name of a country."""
    return str(ContentCountry(code).label) if code in ContentCountry.values else code


@register.filter
def day_of(iso: str | None) -> str:
    """Return a date of published content, e.g. ``2026-11-24``, as people read it."""
    return date_format(date.fromisoformat(iso), "j F Y") if iso else ""


@register.filter
def filled(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the parts of a preview with provisions and services, as a reader would meet them."""
    return fill_in(parts, PREVIEWED_COUNTRY)
