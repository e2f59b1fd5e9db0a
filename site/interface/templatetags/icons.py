"""``{% icon "send" %}`` and ``{% icon_sprite %}``."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from interface import icon_sprite as drawings

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Print one decorative icon; an empty name prints nothing. Text must stand beside it."""
    return mark_safe(drawings.icon(name)) if name else SafeString("")  # noqa: S308


@register.simple_tag
def icon_sprite() -> SafeString:
    """Print the sprite; frames/base.html does it once, at the top of the body."""
    return mark_safe(drawings.sprite())  # noqa: S308
