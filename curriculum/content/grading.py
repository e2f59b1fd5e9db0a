"""Whether an answer is right. No partial credit: half a safety rule is no safety rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

KINDS = ("single", "multiple", "order")


def is_right(question: dict[str, Any], answer: Sequence[str]) -> bool:
    """Grade an answer: ids of options, for ``order`` in the order given.

    ``question`` is one of a quiz version (``kind``, ``options`` with ``id`` and, where it counts,
    ``correct``; the options of ``order`` stand in the right order). An id twice is never right.
    """
    if len(set(answer)) != len(answer):
        return False
    if question["kind"] == "order":
        return list(answer) == [option["id"] for option in question["options"]]
    return set(answer) == {option["id"] for option in question["options"] if option["correct"]}


def share(results: Sequence[bool]) -> float:
    """Return the share of right answers, 0 to 1; none asked counts as none right."""
    return sum(results) / len(results) if results else 0.0


def passes(results: Sequence[bool], pass_mark: float) -> bool:
    """Tell whether a share reaches the mark, e.g. 0.8, without an error of rounding."""
    return bool(results) and sum(results) >= round(pass_mark * len(results), 9)
