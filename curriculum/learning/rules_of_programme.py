"""Numbers that a programme may change: pass mark, attempts, when a quiz is asked again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LearningRules:
    """``pass_percent`` of the questions asked; ``attempts`` before a review is proposed;
    ``retest_days`` after passing.
    """

    pass_percent: int = 80
    attempts: int = 2
    retest_days: int = 90

    @classmethod
    def of(cls, thresholds: Mapping[str, Any]) -> LearningRules:
        """Return the rules in a programme's thresholds (``quiz_…``), defaults for the others."""
        known = cls()
        return cls(
            pass_percent=int(thresholds.get("quiz_pass_percent", known.pass_percent)),
            attempts=int(thresholds.get("quiz_attempts", known.attempts)),
            retest_days=int(thresholds.get("quiz_retest_days", known.retest_days)),
        )
