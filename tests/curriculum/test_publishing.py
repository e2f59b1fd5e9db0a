"""Two people publish: the state machine, who may say which verb, and what stays on record."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from curriculum.actions.approve_version import approve_version
from curriculum.actions.change_programme import change_phases, change_rules
from curriculum.actions.discard_draft import discard_draft
from curriculum.actions.draft_framework import copy_framework
from curriculum.actions.draft_programme import draft_next_version, draft_programme
from curriculum.actions.load_starter import Starter
from curriculum.actions.propose_version import propose_version
from curriculum.actions.return_version import return_version
from curriculum.actions.withdraw_proposal import withdraw_proposal
from curriculum.actions.write_framework import write_framework
from curriculum.choices import ProposalState, VersionStatus
from curriculum.definition_content import content_of, framework_content
from curriculum.models import Framework, PhaseTemplate, Programme, ProgrammeVersion, Proposal
from curriculum.queries.forms import form_for
from curriculum.queries.programmes import offered_to
from curriculum.queries.publications import waiting_publications
from interface.refusal import Refusal
from ledger.models import AuditEvent, Entry
from tests.cast import Cast
from tests.ledger.chains import refused_by

pytestmark = pytest.mark.django_db


def refused(code: str) -> Any:
    """Return a context that expects a refusal with this code."""
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def test_a_draft_says_what_its_template_says(draft: ProgrammeVersion, starter: Starter) -> None:
    assert content_of(draft) == content_of(starter.programmes[0])
    assert (draft.status, draft.agency_code, draft.programme.country) == ("draft", "PNC-GT", "GT")


def test_one_proposes_and_another_one_publishes(cast: Cast, draft: ProgrammeVersion) -> None:
    proposal = propose_version(definition=draft, by=cast.coordinator, note="Para la 59")
    assert draft.status == VersionStatus.PROPOSED
    assert draft not in offered_to("PNC-GT")
    approve_version(proposal=proposal, by=cast.other_coordinator)
    draft.refresh_from_db()
    proposal.refresh_from_db()
    assert draft.status == VersionStatus.OPEN
    assert form_for(draft).definition
    assert draft in offered_to("PNC-GT")
    assert draft not in offered_to("PN-HN")
    assert (proposal.state, proposal.proposed_by, proposal.decided_by) == (
        ProposalState.APPROVED,
        cast.coordinator,
        cast.other_coordinator,
    )


def test_the_record_tells_both_people(cast: Cast, draft: ProgrammeVersion) -> None:
    proposal = propose_version(definition=draft, by=cast.coordinator)
    approve_version(proposal=proposal, by=cast.leadership)
    told = AuditEvent.objects.order_by("pk").values_list("verb", "actor", "role")
    assert list(told) == [
        ("programme_version.drafted", str(cast.coordinator.pk), "coordinator"),
        ("programme_version.proposed", str(cast.coordinator.pk), "coordinator"),
        ("programme_version.published", str(cast.leadership.pk), "leadership"),
    ]
    entries = Entry.objects.filter(chain=f"PNC-GT:{proposal.pk}").order_by("seq")
    assert [(entry.kind, entry.payload_hash) for entry in entries] == [
        ("programme_version.proposed", proposal.digest),
        ("programme_version.published", proposal.digest),
    ]


def test_nobody_approves_or_returns_what_they_proposed(cast: Cast, draft: ProgrammeVersion) -> None:
    proposal = propose_version(definition=draft, by=cast.coordinator)
    with pytest.raises(PermissionDenied):
        approve_version(proposal=proposal, by=cast.coordinator)
    with pytest.raises(PermissionDenied):
        return_version(proposal=proposal, by=cast.coordinator, reason="Algo")
    assert ProgrammeVersion.objects.get(pk=draft.pk).status == VersionStatus.PROPOSED


@pytest.mark.database
def test_the_database_wants_two_people_too(cast: Cast, draft: ProgrammeVersion) -> None:
    proposal = propose_version(definition=draft, by=cast.coordinator)
    with pytest.raises(IntegrityError, match="two_people_publish"), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(
            state=ProposalState.APPROVED, decided_by=cast.coordinator
        )


OUTSIDERS = ("officer", "trainee", "supervisor", "audit", "editor", "donor", "stranger_coordinator")


@pytest.mark.parametrize("name", OUTSIDERS)
def test_only_who_leads_the_whole_agency_writes_and_decides(
    cast: Cast, draft: ProgrammeVersion, starter: Starter, name: str
) -> None:
    person = getattr(cast, name)
    with pytest.raises(PermissionDenied):
        propose_version(definition=draft, by=person)
    with pytest.raises(PermissionDenied):
        change_phases(version=draft, by=person, phases=[])
    proposal = propose_version(definition=draft, by=cast.coordinator)
    with pytest.raises(PermissionDenied):
        approve_version(proposal=proposal, by=person)
    if name != "stranger_coordinator":
        with pytest.raises(PermissionDenied):
            draft_programme(source=starter.programmes[0], by=person, code="X-1", name="X")


def test_a_coordinator_of_a_district_leads_nothing(cast: Cast, draft: ProgrammeVersion) -> None:
    cast.other_coordinator.grants.update(unit=cast.units.first)
    with pytest.raises(PermissionDenied):
        propose_version(definition=draft, by=cast.again("other_coordinator"))


def test_shared_templates_belong_to_nobody(cast: Cast, starter: Starter) -> None:
    with pytest.raises(PermissionDenied):
        draft_next_version(programme=starter.programmes[0].programme, by=cast.coordinator)


def test_another_agency_cannot_start_from_a_foreign_programme(
    cast: Cast, draft: ProgrammeVersion
) -> None:
    approve_version(
        proposal=propose_version(definition=draft, by=cast.coordinator), by=cast.leadership
    )
    draft.refresh_from_db()
    with pytest.raises(PermissionDenied):
        draft_programme(source=draft, by=cast.stranger_coordinator, code="HN-X", name="X")


def test_a_returned_version_is_a_draft_again_with_its_reason(
    cast: Cast, draft: ProgrammeVersion
) -> None:
    proposal = propose_version(definition=draft, by=cast.coordinator)
    with refused("reason_required"):
        return_version(proposal=proposal, by=cast.leadership, reason=" ")
    return_version(proposal=proposal, by=cast.leadership, reason="Faltan días en la fase II")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("returned", "Faltan días en la fase II")
    change_rules(version=draft, by=cast.coordinator, deadlines={"review_hours": 48})
    again = propose_version(definition=draft, by=cast.coordinator)
    assert again.digest != proposal.digest
    with refused("already_decided"):
        approve_version(proposal=proposal, by=cast.leadership)


def test_only_who_proposed_withdraws(cast: Cast, draft: ProgrammeVersion) -> None:
    proposal = propose_version(definition=draft, by=cast.coordinator)
    with pytest.raises(PermissionDenied):
        withdraw_proposal(proposal=proposal, by=cast.other_coordinator)
    withdraw_proposal(proposal=proposal, by=cast.coordinator)
    assert ProgrammeVersion.objects.get(pk=draft.pk).status == VersionStatus.DRAFT


def test_a_decision_is_made_once(cast: Cast, draft: ProgrammeVersion) -> None:
    proposal = propose_version(definition=draft, by=cast.coordinator)
    approve_version(proposal=proposal, by=cast.leadership)
    for decide in (approve_version, withdraw_proposal):
        with refused("already_decided"):
            decide(proposal=proposal, by=cast.other_coordinator)


@pytest.mark.database
def test_what_waits_for_approval_does_not_change(cast: Cast, draft: ProgrammeVersion) -> None:
    propose_version(definition=draft, by=cast.coordinator)
    with refused("not_a_draft"):
        change_phases(version=draft, by=cast.coordinator, phases=[])
    with refused("not_a_draft"):
        discard_draft(definition=draft, by=cast.coordinator)
    with refused_by("curriculum_phasetemplate"):
        PhaseTemplate.objects.filter(programme_version=draft).update(days=1)
    with refused_by("curriculum_programmeversion"):
        ProgrammeVersion.objects.filter(pk=draft.pk).update(labels={})


@pytest.mark.database
def test_what_was_published_never_waits_again(cast: Cast, draft: ProgrammeVersion) -> None:
    approve_version(
        proposal=propose_version(definition=draft, by=cast.coordinator), by=cast.leadership
    )
    for status in ("draft", "proposed"):
        with refused_by("curriculum_programmeversion"):
            ProgrammeVersion.objects.filter(pk=draft.pk).update(status=status)
    with refused_by("curriculum_programmeversion"):
        ProgrammeVersion.objects.filter(pk=draft.pk).update(labels={})
    with refused_by("curriculum_proposal"):
        Proposal.objects.update(reason="Otra")
    with refused_by("curriculum_proposal"):
        Proposal.objects.order_by("pk")._raw_delete("default")


def test_a_new_version_takes_the_place_of_the_one_before(
    cast: Cast, draft: ProgrammeVersion
) -> None:
    approve_version(
        proposal=propose_version(definition=draft, by=cast.coordinator), by=cast.leadership
    )
    second = draft_next_version(programme=draft.programme, by=cast.other_coordinator)
    with refused("draft_exists"):
        draft_next_version(programme=draft.programme, by=cast.coordinator)
    assert (second.version, content_of(second)) == (2, content_of(draft))
    approve_version(
        proposal=propose_version(definition=second, by=cast.coordinator), by=cast.leadership
    )
    statuses = draft.programme.versions.order_by("version").values_list("status", flat=True)
    assert list(statuses) == [VersionStatus.CLOSING, VersionStatus.OPEN]
    own = offered_to("PNC-GT").filter(programme=draft.programme)
    assert list(own) == [second]


def test_an_unsound_draft_is_not_proposed(cast: Cast, draft: ProgrammeVersion) -> None:
    change_phases(version=draft, by=cast.coordinator, phases=[])
    with refused("unsound"):
        propose_version(definition=draft, by=cast.coordinator)
    assert not Proposal.objects.exists()


def test_a_draft_goes_with_its_programme_unless_it_was_proposed(
    cast: Cast, draft: ProgrammeVersion
) -> None:
    withdraw_proposal(
        proposal=propose_version(definition=draft, by=cast.coordinator), by=cast.coordinator
    )
    with refused("was_proposed"):
        discard_draft(definition=draft, by=cast.coordinator)
    other = draft_programme(
        source=ProgrammeVersion.objects.get(programme__code="SJ-16"),
        by=cast.coordinator,
        code="otro",
        name="Otro",
    )
    discard_draft(definition=other, by=cast.coordinator)
    assert not Programme.objects.filter(code="OTRO").exists()


def test_a_code_is_taken_once_in_what_an_agency_sees(cast: Cast, draft: ProgrammeVersion) -> None:
    source = ProgrammeVersion.objects.get(programme__code="GT-16")
    for code in ("gt-16-norte", "SJ-16"):
        with refused("code_taken"):
            draft_programme(source=source, by=cast.coordinator, code=code, name="X")
    foreign = draft_programme(
        source=source, by=cast.stranger_coordinator, code="GT-16-NORTE", name="X"
    )
    assert foreign.agency_code == "PN-HN"


def test_waiting_publications_are_those_of_somebody_else(
    cast: Cast, draft: ProgrammeVersion
) -> None:
    proposal = propose_version(definition=draft, by=cast.coordinator)
    waits = {
        name: list(waiting_publications(getattr(cast, name)))
        for name in ("coordinator", "other_coordinator", "leadership", *OUTSIDERS)
    }
    assert waits == {
        name: [proposal] if name in {"other_coordinator", "leadership"} else [] for name in waits
    }
    approve_version(proposal=proposal, by=cast.leadership)
    assert not waiting_publications(cast.other_coordinator).exists()


def test_a_framework_goes_the_same_way(cast: Cast, starter: Starter) -> None:
    own = copy_framework(
        source=starter.frameworks[0], by=cast.coordinator, code="marco-gt", name="Marco propio"
    )
    copied, source = framework_content(own), framework_content(starter.frameworks[0])
    assert copied["domains"] == source["domains"]
    with refused("code_taken"):
        copy_framework(source=starter.frameworks[0], by=cast.coordinator, code="MCV-1", name="X")
    nics = next(scale for scale in starter.scales if scale.code == "NICS4")
    write_framework(framework=own, by=cast.coordinator, scale=nics)
    with refused("unsound"):
        propose_version(definition=Framework.objects.get(pk=own.pk), by=cast.coordinator)
    write_framework(framework=own, by=cast.coordinator, scale=starter.frameworks[0].scale)
    proposal = propose_version(definition=Framework.objects.get(pk=own.pk), by=cast.coordinator)
    approve_version(proposal=proposal, by=cast.other_coordinator)
    own.refresh_from_db()
    assert (own.code, own.status, own.version) == ("MARCO-GT", "open", 1)
    second = copy_framework(source=own, by=cast.coordinator, code="MARCO-GT", name="Marco propio")
    assert second.version == 2


def test_a_programme_waits_for_its_framework(
    cast: Cast, draft: ProgrammeVersion, starter: Starter
) -> None:
    own = copy_framework(
        source=starter.frameworks[1], by=cast.coordinator, code="MARCO-GT", name="Marco"
    )
    with pytest.raises(PermissionDenied):
        change_rules(version=draft, by=cast.coordinator, framework=own)
    approve_version(
        proposal=propose_version(definition=own, by=cast.coordinator), by=cast.leadership
    )
    own.refresh_from_db()
    change_rules(version=draft, by=cast.coordinator, framework=own)
    draft.refresh_from_db()
    assert draft.framework == own
