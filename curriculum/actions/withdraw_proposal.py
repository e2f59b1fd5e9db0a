"""Who proposed takes the proposal back: the version is a draft again."""

from __future__ import annotations

from django.db import transaction

from curriculum.actions.decide_proposal import begin, finish
from curriculum.models import Proposal
from curriculum.people import Person


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, by: Person) -> Proposal:
    """Take a waiting proposal back.

    Raises ``PermissionDenied`` for anybody but who proposed; ``Refusal`` ``already_decided``.
    """
    row, definition, reached = begin(proposal, "withdraw", by)
    definition.status = reached
    definition.save(update_fields=["status"])
    finish(row, definition, "withdraw", by)
    return row
