"""The states of a definition: which verb leads where, and who may say it.

One person proposes, another one approves or returns; drafts alone can be changed. The table is the
rule: actions ask it, pages offer its verbs, and the database refuses what it does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.choices import VersionStatus

WRITE = "curriculum.write_definition"
DECIDE = "curriculum.decide_publication"
WITHDRAW = "curriculum.withdraw_proposal"


@dataclass(frozen=True, slots=True)
class Step:
    """``permission`` is asked of the definition (propose, discard) or of its proposal (others)."""

    state: VersionStatus
    verb: str
    next: VersionStatus | None
    permission: str


STEPS = (
    Step(VersionStatus.DRAFT, "propose", VersionStatus.PROPOSED, WRITE),
    Step(VersionStatus.DRAFT, "discard", None, WRITE),
    Step(VersionStatus.PROPOSED, "approve", VersionStatus.OPEN, DECIDE),
    Step(VersionStatus.PROPOSED, "return", VersionStatus.DRAFT, DECIDE),
    Step(VersionStatus.PROPOSED, "withdraw", VersionStatus.DRAFT, WITHDRAW),
)


def step(state: str, verb: str) -> Step | None:
    """Return the row of the table, ``None`` when the verb does not fit the state."""
    return next((row for row in STEPS if row.state == state and row.verb == verb), None)


def verbs_from(state: str) -> tuple[Step, ...]:
    """Return every verb that fits the state."""
    return tuple(row for row in STEPS if row.state == state)
