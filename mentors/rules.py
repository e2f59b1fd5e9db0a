"""Permission predicates of people and assignments (architecture.md 3.7).

Each "may see this" has a ``visible_to`` query beside it; a test proves that both agree.
"""

import rules
from django.contrib.auth.models import AnonymousUser

from mentors.choices import Role
from mentors.models import Agency, Cohort, Enrolment, RoleGrant, Unit, User
from mentors.queries.scopes import READS_RECORDS, scopes_of

Person = User | AnonymousUser


def holds(*roles: str) -> rules.Predicate:
    """Return a predicate: the person holds one of the roles somewhere."""

    def predicate(person: Person) -> bool:
        return scopes_of(person).has(*roles)

    return rules.predicate(predicate, name=f"holds({','.join(roles)})")


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


rules.add_perm("mentors.import_roster", coordinates_agency)
rules.add_perm("mentors.view_enrolment", reads_enrolment)
rules.add_perm("mentors.assign_officer", coordinates_enrolment)
rules.add_perm("mentors.certify_officer", coordinates_person)
rules.add_perm("mentors.enrol_trainee", coordinates_person)
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
