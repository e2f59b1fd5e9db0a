"""The people of one unit, and who accompanied whom through which phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Model

from config.demonstration.bulk.accompanied import Accompanied
from config.demonstration.bulk.register import Register
from config.demonstration.full import places
from config.demonstration.full.names import name_of
from config.demonstration.full.patterns import LEANING, Post, manner_of
from config.demonstration.full.places import OFFICERS_OF_A_UNIT, TRAINEES_OF_A_UNIT, Land
from config.demonstration.shifts import Manner
from curriculum.choices import OfficerRule
from curriculum.models import PhaseTemplate
from mentors.choices import Role
from mentors.models import Agency, Cohort, OfficerCertification, Unit, User

SEED = 2026
FIRST_NUMBER = 40
"""Service numbers name the unit from here on, so that none is one of the small demonstration."""


@dataclass(frozen=True)
class Officer:
    """A field training officer: how that person rates, and where among the others."""

    post: Post
    person: User
    certificate: OfficerCertification
    manner: Manner


@dataclass(frozen=True)
class Learner:
    """A trainee with everybody around; ``officers`` by the id of the person."""

    post: Post
    accompanied: Accompanied
    officers: dict[UUID, Officer]
    supervisor: User
    witness: User

    def officer_on(self, day: date) -> Officer:
        """Return who accompanied on that day."""
        return next(
            self.officers[row.officer_id]
            for row in self.accompanied.assignments
            if row.from_date <= day and (row.to_date is None or day <= row.to_date)
        )


def new_id(random: Random) -> UUID:
    """Return a UUIDv4 out of a seed."""
    return UUID(int=random.getrandbits(128), version=4)


def officer_number(post: Post) -> str:
    """Return the service number of an officer."""
    return f"3{post.unit + FIRST_NUMBER}{post.place:02}"


def trainee_number(post: Post) -> str:
    """Return the service number of a trainee: digits of the promotion first."""
    promotions = places.land_of(post.agency).promotions
    digits = "".join(filter(str.isdigit, promotions[post.place % len(promotions)]))[:3]
    return f"{digits}{post.unit + FIRST_NUMBER}{post.place:02}"


class House:
    """Draws the people of one unit, always the same."""

    def __init__(
        self, land: Land, unit: int, cohorts: list[Cohort], *, by: User, today: date, now: datetime
    ) -> None:
        self.land, self.number, self.cohorts, self.today = land, unit, cohorts, today
        self.random = Random(f"{SEED} {land.agency} {unit}")
        self.agency: Agency = cohorts[0].agency
        self.unit: Unit = places.unit_of(self.agency, land.units[unit])
        self.register = Register(self.agency, by=by, at=now, new_id=lambda: new_id(self.random))

    @property
    def rows(self) -> list[Model]:
        """Return everything that is to be saved."""
        return self.register.rows

    def learners(self) -> list[Learner]:
        """Return the trainees, half of them of each promotion, with their officers."""
        number = f"2{self.number + FIRST_NUMBER}00"
        supervisor = self._person(number, Role.SUPERVISOR, rank="Oficial")
        officers = [self._officer(place) for place in range(OFFICERS_OF_A_UNIT)]
        return [self._learner(place, officers, supervisor) for place in range(TRAINEES_OF_A_UNIT)]

    def _person(self, number: str, role: str, *, rank: str, women: float = 0.2) -> User:
        drawn: dict[str, Any] = name_of(self.random, self.agency.country, women=women)
        return self.register.person(
            number,
            role,
            unit=self.unit,
            rank=rank,
            privacy_version=settings.PRIVACY_NOTICE_VERSION,
            **drawn,
        )

    def _officer(self, place: int) -> Officer:
        post = Post(self.agency.code, self.number, place)
        rank = self.random.choice(self.land.ranks)
        person = self._person(officer_number(post), Role.FTO, rank=rank)
        certificate = self.register.certify(
            person,
            issued_on=self.today - timedelta(days=self.random.randint(150, 900)),
            evidence=f"Diploma del curso de formación, acta {self.random.randint(10, 99)}",
        )
        leaning = self.random.gauss(0, LEANING)
        return Officer(post, person, certificate, manner_of(post, leaning))

    def _learner(self, place: int, officers: list[Officer], supervisor: User) -> Learner:
        post = Post(self.agency.code, self.number, place)
        cohort = self.cohorts[place % len(self.cohorts)]
        trainee = self._person(
            trainee_number(post), Role.TRAINEE, rank="Agente", women=self.land.women
        )
        if cohort.starts_on is None:
            raise ValueError("a promotion of the demonstration has a first day")
        begun = places.phases_until(cohort.programme_version, cohort.starts_on, self.today)
        enrolment, phases = self.register.enrol(trainee, cohort, begun)
        accompanying = _rotation([template for template, _day in begun], place, officers)
        assignments = []
        for phase, officer in zip(phases, accompanying, strict=True):
            if officer is not None and phase.starts_on is not None:
                assignments.append(
                    self.register.assign(
                        phase, officer.person, from_date=phase.starts_on, to_date=phase.ends_on
                    )
                )
        around = {row.person.pk: row for row in accompanying if row is not None}
        return Learner(
            post=post,
            accompanied=Accompanied(
                enrolment, phases, assignments, [row.certificate for row in around.values()]
            ),
            officers=around,
            supervisor=supervisor,
            witness=officers[(place + 5) % len(officers)].person,
        )


def _rotation(
    phases: list[PhaseTemplate], place: int, officers: list[Officer]
) -> list[Officer | None]:
    """Return the officer of each phase; none before the first rated one (invariant 9)."""
    found: list[Officer | None] = []
    turn = 0
    for phase in phases:
        if not phase.rated:
            found.append(None)
            continue
        first = next((row for row in found if row is not None), None)
        if first is not None and phase.officer_rule == OfficerRule.FIRST:
            found.append(first)
            continue
        found.append(officers[(place + turn) % len(officers)])
        turn += 1
    return found
