"""The second person returns a proposal: the version is a draft again, with the reason on record."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.actions.decide_proposal import begin, finish
from curriculum.models import Proposal
from curriculum.people import Person
from interface.refusal import Refusal


@transaction.atomic
def return_version(*, proposal: Proposal, by: Person, reason: str) -> Proposal:
    """Give the version back to its authors.

    Raises ``PermissionDenied`` (also for who proposed it); ``Refusal``: ``already_decided``,
    ``reason_required``.
    """
    row, definition, reached = begin(proposal, "return", by)
    if not reason.strip():
        raise Refusal(
            code="reason_required",
            text=_("Write what has to change before it can be published."),
            reason="no reason",
        )
    definition.status = reached
    definition.save(update_fields=["status"])
    finish(row, definition, "return", by, reason=reason.strip())
    return row
