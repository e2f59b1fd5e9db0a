"""The one next thing to learn."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.learner import Learner
from curriculum.models import Retest
from curriculum.queries.outline import Outline, Piece, outlines
from curriculum.queries.progress import (
    next_module,
    next_piece,
    open_retests,
    progress_of,
    state_of,
)


@dataclass(frozen=True)
class LearningStep:
    """A module and the part of it that comes next; ``retest`` where a quiz is asked again."""

    outline: Outline
    piece: Piece
    begun: bool
    retest: Retest | None = None


def next_step_of(person: Learner) -> LearningStep | None:
    """Return what to do next: a retest that is due, else the next part; four queries.

    ``None`` when everything is done, or nothing is published.
    """
    known = progress_of(person)
    found = outlines(mentor=person.learns_mentoring)
    retests = {row.module_code: row for row in reversed(open_retests(person))}
    for outline in found:
        if outline.code in retests and outline.quiz is not None:
            return LearningStep(outline, outline.quiz, begun=True, retest=retests[outline.code])
    state = next_module([state_of(outline, known) for outline in found])
    if state is None:
        return None
    piece = next_piece(state.outline, known)
    return None if piece is None else LearningStep(state.outline, piece, begun=state.begun)
