"""One answer of the help, and how a question finds it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import override

from mentors.choices import Role

Words = str | Promise
"""A text, usually lazily translated."""

EVERYBODY: frozenset[str] = frozenset()
"""Roles of an article that concerns whoever reads it."""

_WORD = re.compile(r"\w+")
_LANGUAGES = ("es", "en")
SHORTEST_STEM = 3


def stems(text: str) -> list[str]:
    """Return the words of a text without accents, capitals and Spanish plural endings.

    «Observación», «observacion» and «observaciones» give the same stem.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return [_singular(word) for word in _WORD.findall(plain)]


def _singular(word: str) -> str:
    for ending in ("es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True)
class Article:
    """A question somebody has, and what to do about it.

    ``slug``: its address, in Spanish. ``answer``: paragraphs. ``steps``: what to do, in order.
    ``place``: name of the URL where it is done, with the words of the link.
    """

    slug: str
    title: Words
    answer: tuple[Words, ...]
    steps: tuple[Words, ...] = ()
    roles: frozenset[str] = EVERYBODY
    place: tuple[str, Words] | None = None
    related: tuple[str, ...] = field(default=())

    def is_for(self, roles: frozenset[str]) -> bool:
        """Tell whether somebody with these roles asks this."""
        return not self.roles or bool(self.roles & roles)

    @cached_property
    def _index(self) -> dict[str, tuple[list[str], list[str]]]:
        """Stems of title and text in each language: nobody searches in a language only."""
        index = {}
        for language in _LANGUAGES:
            with override(language):
                body = " ".join(str(text) for text in (*self.answer, *self.steps))
                index[language] = (stems(str(self.title)), stems(body))
        return index

    def score(self, wanted: list[str], language: str) -> int:
        """Return how well the article answers: 0 unless every stem begins some word of it.

        A word of the title weighs three times one of the text.
        """
        title, body = self._index.get(language, self._index["es"])
        total = 0
        for stem in wanted:
            in_title = any(word.startswith(stem) for word in title)
            in_body = any(word.startswith(stem) for word in body)
            if not (in_title or in_body):
                return 0
            total += 3 * in_title + in_body
        return total


OFFICERS = frozenset({Role.FTO.value})
TRAINEES = frozenset({Role.TRAINEE.value})
SUPERVISION = frozenset({Role.SUPERVISOR.value, Role.COORDINATOR.value})
COORDINATION = frozenset({Role.COORDINATOR.value})
LEADERSHIP = frozenset({Role.LEADERSHIP.value, Role.COORDINATOR.value, Role.AUDIT.value})
EDITORS = frozenset({Role.EDITOR.value})
