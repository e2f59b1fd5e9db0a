"""One Spanish voice: usted, and the words of ``locale/glossary.csv``.

The glossary's column ``avoid`` holds, separated by ``|``, the words that its ``es`` replaces. A
word in quotation marks «» may be one that a page quotes, so it counts all the same: nobody should
meet it.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .entry import Entry, Key, written_key

GLOSSARY = Path("locale") / "glossary.csv"
FAMILIAR = (
    "tú", "tu", "tus", "ti", "contigo", "vos", "eres", "sos", "estás", "tienes", "tenés", "puedes",
    "podés", "debes", "debés", "quieres", "querés", "sabes", "necesitas", "haces", "vas a",
)  # fmt: skip
"""Forms of tú and vos that are no other word when written with these accents."""


@dataclass(frozen=True)
class Term:
    """One row of the glossary."""

    spanish: str
    english: str
    avoid: tuple[str, ...]


def terms(path: Path) -> list[Term]:
    """Read the glossary: columns es, en, avoid, note. Raises OSError, KeyError."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Term(row["es"], row["en"], tuple(filter(None, row["avoid"].split("|"))))
            for row in csv.DictReader(file)
        ]


def lapses(entries: Mapping[Key, Entry], glossary: list[Term]) -> Iterator[str]:
    """Yield one sentence for each Spanish text that leaves the voice, in the order of messages."""
    avoided = {word: f"say «{term.spanish}»" for term in glossary for word in term.avoid}
    avoided |= dict.fromkeys(FAMILIAR, "say usted")
    pattern = re.compile(
        rf"(?<!\w)({'|'.join(map(re.escape, sorted(avoided, key=len, reverse=True)))})(?!\w)",
        re.IGNORECASE,
    )
    for key in sorted(entries):
        for text in () if entries[key].obsolete else entries[key].strings:
            for match in pattern.finditer(text):
                word = match.group(1)
                yield f"«{word}», {avoided[word.lower()]}: {written_key(key)}"
