"""``{% import_map %}`` before the first module script, ``{% preload_modules %}`` after it."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from interface.import_map import import_map_json, modules_of

register = template.Library()


@register.simple_tag(takes_context=True)
def import_map(context: template.Context) -> SafeString:
    """Print the import map with the request's nonce; nothing when files have no hashed names."""
    text = import_map_json()
    if not text:
        return SafeString("")
    # str(): django-csp's lazy nonce is false in a boolean context until somebody reads it.
    nonce = str(getattr(context.get("request"), "csp_nonce", ""))
    return format_html(
        '<script type="importmap"{}>{}</script>',
        format_html(' nonce="{}"', nonce) if nonce else "",
        mark_safe(text),  # noqa: S308 — our own JSON, "<" escaped
    )


@register.simple_tag
def preload_modules(entry: str) -> SafeString:
    """Print a preload of a module and of everything it imports, so that all come in one wave."""
    return format_html_join(
        "\n",
        '<link rel="modulepreload" href="{}">',
        ((static(name),) for name in modules_of(entry)),
    )
