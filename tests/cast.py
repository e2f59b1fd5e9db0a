"""The people of the tests: one agency at work, one that may know nothing of it.

Everything here is a fixture (registered by ``tests/conftest.py``) or a plain function to import::

    from tests.cast import Cast, client_for, envelope, file

    def test_something(cast: Cast) -> None:
        outcome = file(cast, envelope(cast, days_ago=1))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.actions.load_framework import load_framework
from curriculum.actions.load_programme import load_programme
from curriculum.models import Framework, PhaseTemplate, ProgrammeVersion
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
)
from tests.envelopes import REMOVED, envelope, file, put, signed
from tests.factories import (
    AgencyFactory,
    AssignmentFactory,
    CertificationFactory,
    CohortFactory,
    EnrolmentFactory,
    PersonFactory,
    PhaseInstanceFactory,
    RoleGrantFactory,
    UnitFactory,
)

__all__ = [
    "REMOVED",
    "Cast",
    "Units",
    "client_for",
    "days_before",
    "enrol",
    "envelope",
    "file",
    "next_version",
    "put",
    "signed",
]

PHASE_STARTED_DAYS_AGO = 10
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Units:
    """Two stations and the academy of PNC-GT, one station of PN-HN."""

    first: Unit
    second: Unit
    academy: Unit
    foreign: Unit


@dataclass
class Cast:
    """Who does what. People without a word on it belong to PNC-GT and hold a role there.

    ``officer`` accompanies ``trainee`` from the start of Fase I, ten days ago, in ``units.first``,
    where ``supervisor`` has a grant; ``other_officer`` and ``other_trainee`` are of that unit and
    not paired; ``other_supervisor`` and ``distant_trainee`` belong to ``units.second``.
    Trainees carry ``.enrolment``. Coordinator, leadership, audit, editor and donor hold agency-wide
    grants. Everybody named ``stranger_…`` is of PN-HN.
    """

    agency: Agency
    other_agency: Agency
    units: Units
    cohort: Cohort
    programme: ProgrammeVersion
    officer: User
    other_officer: User
    trainee: User
    other_trainee: User
    distant_trainee: User
    supervisor: User
    other_supervisor: User
    coordinator: User
    other_coordinator: User
    leadership: User
    audit: User
    editor: User
    donor: User
    stranger_officer: User
    stranger_coordinator: User
    stranger_leadership: User
    stranger_trainee: User
    assignment: Assignment

    @property
    def enrolment(self) -> Enrolment:
        """The trainee's enrolment."""
        return self.trainee.enrolment

    @property
    def phase(self) -> PhaseInstance:
        """The trainee's current phase."""
        return self.enrolment.phases.get(current=True)

    def again(self, name: str) -> User:
        """Return a person as another request would load it: nothing remembered."""
        return User.objects.get(pk=getattr(self, name).pk)


ROLES = {
    "officer": ("fto", "first"),
    "other_officer": ("fto", "first"),
    "trainee": ("trainee", "first"),
    "other_trainee": ("trainee", "first"),
    "distant_trainee": ("trainee", "second"),
    "supervisor": ("supervisor", "first"),
    "other_supervisor": ("supervisor", "second"),
    "coordinator": ("coordinator", "academy"),
    "other_coordinator": ("coordinator", "academy"),
    "leadership": ("leadership", "academy"),
    "audit": ("audit", "academy"),
    "editor": ("editor", "academy"),
    "donor": ("donor", "academy"),
    "stranger_officer": ("fto", "foreign"),
    "stranger_coordinator": ("coordinator", "foreign"),
    "stranger_leadership": ("leadership", "foreign"),
    "stranger_trainee": ("trainee", "foreign"),
}
"""Role and unit of everybody; officers, trainees and supervisors hold the role in that unit."""

IN_ONE_UNIT = ("fto", "trainee", "supervisor")


def days_before(count: int) -> date:
    """Return the local date some days ago."""
    return timezone.localdate() - timedelta(days=count)


def client_for(person: User | None, *, enforce_csrf_checks: bool = False) -> Client:
    """Return a browser in which the person is signed in; nobody is for ``None``."""
    client = Client(enforce_csrf_checks=enforce_csrf_checks)
    if person is not None:
        client.force_login(person, backend=BACKEND)
    return client


