"""The one next thing to learn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from curriculum.learner import Learner
from curriculum.queries.outline import Outline, Piece, outlines
from curriculum.queries.progress import (
    next_module,
    next_piece,
    progress_and_retests_of,
    state_of,
)


@dataclass(frozen=True)
class LearningStep:
    """A module and the part of it that comes next; ``retest_on`` where a quiz is asked again."""

    outline: Outline
    piece: Piece
    begun: bool
    retest_on: date | None = None


def next_step_of(person: Learner) -> LearningStep | None:
    """Return what to do next: a retest that is due, else the next part; three queries.

    ``None`` when everything is done, or nothing is published.
    """
    known = progress_and_retests_of(person)
    found = outlines(mentor=person.learns_mentoring)
    retests = {
        row.code: row.retest_on
        for row in known.values()
        if row.retest_on is not None and row.asked_again  # type: ignore[attr-defined]
    }
    due = [(each, each.quiz) for each in found if each.code in retests and each.quiz]
    if due:
        outline, quiz = min(due, key=lambda each: retests[each[0].code])
        return LearningStep(outline, quiz, begun=True, retest_on=retests[outline.code])
    state = next_module([state_of(outline, known) for outline in found])
    if state is None:
        return None
    piece = next_piece(state.outline, known)
    return None if piece is None else LearningStep(state.outline, piece, begun=state.begun)
