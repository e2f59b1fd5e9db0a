"""Enrolling one person: pinned programme, one active enrolment, the right first phase."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.enrol_trainee import enrol_trainee
from mentors.models import Agency, Cohort, Enrolment, PhaseInstance, User
from tests.mentors.roster.conftest import Force

START = date(2025, 2, 3)


def enrol(force: Force, trainee: User, **changed) -> Enrolment:
    values = {"cohort": force.cohorts["57"], "unit": force.units["Academia"], "starts_on": START}
    return enrol_trainee(**{"trainee": trainee, "by": None, **values, **changed})


def phase_of(force: Force, order: int, cohort: str = "57"):
    return force.cohorts[cohort].programme_version.phases.get(order=order)


def phases() -> list[tuple[int, date | None, bool]]:
    return list(PhaseInstance.objects.values_list("template__order", "starts_on", "current"))


def test_training_starts_with_the_first_phase(force: Force) -> None:
    enrolment = enrol(force, force.person("1"))
    assert (enrolment.status, enrolment.starts_on) == ("orientation", START)
    assert enrolment.programme_version == force.cohorts["57"].programme_version
    assert phases() == [(1, START, True)]


def test_a_later_phase_began_before_the_platform(force: Force) -> None:
    enrolment = enrol(force, force.person("1"), phase=phase_of(force, 3))
    assert enrolment.status == "in_phase"
    assert phases() == [(3, None, True)]


def test_a_coordinator_in_scope_enrols_and_is_recorded(force: Force) -> None:
    coordinator = force.coordinator(unit="Academia")
    enrolment = enrol(force, force.person("1"), by=coordinator)
    assert list(AuditEvent.objects.values_list("actor", "verb", "subject")) == [
        (str(coordinator.pk), "trainee.enrolled", str(enrolment.pk))
    ]


def test_a_coordinator_of_another_unit_may_not(force: Force) -> None:
    with pytest.raises(PermissionDenied):
        enrol(force, force.person("1"), by=force.coordinator(unit="Comisaría 11"))


@pytest.mark.parametrize("field", ["cohort", "unit"])
def test_places_of_another_agency_are_refused(force: Force, field: str) -> None:
    other = Agency.objects.create(code="PN-HN", name="Policía Nacional", country="HN")
    foreign = {
        "cohort": Cohort(agency=other, programme_version=force.cohorts["57"].programme_version),
        "unit": other.units.create(name="UMEP 1", path="/99/"),
    }
    with pytest.raises(PermissionDenied):
        enrol(force, force.person("1"), **{field: foreign[field]})


def test_nobody_is_enrolled_twice_at_once(force: Force) -> None:
    trainee = force.person("1")
    enrol(force, trainee)
    with pytest.raises(Refusal) as refused:
        enrol(force, trainee, cohort=force.cohorts["58"])
    assert refused.value.code == "already_enrolled"
    Enrolment.objects.update(status="withdrawn")
    assert enrol(force, trainee, cohort=force.cohorts["58"]).cohort.label == "58"


def test_a_phase_of_another_programme_is_refused(force: Force) -> None:
    with pytest.raises(Refusal) as refused:
        enrol(force, force.person("1"), phase=phase_of(force, 1, "OTRO"))
    assert refused.value.code == "unknown_phase"


def test_a_programme_without_phases_is_refused(force: Force) -> None:
    force.cohorts["57"].programme_version.phases.all().delete()
    with pytest.raises(Refusal) as refused:
        enrol(force, force.person("1"))
    assert refused.value.code == "no_phases"
