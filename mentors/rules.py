"""Permission predicates of people and assignments (architecture.md 3.7).

Each "may see this" has a ``visible_to`` query beside it; a test proves that both agree.
"""

import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from curriculum.models import (
    Certificate,
    Framework,
    Programme,
    ProgrammeVersion,
    Proposal,
)
from curriculum.people import agency_code_of
from mentors.choices import Role
from mentors.models import (
    Absence,
    Agency,
    Cohort,
    DeclaredConflict,
    Enrolment,
    ReliefRequest,
    RoleGrant,
    ShiftPattern,
    Unit,
    User,
    WorkItem,
)
from mentors.queries.scopes import READS_RECORDS, scopes_of

Person = User | AnonymousUser
Definition = Framework | Programme | ProgrammeVersion | Proposal


def holds(*roles: str) -> rules.Predicate:
    """Return a predicate: the person holds one of the roles somewhere."""

    def predicate(person: Person) -> bool:
        return scopes_of(person).has(*roles)

    return rules.predicate(predicate, name=f"holds({','.join(roles)})")


@rules.predicate
def leads_definition(person: Person, definition: Definition | None) -> bool:
    """Coordinator or leadership of the whole agency that the framework or programme belongs to.

    Without a definition: of whatever agency the person has. Shared templates belong to nobody.
    """
    scopes = scopes_of(person)
    if not scopes.reaches(None, scopes.agency_id, Role.COORDINATOR, Role.LEADERSHIP):
        return False
    return definition is None or (
        definition.agency_code != "" and definition.agency_code == agency_code_of(person)
    )


@rules.predicate
def proposed(person: Person, proposal: Proposal | None) -> bool:
    """Made the proposal: somebody else decides it."""
    return proposal is not None and proposal.proposed_by_id == person.pk


@rules.predicate
def coordinates_agency(person: Person, agency: Agency | None) -> bool:
    """Coordinator of that agency (any region of it when no agency is named)."""
    scopes = scopes_of(person)
    if agency is None:
        return scopes.has(Role.COORDINATOR)
    return scopes.has(Role.COORDINATOR) and scopes.agency_id == agency.pk


@rules.predicate
def coordinates_all_of(person: Person, agency: Agency | None) -> bool:
    """Coordinator of the whole agency, not of a part of its tree."""
    return agency is not None and scopes_of(person).reaches(None, agency.pk, Role.COORDINATOR)


@rules.predicate
def coordinates_cohort(person: Person, cohort: Cohort | None) -> bool:
    """Coordinator of the whole agency of that cohort: its trainees serve anywhere."""
    return cohort is not None and scopes_of(person).reaches(
        None, cohort.agency_id, Role.COORDINATOR
    )


@rules.predicate
def coordinates_unit(person: Person, unit: Unit | None) -> bool:
    """Coordinator whose scope covers the unit."""
    return unit is not None and scopes_of(person).reaches(unit, unit.agency_id, Role.COORDINATOR)


@rules.predicate
def reads_enrolment(person: Person, enrolment: Enrolment | None) -> bool:
    """Own enrolment, accompanied at any time, or inside the person's scope."""
    if enrolment is None:
        return False
    if enrolment.trainee_id == person.pk:
        return True
    if scopes_of(person).reaches(enrolment.unit, enrolment.agency_id, *READS_RECORDS):
        return True
    return enrolment.assignments.filter(officer=person.pk).exists()


@rules.predicate
def coordinates_enrolment(person: Person, enrolment: Enrolment | None) -> bool:
    """Coordinator whose scope covers the enrolment."""
    return enrolment is not None and scopes_of(person).reaches(
        enrolment.unit, enrolment.agency_id, Role.COORDINATOR
    )


@rules.predicate
def coordinates_person(person: Person, other: User | None) -> bool:
    """Coordinator whose scope covers the other person's unit."""
    return other is not None and scopes_of(person).reaches(
        other.unit, other.agency_id, Role.COORDINATOR
    )


@rules.predicate
def answers_for(person: Person, other: User | None) -> bool:
    """Stands above the account of the other person.

    Nobody answers for oneself. Who holds a role in the whole agency answers to who coordinates the
    whole agency; audit and technical administrators answer to the operator alone.
    """
    if other is None or other.pk == person.pk or other.is_superuser:
        return False
    held = other.held_grants
    if any(role == Role.AUDIT for role, _path in held):
        return False
    if all(path is not None for _role, path in held):
        return True
    return scopes_of(person).reaches(None, other.agency_id, Role.COORDINATOR)


@rules.predicate
def coordinates_grant(person: Person, grant: RoleGrant | None) -> bool:
    """Coordinator whose scope covers everything that the role covers."""
    return grant is not None and scopes_of(person).reaches(
        grant.unit, grant.person.agency_id, Role.COORDINATOR
    )


@rules.predicate
def answers_for_holder(person: Person, certificate: Certificate | None) -> bool:
    """Coordinator whose scope covers the person who holds the certificate, never one's own."""
    return (
        certificate is not None
        and certificate.person_id != person.pk
        and coordinates_person(person, certificate.person)
    )


rules.add_perm("curriculum.revoke_certificate", answers_for_holder)


@rules.predicate
def coordinates_message(person: Person, item: WorkItem | None) -> bool:
    """Coordinator of the agency that the message belongs to."""
    scopes = scopes_of(person)
    return (
        item is not None
        and scopes.has(Role.COORDINATOR)
        and item.agency_id is not None
        and item.agency_id == scopes.agency_id
    )


