"""``{% draw_example example %}``: one component of the style page, as the product draws it."""

from __future__ import annotations

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from interface.style.shelf import Example

register = template.Library()


@register.simple_tag(takes_context=True)
def draw_example(context: template.Context, example: Example) -> SafeString:
    """Draw the real component; from the page it sees only what every page has."""
    shared = {"frame": context.get("frame"), "csrf_token": context.get("csrf_token")}
    drawn = get_template(example.template).render({**shared, **example.attributes})
    return mark_safe(drawn)  # noqa: S308 - a template of ours, escaped by itself
