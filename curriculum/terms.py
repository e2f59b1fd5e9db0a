"""What a country calls the people and papers of field training, as data.

``starter/terms.json`` holds the defaults under ``""`` and below each country what differs there. A
programme carries its own copy in ``labels``, which an agency may change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from curriculum.models import in_language

STARTER = Path(__file__).resolve().parent / "starter"

Texts = Mapping[str, Mapping[str, str]]


@cache
def _known() -> dict[str, dict[str, dict[str, str]]]:
    known: dict[str, dict[str, dict[str, str]]] = json.loads(
        (STARTER / "terms.json").read_text(encoding="utf-8")
    )
    return known


def keys() -> tuple[str, ...]:
    """Return the names of every term, in the order in which people set them."""
    return tuple(_known()[""])


def country_terms(country: str) -> dict[str, dict[str, str]]:
    """Return every term of a country as texts by language; unknown countries get the defaults."""
    known = _known()
    return {**known[""], **known.get(country, {})}


def term(name: str, *, country: str = "", labels: Texts | None = None) -> str:
    """Return a term in the reader's language: the programme's word, else the country's.

    ``labels`` are those of a programme version. Raises ``KeyError`` for a name that is no term.
    """
    default = country_terms(country)[name]
    own = (labels or {}).get(name)
    return (in_language(dict(own)) if own else "") or in_language(default)
