"""Count the syllables of Spanish words, as content-safety CS-41 rules them.

Spelling alone decides: ``qu`` and ``gu`` before e or i carry a silent u, ``h`` is silent, a final
``y`` is a vowel; two open vowels (a, e, o) split, and so do an accented í or ú beside an open
vowel and two equal vowels; everything else joins.
"""

from __future__ import annotations

import re
import unicodedata

_OPEN = frozenset("aeoáéó")
_CLOSED = frozenset("iuü")
_STRESSED = frozenset("íú")
_VOWELS = _OPEN | _CLOSED | _STRESSED
_BASE = str.maketrans("áéíóúü", "aeiouu")
_SILENT_U = re.compile(r"qu(?=[eiéí])|gu(?=[eiéí])")


def syllables(word: str) -> int:
    """Return the number of syllables of one word of letters, at least 1.

    A word without vowels is an acronym that people spell: one syllable a letter.
    """
    lowered = unicodedata.normalize("NFC", word).lower()
    heard = _SILENT_U.sub(lambda match: match[0][0], lowered).replace("h", "")
    heard = re.sub(r"y(?![aeiouáéíóúü])", "i", heard)
    count, previous = 0, ""
    for letter in heard:
        if letter in _VOWELS and (previous not in _VOWELS or _split(previous, letter)):
            count += 1
        previous = letter
    return count or max(len(lowered), 1)


def _split(first: str, second: str) -> bool:
    """Whether two vowels that stand together belong to two syllables."""
    if first.translate(_BASE) == second.translate(_BASE):
        return True
    if first in _OPEN and second in _OPEN:
        return True
    return (first in _STRESSED and second in _OPEN) or (first in _OPEN and second in _STRESSED)
