"""Permission predicates of records (field-training.md 1.8.4); each has its query beside it.

``queries/observations.py`` states the same "may see" as a query; one test proves they agree for
every role and state.
"""

from __future__ import annotations

from datetime import timedelta

import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from evaluations.choices import Hold, State
from evaluations.models import Observation
from mentors.choices import Role
from mentors.models import Assignment, Enrolment, User
from mentors.queries.enrolments import is_assigned
from mentors.queries.scopes import READS_RECORDS, scopes_of

Person = User | AnonymousUser


@rules.predicate
def is_author(person: Person, observation: Observation) -> bool:
    """Signed the observation."""
    return observation.author_id == person.pk


@rules.predicate
def is_trainee_of(person: Person, observation: Observation) -> bool:
    """Is the trainee whom the observation is about."""
    return observation.enrolment.trainee_id == person.pk


@rules.predicate
def is_released(person: Person, observation: Observation) -> bool:
    """Has been filed and is not quarantined: what trainee and other officers may read."""
    return observation.current.state != State.HELD and not observation.current.quarantined


@rules.predicate
def accompanies_now(person: Person, observation: Observation) -> bool:
    """Accompanies the trainee today, so needs what other officers wrote."""
    today = timezone.localdate()
    return bool(person.pk) and is_assigned(person, observation.enrolment, today)  # type: ignore[arg-type]


@rules.predicate
def reads_records(person: Person, observation: Observation) -> bool:
    """Supervisor, coordinator, leadership or audit whose scope covers the enrolment."""
    enrolment = observation.enrolment
    return scopes_of(person).reaches(enrolment.unit, enrolment.agency_id, *READS_RECORDS)


@rules.predicate
def supervises(person: Person, observation: Observation) -> bool:
    """Supervisor or coordinator whose scope covers the enrolment."""
    enrolment = observation.enrolment
    return scopes_of(person).reaches(
        enrolment.unit, enrolment.agency_id, Role.SUPERVISOR, Role.COORDINATOR
    )


@rules.predicate
def coordinates(person: Person, observation: Observation) -> bool:
    """Coordinator whose scope covers the enrolment."""
    enrolment = observation.enrolment
    return scopes_of(person).reaches(enrolment.unit, enrolment.agency_id, Role.COORDINATOR)


@rules.predicate
def is_held(person: Person, observation: Observation) -> bool:
    """Waits for a coordinator's decision (decision 7)."""
    return observation.current.state == State.HELD


@rules.predicate
def writes_for(person: Person, assignment: Assignment | None) -> bool:
    """Officer of the assignment, today or within the time an offline record may take."""
    if assignment is None or assignment.officer_id != person.pk:
        return False
    grace = timezone.localdate() - timedelta(days=14)
    return assignment.to_date is None or assignment.to_date >= grace


@rules.predicate
def is_transcribed(person: Person, observation: Observation) -> bool:
    """Was typed from paper by somebody else and is not confirmed yet."""
    return Hold.TRANSCRIBED in observation.current.holds


@rules.predicate
def transcribes_for(person: Person, enrolment: Enrolment) -> bool:
    """Coordinator whose scope covers the enrolment, and not the trainee of the record."""
    return enrolment.trainee_id != person.pk and scopes_of(person).reaches(
        enrolment.unit, enrolment.agency_id, Role.COORDINATOR
    )


@rules.predicate
def types_for(person: Person, assignment: Assignment | None) -> bool:
    """Coordinator who may type in what the officer of the assignment wrote on paper."""
    return assignment is not None and bool(transcribes_for(person, assignment.enrolment))


rules.add_perm(
    "evaluations.view_observation",
    is_author | (is_trainee_of & is_released) | (accompanies_now & is_released) | reads_records,
)
rules.add_perm("evaluations.write_observation", writes_for)
rules.add_perm("evaluations.correct_observation", is_author)
rules.add_perm("evaluations.retract_observation", is_author)
rules.add_perm("evaluations.confirm_observation", is_author & is_transcribed)
rules.add_perm("evaluations.transcribe_for", transcribes_for)
rules.add_perm("evaluations.transcribe_paper", writes_for | types_for)
rules.add_perm("evaluations.acknowledge_observation", is_trainee_of)
rules.add_perm("evaluations.record_refusal", is_author)
# Invariant 8: nobody reviews what they wrote, nor what is written about them.
rules.add_perm("evaluations.review_observation", supervises & ~is_author & ~is_trainee_of)
rules.add_perm(
    "evaluations.return_observation",
    (coordinates | (supervises & ~is_held)) & ~is_author & ~is_trainee_of,
)
rules.add_perm("evaluations.resolve_held", coordinates & ~is_author & ~is_trainee_of)
rules.add_perm("evaluations.void_observation", coordinates & ~is_author & ~is_trainee_of)


@rules.predicate
def reads_whole_record(person: Person, enrolment: Enrolment) -> bool:
    """Reads every figure of an enrolment: the trainee, or a role whose scope covers it.

    An officer sees no trend before today's rating is signed, to limit anchoring
    (experience.md 1.2), so accompanying is not enough here.
    """
    return enrolment.trainee_id == person.pk or scopes_of(person).reaches(
        enrolment.unit, enrolment.agency_id, *READS_RECORDS
    )


rules.add_perm("evaluations.view_record", reads_whole_record)
