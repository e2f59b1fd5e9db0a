"""What waits for a decision of the coordination: absences and requests for relief."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import QuerySet

from mentors.models import Absence, ReliefRequest, User
from mentors.queries import absences, relief


class WaitingPairing(NamedTuple):
    """Two queries, each oldest first and with what a row shows joined."""

    relief: QuerySet[ReliefRequest]
    absences: QuerySet[Absence]


def waiting_pairing(person: User) -> WaitingPairing:
    """Return what this coordinator has to decide; both are empty for everybody else."""
    return WaitingPairing(relief=relief.to_decide(person), absences=absences.to_decide(person))
