"""What an officer writes on a sheet, drawn from the sentences of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from config.demonstration import sentences


@dataclass
class Words:
    """Draws one text after another; a subclass writes more variedly, or copies."""

    random: Random

    def seen(self, code: str, *, falls_short: bool) -> str:
        """Return the behaviour that was seen in a competency."""
        bank = sentences.FALLS_SHORT if falls_short else sentences.STANDS_OUT
        return self.random.choice(bank[code])

    def acceptable(self) -> str:
        """Return the most acceptable performance of a shift without anything outstanding."""
        return self.random.choice(sentences.ACCEPTABLE)

    def training(self) -> str:
        """Return what was done about a shortcoming."""
        return self.random.choice(sentences.TRAINING)

    def unresponsive(self) -> str:
        """Return what stands beside «not responding to training»."""
        return sentences.UNRESPONSIVE

    def general(self) -> str:
        """Return the general comment of a shift, ``""`` for none."""
        return self.random.choice(sentences.GENERAL)
