"""People of a stated number: units, officers, trainees and whom each officer accompanies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from config.demonstration.bulk.accompanied import Accompanied
from config.demonstration.bulk.register import Register
from config.demonstration.bulk.saving import save
from curriculum.actions.load_framework import load_framework
from curriculum.actions.load_programme import load_programme
from curriculum.models import PhaseTemplate
from mentors.actions.place_unit import place_unit
from mentors.choices import Role
from mentors.models import Agency, Cohort, OfficerCertification, RoleGrant, Unit, User

BEGAN_DAYS_AGO = 60
PHASE_DAYS_AGO = 53
TRAINEES_OF_A_UNIT = 24
TRAINEES_OF_AN_OFFICER = 2

GIVEN = ("Elsa Marina", "Otto René", "Gloria Inés", "Byron Estuardo", "Dilia Noemí", "Wilmer")
FAMILY = ("Tun Cojulún", "Ixcot Ramírez", "Pineda", "Caal Choc", "Mejía Zúniga", "Ávila Orellana")


@dataclass(frozen=True)
class Pair:
    """A trainee with the officer who accompanies and the supervisor of the unit."""

    learner: Accompanied
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
        self.phases = list(
            PhaseTemplate.objects.filter(programme_version=self.programme).order_by("order")[:2]
        )
        self.register = Register(self.agency, by=None, at=timezone.now(), new_id=self.new_id)

    def new_id(self) -> UUID:
        """Return a UUIDv4 out of the seed."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def person(self, unit: Unit, role: str) -> User:
        """Return a person who is not saved yet and has read the privacy notice."""
        return self.register.person(
            str(next(self.number)),
            role,
            unit=unit,
            first_name=self.random.choice(GIVEN),
            last_name=f"{self.random.choice(FAMILY)} {self.random.choice(FAMILY)}",
            privacy_version=settings.PRIVACY_NOTICE_VERSION,
        )

    def readers(self) -> None:
        """Add the people who read the whole agency, each under the name of the role."""
        academy = place_unit(agency=self.agency, name="Academia")
        for role in (Role.COORDINATOR, Role.LEADERSHIP):
            person = User.objects.create_user(
                agency=self.agency,
                service_number=role.value,
                first_name=self.random.choice(GIVEN),
                last_name=self.random.choice(FAMILY),
                unit=academy,
                privacy_version=settings.PRIVACY_NOTICE_VERSION,
            )
            RoleGrant.objects.create(person=person, role=role)

    def cohort(self, label: str, trainees: int) -> list[Pair]:
        """Add a cohort in its first rated phase, with officers and supervisors; bulk inserts."""
        cohort = Cohort.objects.create(
            agency=self.agency,
            label=label,
            programme_version=self.programme,
            starts_on=self.today - timedelta(days=BEGAN_DAYS_AGO),
        )
        pairs = list(self._pairs(cohort, trainees))
        save(self.register.rows)
        self.register.rows = []
        return pairs

    def _pairs(self, cohort: Cohort, trainees: int) -> Iterator[Pair]:
        for place in range(trainees):
            if place % TRAINEES_OF_A_UNIT == 0:
                name = f"Comisaría {cohort.label}-{place // TRAINEES_OF_A_UNIT + 1}"
                unit = place_unit(agency=self.agency, name=name)
                supervisor = self.person(unit, Role.SUPERVISOR)
            if place % TRAINEES_OF_AN_OFFICER == 0:
                officer = self.person(unit, Role.FTO)
                certificate = self._certify(officer)
            yield Pair(self._learner(unit, cohort, officer, certificate), officer, supervisor)

    def _certify(self, officer: User) -> OfficerCertification:
        return self.register.certify(
            officer,
            issued_on=self.today - timedelta(days=400),
            expires_on=self.today + timedelta(days=400),
            evidence="Diploma",
        )

    def _learner(
        self, unit: Unit, cohort: Cohort, officer: User, certificate: OfficerCertification
    ) -> Accompanied:
        began, phase_began = (
            self.today - timedelta(days=days) for days in (BEGAN_DAYS_AGO, PHASE_DAYS_AGO)
        )
        enrolment, phases = self.register.enrol(
            self.person(unit, Role.TRAINEE),
            cohort,
            list(zip(self.phases, (began, phase_began), strict=True)),
        )
        assignment = self.register.assign(phases[-1], officer, from_date=phase_began)
        return Accompanied(enrolment, phases, [assignment], [certificate])
