"""``{% term "officers" %}``: what the reader's country, or one programme, calls somebody."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from curriculum import terms
from curriculum.models import ProgrammeVersion
from curriculum.people import country_of

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context: Context, name: str, version: ProgrammeVersion | None = None) -> str:
    """Return a term: the words of ``version`` if one is given, else those of the reader's country.

    Without a version the agency of the reader is read, one query where nothing else needed it.
    """
    if version is not None:
        return terms.term(name, country=version.programme.country, labels=version.labels)
    request: Any = context.get("request")
    return terms.term(name, country=country_of(request.user) if request is not None else "")
