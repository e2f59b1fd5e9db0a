"""Pairing by the rules of the programme: rotation, certification, conflicts (inv. 4, 8 and 9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.assign_officer import assign_officer
from mentors.actions.certify_officer import certify_officer
from mentors.choices import CertificationStatus
from mentors.models import Assignment, OfficerCertification, PhaseInstance, User
from tests.cast import Cast, days_before
from tests.factories import (
    CertificationFactory,
    ConflictFactory,
    PersonFactory,
    RoleGrantFactory,
)

ONE_DAY = timedelta(days=1)


def officer(cast: Cast) -> User:
    """Return one more certified officer."""
    person = PersonFactory(agency=cast.agency, unit=cast.units.first)
    RoleGrantFactory(person=person, role="fto", unit=cast.units.first)
    CertificationFactory(person=person)
    return person


def begin(cast: Cast, order: int, start: date) -> None:
    """Let the trainee go on to a phase, and the officer of the last one leave."""
    cast.enrolment.phases.update(current=False, ends_on=start - ONE_DAY)
    PhaseInstance.objects.create(
        enrolment=cast.enrolment, template=cast.programme.phases.get(order=order), starts_on=start
    )
    cast.enrolment.assignments.filter(to_date=None).update(to_date=start - ONE_DAY)


def pair(cast: Cast, person: User, start: date, **more: object) -> Assignment:
    return assign_officer(
        enrolment=cast.enrolment, officer=person, by=cast.coordinator, from_date=start, **more
    )


def code_of(cast: Cast, person: User, start: date, **more: object) -> str:
    """Try to pair; return the code of what stands against it, which must leave nothing."""
    before = Assignment.objects.count()
    with pytest.raises(Refusal) as refused:
        pair(cast, person, start, **more)
    assert Assignment.objects.count() == before
    return refused.value.code


def test_each_phase_has_its_officer_as_the_programme_says(cast: Cast) -> None:
    """Another one in II and III than in the phase before, the first one in the shadow phase."""
    first, second, third = cast.officer, cast.other_officer, officer(cast)
    begin(cast, 3, days_before(6))
    assert code_of(cast, first, days_before(6)) == "officer_rule"
    pair(cast, second, days_before(6))
    begin(cast, 4, days_before(4))
    assert code_of(cast, second, days_before(4)) == "officer_rule"
    pair(cast, third, days_before(4))
    begin(cast, 5, days_before(2))
    for other in (second, third):
        assert code_of(cast, other, days_before(2)) == "officer_rule"
    assert pair(cast, first, days_before(2)).officer == first


def test_an_exception_needs_the_coordinators_reason_and_keeps_it(cast: Cast) -> None:
    begin(cast, 3, days_before(1))
    assert code_of(cast, cast.officer, days_before(1), exception_reason="  ") == "officer_rule"
    made = pair(cast, cast.officer, days_before(1), exception_reason=" No hay otra oficial. ")
    assert made.exception_reason == "No hay otra oficial."
    event = AuditEvent.objects.get(verb="officer.assigned")
    assert (event.actor, event.subject) == (str(cast.coordinator.pk), str(made.pk))
    assert "No hay otra oficial." in event.reason


def test_phases_before_the_platform_bind_nobody(cast: Cast) -> None:
    """Rotation looks at recorded assignments only (decision 10)."""
    cast.assignment.delete()
    begin(cast, 5, days_before(1))
    assert pair(cast, cast.other_officer, days_before(1)).officer == cast.other_officer


def test_relief_is_not_bound_by_the_rotation(cast: Cast) -> None:
    begin(cast, 3, days_before(1))
    pair(cast, cast.other_officer, days_before(1))
    assert pair(cast, cast.officer, days_before(0), role="relief").role == "relief"


@pytest.mark.parametrize(
    ("issued", "expires", "certified"),
    [(0, 400, True), (1, 400, False), (-400, -1, False)],
    ids=["from its first day", "not before", "not after its last day"],
)
def test_an_officer_is_paired_while_certified(
    cast: Cast, issued: int, expires: int, certified: bool
) -> None:
    start = days_before(0)
    OfficerCertification.objects.filter(person=cast.other_officer).update(
        issued_on=start + issued * ONE_DAY, expires_on=start + expires * ONE_DAY
    )
    if certified:
        assert pair(cast, cast.other_officer, start).officer == cast.other_officer
    else:
        assert code_of(cast, cast.other_officer, start) == "AUT-01"


@pytest.mark.parametrize("declared_by", ["officer", "trainee"])
@pytest.mark.parametrize(("last", "open_"), [(None, True), (0, True), (-1, False)])
def test_a_declared_conflict_stands_until_its_last_day_whoever_declared_it(
    cast: Cast, declared_by: str, last: int | None, open_: bool
) -> None:
    start = days_before(0)
    pair_of_people = (cast.other_officer, cast.trainee)
    person, other = pair_of_people if declared_by == "officer" else reversed(pair_of_people)
    ConflictFactory(
        person=person,
        other=other,
        from_date=days_before(30),
        to_date=None if last is None else start + last * ONE_DAY,
    )
    if open_:
        refused = code_of(cast, cast.other_officer, start, exception_reason="Por necesidad.")
        assert refused == "AUT-03"
    else:
        assert pair(cast, cast.other_officer, start).officer == cast.other_officer


def test_the_officer_who_is_there_already_is_not_paired_again(cast: Cast) -> None:
    assert code_of(cast, cast.officer, days_before(0)) == "already_assigned"


def test_nobody_accompanies_themselves_and_nobody_of_another_agency(cast: Cast) -> None:
    RoleGrantFactory(person=cast.trainee, role="fto", unit=cast.units.first)
    CertificationFactory(person=cast.trainee)
    assert code_of(cast, cast.trainee, days_before(0)) == "own_trainee"
    with pytest.raises(PermissionDenied):
        pair(cast, cast.stranger_officer, days_before(0))


def test_who_is_not_in_training_is_accompanied_by_nobody(cast: Cast) -> None:
    cast.enrolment.status = "certified"
    cast.enrolment.save()
    assert code_of(cast, cast.other_officer, days_before(0)) == "enrolment_ended"


@pytest.mark.parametrize(
    "name", ["officer", "trainee", "supervisor", "leadership", "audit", "stranger_coordinator"]
)
def test_only_the_coordination_pairs_and_certifies(cast: Cast, name: str) -> None:
    by = getattr(cast, name)
    with pytest.raises(PermissionDenied):
        assign_officer(
            enrolment=cast.enrolment, officer=cast.other_officer, by=by, from_date=days_before(0)
        )
    with pytest.raises(PermissionDenied):
        certify_officer(
            officer=cast.other_officer, by=by, issued_on=days_before(9), evidence="Acta 3"
        )
    assert AuditEvent.objects.count() == 0


def candidate(cast: Cast) -> User:
    """Return an officer whose certificate nobody confirmed yet."""
    person = PersonFactory(agency=cast.agency, unit=cast.units.first)
    RoleGrantFactory(person=person, role="fto", unit=cast.units.first)
    OfficerCertification.objects.create(person=person)
    return person


def test_a_candidate_is_confirmed_with_date_and_evidence(cast: Cast) -> None:
    person = candidate(cast)
    made = certify_officer(
        officer=person, by=cast.coordinator, issued_on=date(2024, 2, 29), evidence=" Acta 3 "
    )
    assert (made.status, made.expires_on, made.evidence, made.confirmed_by) == (
        CertificationStatus.ACTIVE,
        date(2027, 2, 28),  # three years, leap-safe
        "Acta 3",
        cast.coordinator,
    )
    assert OfficerCertification.objects.filter(person=person).count() == 1
    event = AuditEvent.objects.get()
    assert (event.verb, event.actor, event.subject) == (
        "officer.certified",
        str(cast.coordinator.pk),
        str(person.pk),
    )


@pytest.mark.parametrize(
    ("who", "changes", "code"),
    [
        ("coordinator", {}, "own_certification"),
        ("supervisor", {}, "not_an_officer"),
        ("other_officer", {"expires_on": days_before(9)}, "expires_before_issued"),
        ("other_officer", {"evidence": "  "}, "evidence_required"),
    ],
)
def test_what_is_no_certification_is_refused(
    cast: Cast, who: str, changes: dict[str, object], code: str
) -> None:
    said = {"issued_on": days_before(9), "evidence": "Acta 3"} | changes
    with pytest.raises(Refusal) as refused:
        certify_officer(officer=getattr(cast, who), by=cast.coordinator, **said)
    assert refused.value.code == code
    assert AuditEvent.objects.count() == 0