rules.add_perm("mentors.settle_work", coordinates_message)
rules.add_perm("mentors.import_roster", coordinates_agency)
rules.add_perm("mentors.view_enrolment", reads_enrolment)
rules.add_perm("mentors.assign_officer", coordinates_enrolment)
rules.add_perm("mentors.certify_officer", coordinates_person)
rules.add_perm("mentors.enrol_trainee", coordinates_person)
rules.add_perm("curriculum.read_definitions", holds(Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT))
rules.add_perm("curriculum.write_definition", leads_definition)
rules.add_perm("curriculum.decide_publication", leads_definition & ~proposed)
rules.add_perm("curriculum.withdraw_proposal", leads_definition & proposed)
rules.add_perm("mentors.grant_role", coordinates_person)
rules.add_perm(
    "mentors.read_cohorts", holds(Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT, Role.SUPERVISOR)
)
rules.add_perm("mentors.open_account", coordinates_person)
rules.add_perm("mentors.revoke_role", coordinates_grant)
rules.add_perm("mentors.transfer_person", coordinates_person & answers_for)
rules.add_perm("mentors.change_service_number", coordinates_person & answers_for)
rules.add_perm("mentors.merge_people", coordinates_person & answers_for)
rules.add_perm("mentors.close_account", coordinates_person & answers_for)
rules.add_perm("mentors.create_person", coordinates_unit)
rules.add_perm("mentors.arrange_unit", coordinates_unit)
rules.add_perm("mentors.change_agency", coordinates_all_of)
rules.add_perm("mentors.create_cohort", coordinates_all_of)
rules.add_perm("mentors.change_cohort", coordinates_cohort)
rules.add_perm("mentors.read_people", holds(Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT))
rules.add_perm("mentors.read_organisation", holds(Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT))


@rules.predicate
def is_absent_person(person: Person, absence: Absence | None) -> bool:
    """Is whom the absence is about."""
    return absence is not None and absence.person_id == person.pk


@rules.predicate
def coordinates_absent(person: Person, absence: Absence | None) -> bool:
    """Coordinator whose scope covers the absent person."""
    return absence is not None and scopes_of(person).reaches(
        absence.person.unit, absence.person.agency_id, Role.COORDINATOR
    )


@rules.predicate
def asked_relief(person: Person, request: ReliefRequest | None) -> bool:
    """Asked for the relief."""
    return request is not None and request.asked_by_id == person.pk


@rules.predicate
def is_subject_of_relief(person: Person, request: ReliefRequest | None) -> bool:
    """Is the officer or the trainee whom somebody else's request is about."""
    return request is not None and person.pk in (request.officer_id, request.enrolment.trainee_id)


@rules.predicate
def coordinates_relief(person: Person, request: ReliefRequest | None) -> bool:
    """Coordinator whose scope covers the enrolment."""
    return request is not None and scopes_of(person).reaches(
        request.enrolment.unit, request.enrolment.agency_id, Role.COORDINATOR
    )


@rules.predicate
def declared_conflict(person: Person, conflict: DeclaredConflict | None) -> bool:
    """Declared the conflict, or it was declared in the person's name."""
    if conflict is None or person.pk is None:
        return False
    return person.pk in (conflict.declared_by_id, conflict.person_id)


@rules.predicate
def pairs_people_in_conflict(person: Person, conflict: DeclaredConflict | None) -> bool:
    """Coordinator whose scope covers either of the two, and who is neither of them."""
    if conflict is None or conflict.other_id == person.pk:
        return False
    scopes = scopes_of(person)
    return any(
        scopes.reaches(one.unit, one.agency_id, Role.COORDINATOR)
        for one in (conflict.person, conflict.other)
    )


@rules.predicate
def coordinates_pattern(person: Person, pattern: ShiftPattern | None) -> bool:
    """Coordinator whose scope covers the pattern's unit, or the agency when it has none."""
    return pattern is not None and scopes_of(person).reaches(
        pattern.unit, pattern.agency_id, Role.COORDINATOR
    )


@rules.predicate
def uses_pattern(person: Person, pattern: ShiftPattern | None) -> bool:
    """Coordinator of the agency: patterns of the whole agency are read and used by all of them."""
    scopes = scopes_of(person)
    return (
        pattern is not None
        and pattern.unit_id is None
        and scopes.has(Role.COORDINATOR)
        and scopes.agency_id == pattern.agency_id
    )


@rules.predicate
def is_trainee_or_officer_of(person: Person, enrolment: Enrolment | None) -> bool:
    """Is the trainee, or an officer who accompanies now or later."""
    if enrolment is None or person.pk is None:
        return False
    if enrolment.trainee_id == person.pk:
        return True
    running = enrolment.assignments.filter(officer=person.pk).exclude(
        to_date__lt=timezone.localdate()
    )
    return running.exists()


rules.add_perm("mentors.ask_relief", is_trainee_or_officer_of)
rules.add_perm("mentors.view_absence", is_absent_person | coordinates_absent)
rules.add_perm("mentors.decide_absence", coordinates_absent & ~is_absent_person)
rules.add_perm("mentors.view_relief", asked_relief | (coordinates_relief & ~is_subject_of_relief))
rules.add_perm("mentors.decide_relief", coordinates_relief & ~is_subject_of_relief & ~asked_relief)
rules.add_perm("mentors.view_conflict", declared_conflict | pairs_people_in_conflict)
rules.add_perm("mentors.view_pattern", coordinates_pattern | uses_pattern)
rules.add_perm("mentors.change_pattern", coordinates_pattern)
rules.add_perm("mentors.report", holds(Role.FTO, Role.TRAINEE))
