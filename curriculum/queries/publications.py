"""Proposals to publish: who may see which, and which wait for whom."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from curriculum.choices import ProposalState
from curriculum.models import Framework, ProgrammeVersion, Proposal
from curriculum.people import Person, agency_code_of


def visible_to(person: Person) -> QuerySet[Proposal]:
    """Return the proposals of the person's agency with definition and people."""
    own = agency_code_of(person)
    if not own or not person.has_perm("curriculum.read_definitions"):
        return Proposal.objects.none()
    return Proposal.objects.filter(
        Q(framework__agency_code=own) | Q(programme_version__programme__agency_code=own)
    ).select_related("framework", "programme_version__programme", "proposed_by", "decided_by")


def waiting_publications(person: Person) -> QuerySet[Proposal]:
    """Return the proposals that wait for this person's decision, oldest first.

    Empty for who has no right to publish. One's own proposals wait for somebody else.
    """
    if not person.has_perm("curriculum.write_definition"):
        return Proposal.objects.none()
    return (
        visible_to(person)
        .filter(state=ProposalState.WAITING)
        .exclude(proposed_by=person.pk)
        .order_by("proposed_at")
    )


def proposals_of(definition: Framework | ProgrammeVersion) -> list[Proposal]:
    """Return what was proposed of a definition and what became of it, oldest first."""
    return list(definition.proposals.select_related("proposed_by", "decided_by"))
