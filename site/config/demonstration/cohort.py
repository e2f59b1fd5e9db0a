"""Cohort 57: trainees, officers with certificates, phases and who accompanied whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from config.demonstration.accounts import add_person
from config.demonstration.people import CANDIDATES, OFFICERS, SUPERVISORS, TRAINEES, Person
from mentors.actions.assign_officer import assign_officer
from mentors.actions.certify_officer import certify_officer
from mentors.actions.enrol_trainee import enrol_trainee
from mentors.choices import EnrolmentStatus, Role
from mentors.models import Agency, Cohort, Enrolment, PhaseInstance, Unit, User

ORIENTATION, PHASE_1, PHASE_2 = 1, 2, 3
"""Places of the phases in GT-16."""

BEGAN = {ORIENTATION: 52, PHASE_1: 44, PHASE_2: 9}
"""How many days ago each phase began."""

PAIR = 2
"""Trainees that share an officer and therefore their shifts."""


@dataclass(frozen=True)
class Accompaniment:
    """One trainee with the officer of each phase and the supervisor of the unit."""

    enrolment: Enrolment
    officers: dict[int, User]
    supervisor: User
    phase_2_from: date

    def officer_on(self, day: date) -> User:
        """Return who accompanied the trainee on that day."""
        return self.officers[PHASE_1 if day < self.phase_2_from else PHASE_2]


def add_cohort(agency: Agency, accounts: dict[str, User], today: date) -> list[Accompaniment]:
    """Create everybody of cohort 57 and pair them; returns trainees in unit order."""
    for person in CANDIDATES:
        add_person(person, Role.FTO, agency=agency)
    supervisors = {accounts["supervision"].unit_id: accounts["supervision"]}
    for person in SUPERVISORS:
        user = add_person(person, Role.SUPERVISOR, agency=agency)
        supervisors[user.unit_id] = user
    together = []
    for name in TRAINEES:
        unit = Unit.objects.get(agency=agency, name=name)
        officers = _certified_officers(unit, accounts["coordinacion"], today)
        together += [
            Accompaniment(
                enrolment=_enrol(person, unit, accounts["coordinacion"], today),
                officers={
                    PHASE_1: officers[pair],
                    # The next officer takes the pair over in phase II (invariant 9).
                    PHASE_2: officers[(pair + 1) % len(officers)],
                },
                supervisor=supervisors[unit.pk],
                phase_2_from=today - timedelta(days=BEGAN[PHASE_2]),
            )
            for pair, person in ((place // PAIR, row) for place, row in enumerate(TRAINEES[name]))
        ]
    for row in together:
        _accompany(row, accounts["coordinacion"], today)
    return together


def _certified_officers(unit: Unit, coordinator: User, today: date) -> list[User]:
    officers = [add_person(row, Role.FTO, agency=unit.agency) for row in OFFICERS[unit.name]]
    for place, officer in enumerate(officers):
        certify_officer(
            officer=officer,
            by=coordinator,
            issued_on=today - timedelta(days=200 + 90 * place),
            evidence=f"Diploma del curso de formación de oficiales, acta {30 + place}",
        )
    return officers


def _enrol(person: Person, unit: Unit, coordinator: User, today: date) -> Enrolment:
    return enrol_trainee(
        trainee=add_person(person, Role.TRAINEE, agency=unit.agency),
        cohort=Cohort.objects.get(agency=unit.agency, label="57"),
        unit=unit,
        starts_on=today - timedelta(days=BEGAN[ORIENTATION]),
        by=coordinator,
    )


def _accompany(row: Accompaniment, coordinator: User, today: date) -> None:
    """Walk through the rated phases up to today, each with its officer."""
    for order, officer in row.officers.items():
        start = today - timedelta(days=BEGAN[order])
        following = BEGAN.get(order + 1)
        _begin_phase(row.enrolment, order, start)
        assign_officer(
            enrolment=row.enrolment,
            officer=officer,
            by=coordinator,
            from_date=start,
            to_date=today - timedelta(days=following + 1) if following else None,
        )


def _begin_phase(enrolment: Enrolment, order: int, start: date) -> None:
    """End the current phase the day before and begin the next one."""
    enrolment.phases.filter(current=True).update(current=False, ends_on=start - timedelta(days=1))
    template = enrolment.programme_version.phases.get(order=order)
    PhaseInstance.objects.create(enrolment=enrolment, template=template, starts_on=start)
    enrolment.status = EnrolmentStatus.IN_PHASE
    enrolment.save(update_fields=["status"])
