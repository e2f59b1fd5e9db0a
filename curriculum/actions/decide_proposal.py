"""What approving, returning and withdrawing share: one waiting proposal, decided once."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.actions.locked import Definition, kind_of, locked, locked_proposal, record
from curriculum.choices import ProposalState
from curriculum.models import Proposal
from curriculum.people import Person, role_of
from curriculum.signals import publication_changed
from curriculum.transitions import step
from interface.refusal import Refusal
from ledger.actions.append import append

_STATES = {
    "approve": (ProposalState.APPROVED, "published"),
    "return": (ProposalState.RETURNED, "returned"),
    "withdraw": (ProposalState.WITHDRAWN, "withdrawn"),
}


def begin(proposal: Proposal, verb: str, by: Person) -> tuple[Proposal, Definition, str]:
    """Check and lock; returns proposal, definition and the state that the verb leads to.

    Raises ``PermissionDenied``, or ``Refusal`` ``already_decided``.
    """
    row = locked_proposal(proposal)
    definition = locked(row.definition)
    found = step(definition.status, verb)
    if row.state != ProposalState.WAITING or found is None or found.next is None:
        raise Refusal(
            code="already_decided",
            text=_("Somebody decided this proposal already. Open the page again."),
            reason=f"proposal {row.state}, definition {definition.status}",
        )
    if not by.has_perm(found.permission, row):
        raise PermissionDenied
    return row, definition, found.next


def finish(
    row: Proposal, definition: Definition, verb: str, by: Person, *, reason: str = ""
) -> None:
    """Write the decision on the proposal, the trail and the ledger, and tell the apps above."""
    state, told = _STATES[verb]
    row.state, row.decided_by_id, row.decided_at = state, by.pk, timezone.now()
    row.reason = reason
    row.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    record(definition, told, by, reason=reason)
    append(
        chain=f"{row.agency_code}:{row.pk}",
        kind=f"{kind_of(definition)}.{told}",
        subject=str(definition.pk),
        actor=str(by.pk),
        role=role_of(by),
        payload_hash=row.digest,
    )
    publication_changed.send(sender=Proposal, proposal=row)
