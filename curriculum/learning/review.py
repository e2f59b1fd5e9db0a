"""Which lesson to read again for a question: the one that shares most words with it.

Questions name competencies and lessons do not, so the words decide. Words that many lessons share
weigh little; the beginning of a word stands for its forms («recuerdo», «recordar» differ, «pausa»
and «pausas» do not).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

STEM = 6
SHORTEST = 4


def stems(text: str) -> set[str]:
    """Return the beginnings of the longer words of a text."""
    return {word[:STEM] for word in re.findall(r"\w+", text.lower()) if len(word) >= SHORTEST}


def nearest(question: str, lessons: Mapping[str, str]) -> str | None:
    """Return the key of the lesson nearest to a question, the first of equals.

    ``lessons`` maps keys to all the words of each. ``None`` when nothing is shared.
    """
    words = {key: stems(text) for key, text in lessons.items()}
    spread = Counter(stem for of_lesson in words.values() for stem in of_lesson)
    asked = stems(question)
    weight = {key: sum(1 / spread[stem] for stem in asked & has) for key, has in words.items()}
    best = max(weight, key=lambda key: weight[key], default=None)
    return best if best is not None and weight[best] > 0 else None


def lessons_to_review(questions: Sequence[dict[str, Any]], lessons: Mapping[str, str]) -> list[str]:
    """Return the keys of lessons for questions that went wrong, in the order of the module."""
    wanted = {
        nearest(
            " ".join(
                [question["stem"], question["rationale"]]
                + [each["text"] for each in question["options"] if each.get("correct", True)]
            ),
            lessons,
        )
        for question in questions
    }
    return [key for key in lessons if key in wanted]
