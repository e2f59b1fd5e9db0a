"""The states of an observation: which verb leads where, and who may say it (decision 7, SM-2).

Pure data and two questions. ``actions/change_state.py`` is the only code that acts on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from evaluations.choices import State

AWAITING_TRAINEE = (State.FILED, State.OVERDUE)
BEFORE_REVIEW = (State.FILED, State.ACKNOWLEDGED, State.REFUSED, State.OVERDUE)
CORRECTABLE = (*BEFORE_REVIEW, State.REVIEWED, State.RETURNED)
ANY_LIVE = (State.HELD, *CORRECTABLE, State.CLOSED)


@dataclass(frozen=True)
class Transition:
    """One row of the table. ``permission`` is ``None`` for the system's own verbs."""

    verb: str
    sources: tuple[str, ...]
    target: str
    permission: str | None
    needs_reason: bool = False


TABLE: tuple[Transition, ...] = (
    Transition("file", (), State.FILED, None),
    Transition("hold", (), State.HELD, None),
    Transition("accept", (State.HELD,), State.FILED, "evaluations.resolve_held", True),
    Transition(
        "acknowledge", AWAITING_TRAINEE, State.ACKNOWLEDGED, "evaluations.acknowledge_observation"
    ),
    Transition("refuse", AWAITING_TRAINEE, State.REFUSED, "evaluations.record_refusal", True),
    Transition("expire", (State.FILED,), State.OVERDUE, None),
    Transition(
        "review",
        (State.ACKNOWLEDGED, State.REFUSED, State.OVERDUE),
        State.REVIEWED,
        "evaluations.review_observation",
    ),
    Transition(
        "return",
        (State.HELD, *BEFORE_REVIEW),
        State.RETURNED,
        "evaluations.return_observation",
        True,
    ),
    Transition("close", (State.REVIEWED,), State.CLOSED, None),
    Transition("supersede", (*CORRECTABLE, State.CLOSED), State.SUPERSEDED, None),
    # What somebody else typed from paper: its author stands by it. With other reasons to look at,
    # it stays held for those.
    Transition("confirm", (State.HELD,), State.FILED, "evaluations.confirm_observation"),
    Transition("vouch", (State.HELD,), State.HELD, "evaluations.confirm_observation"),
    Transition(
        "retract", (State.HELD, State.FILED), State.VOIDED, "evaluations.retract_observation"
    ),
    Transition("void", ANY_LIVE, State.VOIDED, "evaluations.void_observation", True),
)

_BY_VERB = {row.verb: row for row in TABLE}


def transition(verb: str) -> Transition:
    """Return the row of a verb; ``KeyError`` for one that does not exist."""
    return _BY_VERB[verb]


def allows(verb: str, state: str) -> bool:
    """Tell whether the verb may follow that state."""
    return state in _BY_VERB[verb].sources


def is_correctable(state: str, *, head: bool) -> bool:
    """Tell whether the author alone may file a new version of a record (decision 7).

    A correction or a duplicate that was held is nobody's head; once returned, it waits for its
    author like any other.
    """
    return state in CORRECTABLE and (head or state == State.RETURNED)


def verbs_from(state: str) -> list[Transition]:
    """Return what may follow a state, in table order."""
    return [row for row in TABLE if state in row.sources]
