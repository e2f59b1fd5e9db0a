"""``{% error_summary form %}`` and ``{% error_prefix form %}``; both take forms and formsets."""

from __future__ import annotations

from typing import Any

from django import template

from interface import form_rendering

register = template.Library()


@register.inclusion_tag("components/error_summary.html")
def error_summary(*shown: Any) -> dict[str, Any]:
    """Draw «Hay un problema» with a link to each field; nothing when there is no error."""
    return {"errors": form_rendering.error_links(*shown)}


@register.simple_tag
def error_prefix(*shown: Any) -> str:
    """Print «Error: » in front of the title of a form that came back."""
    return form_rendering.error_prefix(*shown)


@register.filter
def first_control(field: Any) -> str:
    """Return the id of the control that an error link must reach."""
    return form_rendering.control_id(field)
