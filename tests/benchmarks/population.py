"""People of a stated number: units, officers, trainees and whom each officer accompanies.

Rows are written in bulk. They are the rows that ``import_roster``, ``certify_officer`` and
``assign_officer`` write; ``test_record.py`` lets the product's own actions work on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password

from curriculum.actions.load_framework import load_framework
from curriculum.actions.load_programme import load_programme
from curriculum.models import PhaseTemplate
from mentors.actions.place_unit import place_unit
from mentors.choices import CertificationStatus, EnrolmentStatus, Role
from mentors.models import (
    Agency,
    Assignment,
    Cohort,
    Enrolment,
    OfficerCertification,
    PhaseInstance,
    RoleGrant,
    Unit,
    User,
    login_key_for,
)

BEGAN_DAYS_AGO = 60
PHASE_DAYS_AGO = 53
TRAINEES_OF_A_UNIT = 24
TRAINEES_OF_AN_OFFICER = 2
BATCH = 500

GIVEN = ("Elsa Marina", "Otto René", "Gloria Inés", "Byron Estuardo", "Dilia Noemí", "Wilmer")
FAMILY = ("Tun Cojulún", "Ixcot Ramírez", "Pineda", "Caal Choc", "Mejía Zúniga", "Ávila Orellana")


@dataclass(frozen=True)
class Pair:
    """A trainee's enrolment with the officer who accompanies and the supervisor of the unit."""

    enrolment: Enrolment
    phase: PhaseInstance
    officer: User
    supervisor: User


class Town:
    """Draws the people of one agency, always the same for the same seed."""

    def __init__(self, agency_code: str, *, seed: int, today: date) -> None:
        self.random = Random(seed)
        self.today = today
        self.agency, _created = Agency.objects.get_or_create(
            code=agency_code,
            defaults={"name": f"Policía {agency_code}", "country": agency_code[-2:]},
        )
        load_framework()
        self.programme = load_programme()
        self.number = count(10_000 + seed * 100_000)
        self.unusable = make_password(None)
        self.phases = list(
            PhaseTemplate.objects.filter(programme_version=self.programme).order_by("order")[:2]
        )

    def new_id(self) -> UUID:
        """Return a UUIDv4 out of the seed."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def person(self, unit: Unit, number: str = "") -> User:
        """Return a person who is not saved yet."""
        number = number or str(next(self.number))
        return User(
            privacy_version=settings.PRIVACY_NOTICE_VERSION,
            id=self.new_id(),
            agency=self.agency,
            service_number=number,
            login_key=login_key_for(self.agency.code, number),
            first_name=self.random.choice(GIVEN),
            last_name=f"{self.random.choice(FAMILY)} {self.random.choice(FAMILY)}",
            unit=unit,
            password=self.unusable,
        )

    def readers(self) -> None:
        """Add the people who read the whole agency, each under the name of the role."""
        academy = place_unit(agency=self.agency, name="Academia")
        roles = (Role.COORDINATOR, Role.LEADERSHIP)
        people = [self.person(academy, role.value) for role in roles]
        User.objects.bulk_create(people)
        RoleGrant.objects.bulk_create(
            RoleGrant(person=person, role=role) for person, role in zip(people, roles, strict=True)
        )

    def cohort(self, label: str, trainees: int) -> list[Pair]:
        """Add a cohort in its first rated phase, with officers and supervisors; bulk inserts."""
        cohort = Cohort.objects.create(
            agency=self.agency,
            label=label,
            programme_version=self.programme,
            starts_on=self.today - timedelta(days=BEGAN_DAYS_AGO),
        )
        pairs = list(self._pairs(cohort, trainees))
        officers = {pair.officer.pk: pair.officer for pair in pairs}.values()
        supervisors = {pair.supervisor.pk: pair.supervisor for pair in pairs}.values()
        learners = [pair.enrolment.trainee for pair in pairs]
        User.objects.bulk_create([*supervisors, *officers, *learners], BATCH)
        RoleGrant.objects.bulk_create(
            [
                RoleGrant(person=person, role=role, unit=person.unit)
                for role, people in (
                    (Role.SUPERVISOR, supervisors),
                    (Role.FTO, officers),
                    (Role.TRAINEE, learners),
                )
                for person in people
            ],
            BATCH,
        )
        OfficerCertification.objects.bulk_create(
            [
                OfficerCertification(
                    person=officer,
                    status=CertificationStatus.ACTIVE,
                    issued_on=self.today - timedelta(days=400),
                    expires_on=self.today + timedelta(days=400),
                )
                for officer in officers
            ],
            BATCH,
        )
        Enrolment.objects.bulk_create([pair.enrolment for pair in pairs], BATCH)
        PhaseInstance.objects.bulk_create(
            [phase for pair in pairs for phase in (self._orientation(pair), pair.phase)], BATCH
        )
        Assignment.objects.bulk_create([self._assignment(pair) for pair in pairs], BATCH)
        return pairs

    def _pairs(self, cohort: Cohort, trainees: int) -> Iterator[Pair]:
        for place in range(trainees):
            if place % TRAINEES_OF_A_UNIT == 0:
                name = f"Comisaría {cohort.label}-{place // TRAINEES_OF_A_UNIT + 1}"
                unit = place_unit(agency=self.agency, name=name)
                supervisor = self.person(unit)
            if place % TRAINEES_OF_AN_OFFICER == 0:
                officer = self.person(unit)
            enrolment = Enrolment(
                id=self.new_id(),
                agency=self.agency,
                trainee=self.person(unit),
                programme_version=self.programme,
                cohort=cohort,
                unit=unit,
                status=EnrolmentStatus.IN_PHASE,
                starts_on=self.today - timedelta(days=BEGAN_DAYS_AGO),
            )
            phase = PhaseInstance(
                enrolment=enrolment,
                template=self.phases[1],
                starts_on=self.today - timedelta(days=PHASE_DAYS_AGO),
            )
            yield Pair(enrolment, phase, officer, supervisor)

    def _orientation(self, pair: Pair) -> PhaseInstance:
        return PhaseInstance(
            enrolment=pair.enrolment,
            template=self.phases[0],
            starts_on=pair.enrolment.starts_on,
            ends_on=self.today - timedelta(days=PHASE_DAYS_AGO + 1),
            current=False,
        )

    def _assignment(self, pair: Pair) -> Assignment:
        return Assignment(
            id=self.new_id(),
            enrolment=pair.enrolment,
            phase=pair.phase,
            officer=pair.officer,
            from_date=self.today - timedelta(days=PHASE_DAYS_AGO),
        )
