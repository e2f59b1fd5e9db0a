"""Lock a definition before it changes, and write down who changed it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from curriculum.choices import VersionStatus
from curriculum.models import Framework, ProgrammeVersion, Proposal
from curriculum.people import Person, role_of
from curriculum.transitions import WRITE
from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit

Definition = Framework | ProgrammeVersion


def locked(definition: Definition) -> Definition:
    """Return the row as it is now, locked until the transaction ends."""
    if isinstance(definition, Framework):
        return Framework.objects.select_for_update().get(pk=definition.pk)
    return (
        ProgrammeVersion.objects.select_for_update(of=("self",))
        .select_related("programme", "framework__scale")
        .get(pk=definition.pk)
    )


def locked_draft(definition: Definition, by: Person | None) -> Definition:
    """Return the locked row if the person (nobody is the operator) may write it: it is a draft.

    Raises ``PermissionDenied``, or ``Refusal`` ``not_a_draft``.
    """
    if by is not None and not by.has_perm(WRITE, definition):
        raise PermissionDenied
    row = locked(definition)
    if row.status != VersionStatus.DRAFT:
        raise not_a_draft(row)
    return row


def not_a_draft(row: Definition) -> Refusal:
    """Return why something that was proposed or published does not change."""
    return Refusal(
        code="not_a_draft",
        text=_(
            "This version is no draft any more. Make a new version, or ask for it to be returned."
        ),
        reason=f"status {row.status}",
    )


def kind_of(definition: Definition) -> str:
    """Return what the trail calls it."""
    return "framework" if isinstance(definition, Framework) else "programme_version"


def record(definition: Definition, verb: str, by: Person | None, *, reason: str = "") -> None:
    """Write one audit event about a definition; nobody is the operator of the platform."""
    record_audit(
        actor=str(by.pk) if by is not None else "operator",
        role=role_of(by) if by is not None else "",
        agency=definition.agency_code,
        verb=f"{kind_of(definition)}.{verb}",
        subject_kind=kind_of(definition),
        subject=str(definition.pk),
        reason=reason,
    )


def locked_proposal(proposal: Proposal) -> Proposal:
    """Return the proposal as it is now, locked until the transaction ends."""
    return (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("framework", "programme_version__programme")
        .get(pk=proposal.pk)
    )
