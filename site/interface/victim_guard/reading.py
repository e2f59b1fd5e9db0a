"""One text under examination: its folded copy, where the cue words stand, one candidate of it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from .patterns import Nearness, Pattern, RuleBook

_CUE_SPANS = tuple[list[int], list[int]]


@dataclass(slots=True, repr=False)
class Reading:
    """A text and what the rules may ask about it. It has no repr: the text must not reach a log."""

    text: str
    book: RuleBook
    today: dt.date
    allowed_phones: frozenset[str]
    exempt_mail_domains: frozenset[str]
    folded: str = ""
    _cues: dict[str, _CUE_SPANS] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folded = self.book.fold(self.text)

    def subject(self, pattern: Pattern) -> str:
        """Return the copy of the text that ``pattern`` runs on; positions are the same in both."""
        return self.text if pattern.as_typed else self.folded

    def is_near(self, nearness: Nearness, start: int, end: int) -> bool:
        """Tell whether the cue stands within ``gap`` characters of ``start``..``end``."""
        starts, ends = self._cue_spans(nearness.cue)
        if nearness.side != "after":
            before = bisect_right(ends, start) - 1
            if before >= 0 and start - ends[before] <= nearness.gap:
                return True
        if nearness.side != "before":
            after = bisect_left(starts, end)
            if after < len(starts) and starts[after] - end <= nearness.gap:
                return True
        return False

    def _cue_spans(self, cue: str) -> _CUE_SPANS:
        if cue not in self._cues:
            pattern = self.book.cues[cue]
            found = [match.span() for match in pattern.expression.finditer(self.subject(pattern))]
            self._cues[cue] = [start for start, _ in found], [end for _, end in found]
        return self._cues[cue]


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """A stretch that fits a pattern and still has to pass its check. No repr, as ``Reading``."""

    reading: Reading
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The stretch, folded."""
        return self.reading.folded[self.start : self.end]

    @property
    def digits(self) -> list[int]:
        """Its digits, left to right, as numbers 0–9."""
        return [int(sign) for sign in self.folded if "0" <= sign <= "9"]

    def count(self, kind: str) -> int:
        """Return how many ``letters`` or ``digits`` it has."""
        first, last = {"letters": ("a", "z"), "digits": ("0", "9")}[kind]
        return sum(first <= sign <= last for sign in self.folded)

    def is_near(self, cue: str, side: str, gap: int) -> bool:
        """Tell whether the cue stands within ``gap`` characters on that side."""
        return self.reading.is_near(Nearness(cue, side, gap), self.start, self.end)
