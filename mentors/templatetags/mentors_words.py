"""Words of the app that templates need."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

VERBS = {
    "ask": _("Asked"),
    "approve": _("Approved by the coordination"),
    "decline": _("Not approved by the coordination"),
    "withdraw": _("Withdrawn by who asked"),
    "cancel": _("Taken back"),
}


@register.simple_tag
def request_verb(verb: str) -> str:
    """Return what an event of an absence or a request is called in a history."""
    return str(VERBS[verb])