def enrol(trainee: User, cohort: Cohort, *, order: int = 2) -> Enrolment:
    """Enrol a person in the phase of that order (2 is Fase I), begun ten days ago."""
    enrolment, phase = _enrolment(trainee, cohort, order)
    enrolment.save()
    phase.save()
    return enrolment


def _enrolment(trainee: User, cohort: Cohort, order: int) -> tuple[Enrolment, PhaseInstance]:
    start = days_before(PHASE_STARTED_DAYS_AGO)
    enrolment = EnrolmentFactory.build(trainee=trainee, cohort=cohort, starts_on=start)
    template = PhaseTemplate.objects.get(programme_version=cohort.programme_version_id, order=order)
    phase = PhaseInstanceFactory.build(enrolment=enrolment, template=template, starts_on=start)
    trainee.enrolment = enrolment  # type: ignore[attr-defined]
    return enrolment, phase


def next_version(cast: Cast) -> ProgrammeVersion:
    """Return a draft of the programme's second version, without phases."""
    known = cast.programme
    return ProgrammeVersion.objects.create(
        programme=known.programme,
        version=2,
        framework=known.framework,
        narrative_rule=known.narrative_rule,
        thresholds=known.thresholds,
        deadlines=known.deadlines,
    )


@pytest.fixture
def mcv1(db: None) -> Framework:
    """The published framework MCV-1: 34 competencies, loaded in about 12 ms."""
    return load_framework()


@pytest.fixture
def programme(mcv1: Framework) -> ProgrammeVersion:
    """The published programme GT-16 with its form."""
    return load_programme()


@pytest.fixture
def agency(db: None) -> Agency:
    """PNC-GT."""
    return AgencyFactory(code="PNC-GT")


@pytest.fixture
def units(agency: Agency) -> Units:
    """Stations of both agencies."""
    foreign = AgencyFactory(code="PN-HN")
    return Units(
        UnitFactory(agency=agency, name="Comisaría 11"),
        UnitFactory(agency=agency, name="Comisaría 12"),
        UnitFactory(agency=agency, name="Academia"),
        UnitFactory(agency=foreign, name="UMEP 1"),
    )


@pytest.fixture
def cohort(agency: Agency, programme: ProgrammeVersion) -> Cohort:
    """Promotion 57 of PNC-GT."""
    return CohortFactory(agency=agency, programme_version=programme)


@pytest.fixture
def cast(units: Units, cohort: Cohort) -> Cast:
    """Everybody, written in few queries."""
    return make_cast(units, cohort)


def make_cast(units: Units, cohort: Cohort) -> Cast:
    """Create everybody; for tests that build their own database state."""
    people = {
        name: PersonFactory.build(
            agency=getattr(units, place).agency,
            unit=getattr(units, place),
            service_number=name,
            first_name="Elsa Marina" if number % 2 else "Otto René",
            last_name=name.replace("_", " ").title(),
        )
        for number, (name, (_role, place)) in enumerate(ROLES.items())
    }
    User.objects.bulk_create(people.values())
    RoleGrant.objects.bulk_create(
        RoleGrantFactory.build(
            person=people[name],
            role=role,
            unit=getattr(units, place) if role in IN_ONE_UNIT else None,
        )
        for name, (role, place) in ROLES.items()
    )
    OfficerCertification.objects.bulk_create(
        CertificationFactory.build(person=people[name])
        for name, (role, _place) in ROLES.items()
        if role == "fto"
    )
    foreign = CohortFactory(
        agency=units.foreign.agency, label="9", programme_version=cohort.programme_version
    )
    enrolments, phases = zip(
        *(
            _enrolment(person, foreign if person.unit == units.foreign else cohort, 2)
            for name, person in people.items()
            if ROLES[name][0] == "trainee"
        ),
        strict=True,
    )
    Enrolment.objects.bulk_create(enrolments)
    PhaseInstance.objects.bulk_create(phases)
    assignment = AssignmentFactory(
        enrolment=people["trainee"].enrolment,
        phase=people["trainee"].enrolment.phases.get(),
        officer=people["officer"],
        from_date=days_before(PHASE_STARTED_DAYS_AGO),
        approved_by=people["coordinator"],
    )
    return Cast(
        agency=cohort.agency,
        other_agency=units.foreign.agency,
        units=units,
        cohort=cohort,
        programme=cohort.programme_version,
        assignment=assignment,
        **people,
    )
