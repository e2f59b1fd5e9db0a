"""How an absence or a request for relief goes on: the table of steps, and nothing else (pure)."""

from __future__ import annotations

from typing import NamedTuple

from mentors.choices import RequestState


class Step(NamedTuple):
    """One row: in which state a verb is possible, where it leads, who may, and for what."""

    state: str
    to: str
    by: frozenset[str]
    """``asker``: who asked or whom it is about; ``coordination``: a coordinator in scope."""
    needs_reason: bool = False


_ASKER = frozenset({"asker"})
_COORDINATION = frozenset({"coordination"})

RELIEF: dict[str, Step] = {
    "approve": Step(RequestState.REQUESTED, RequestState.APPROVED, _COORDINATION),
    "decline": Step(RequestState.REQUESTED, RequestState.DECLINED, _COORDINATION, True),
    "withdraw": Step(RequestState.REQUESTED, RequestState.WITHDRAWN, _ASKER),
}
ABSENCE: dict[str, Step] = RELIEF | {
    # Days that were granted can be given back; the coordination says why, the person need not.
    "cancel": Step(RequestState.APPROVED, RequestState.CANCELLED, _ASKER | _COORDINATION),
}


def steps_from(table: dict[str, Step], state: str, side: str) -> list[str]:
    """Return the verbs that one side may do in a state, in the order of the table."""
    return [verb for verb, step in table.items() if step.state == state and side in step.by]
