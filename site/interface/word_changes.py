"""What changed between two texts, word by word, so that nobody has to search for it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[^\s]+")
ALIKE = 0.35
"""Below this likeness two texts have little in common: marking words would only mark them all."""


def changed_words(old: str, new: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Return both texts as ``(words, changed)`` pieces in their order.

    Texts that have little in common come back as one piece that is not marked: the reader compares
    them as wholes.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if not old or not new or matcher.ratio() < ALIKE:
        return [(old, False)], [(new, False)]
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        changed = kind != "equal"
        if old_to > old_from:
            left.append(("".join(before[old_from:old_to]), changed))
        if new_to > new_from:
            right.append(("".join(after[new_from:new_to]), changed))
    return left, right
