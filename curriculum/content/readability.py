"""How easy a Spanish text is to read: the INFLESZ scale of the Szigriszt-Pazos formula.

    P = 206.835 - 62.3 x (syllables / words) - (words / sentences)

F. Szigriszt Pazos, «Sistemas predictivos de legibilidad del mensaje escrito: fórmula de
perspicuidad», thesis, Universidad Complutense de Madrid, 1993; the five grades are those of
I. M. Barrio-Cantalejo et al., «Validación de la Escala INFLESZ», Anales del Sistema Sanitario de
Navarra 31(2), 2008, pp. 135-152.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from curriculum.content.spanish.spoken_numbers import spoken
from curriculum.content.spanish.syllables import syllables

BLOCKS_BELOW = 40
WARNS_BELOW = 55
GOAL = 60
FEWEST_WORDS = 100
"""Shorter texts get no verdict: one long word would decide it."""
LONGEST_AVERAGE = 20
"""Words that a sentence may have on average (CS-43)."""

GRADES = (
    (40, _("Very hard")),
    (55, _("Somewhat hard")),
    (65, _("Normal")),
    (80, _("Quite easy")),
)
EASIEST = _("Very easy")

_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s\u00bb\"')]|$)")
_WORD = re.compile(r"\d+|[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True)
class Reading:
    """What a text measures."""

    words: int
    sentences: int
    syllables: int

    @property
    def inflesz(self) -> float:
        """Return P, rounded to one decimal; 100 for a text without words."""
        if not self.words:
            return 100.0
        return round(
            206.835 - 62.3 * self.syllables / self.words - self.words / self.sentences,
            1,
        )

    @property
    def words_a_sentence(self) -> float:
        """Return the average length of a sentence, in words."""
        return round(self.words / self.sentences, 1) if self.sentences else 0.0

    @property
    def counts(self) -> bool:
        """Whether the text is long enough to be judged."""
        return self.words >= FEWEST_WORDS

    @property
    def label(self) -> str:
        """Return the grade in words."""
        return str(next((name for below, name in GRADES if self.inflesz < below), EASIEST))


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are read aloud."""
    found: list[str] = []
    for token in _WORD.findall(text):
        found += spoken(token) if token.isascii() and token.isdigit() else [token]
    return found


def measure(texts: Iterable[str]) -> Reading:
    """Measure paragraphs and list items together; each counts as one sentence at least."""
    words: list[str] = []
    sentences = 0
    for text in texts:
        here = words_of(text)
        if not here:
            continue
        words += here
        # A piece without a word between two ends (« ?».) is no sentence.
        pieces = [piece for piece in _SENTENCE_END.split(text) if _WORD.search(piece)]
        sentences += max(len(pieces), 1)
    return Reading(
        len(words), sentences, sum(syllables(part) for word in words for part in parts(word))
    )


def parts(word: str) -> list[str]:
    """Return the parts of a word with a hyphen or an apostrophe, each read for itself."""
    return re.split(r"[-’']", word)
