"""Ask for a draft to be published: from here on nobody changes it until it is decided."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.actions.locked import Definition, kind_of, locked, not_a_draft, record
from curriculum.definition_content import content_of, digest_of
from curriculum.models import Framework, Proposal
from curriculum.people import Person, role_of
from curriculum.signals import publication_changed
from curriculum.soundness import problems_of
from curriculum.transitions import step
from interface.refusal import Refusal
from ledger.actions.append import append


@transaction.atomic
def propose_version(*, definition: Definition, by: Person, note: str = "") -> Proposal:
    """Record the proposal with the digest of what is proposed.

    Raises ``PermissionDenied``; ``Refusal``: ``not_a_draft``, or ``unsound`` with what is missing.
    """
    if not by.has_perm("curriculum.write_definition", definition):
        raise PermissionDenied
    row = locked(definition)
    found = step(row.status, "propose")
    if found is None or found.next is None:
        raise not_a_draft(row)
    problems = problems_of(row)
    if problems:
        raise Refusal(
            code="unsound",
            text=" ".join([_("It cannot be proposed yet."), *(item.text for item in problems)]),
            reason=", ".join(item.code for item in problems),
        )
    row.status = found.next
    row.save(update_fields=["status"])
    definition.status = row.status
    proposal = Proposal.objects.create(
        framework=row if isinstance(row, Framework) else None,
        programme_version=None if isinstance(row, Framework) else row,
        digest=digest_of(content_of(row)),
        note=note.strip(),
        proposed_by_id=by.pk,
        proposed_at=timezone.now(),
    )
    record(row, "proposed", by)
    append(
        chain=f"{proposal.agency_code}:{proposal.pk}",
        kind=f"{kind_of(row)}.proposed",
        subject=str(row.pk),
        actor=str(by.pk),
        role=role_of(by),
        payload_hash=proposal.digest,
    )
    publication_changed.send(sender=Proposal, proposal=proposal)
    return proposal
