"""People written in bulk are those that the actions of ``mentors`` enter."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from config.demonstration.accounts import add_person
from config.demonstration.bulk.register import Register
from config.demonstration.bulk.saving import PEOPLE, save
from config.demonstration.people import ACCOUNTS, Person
from config.demonstration.places import place_agencies
from curriculum.models import PhaseTemplate
from ledger.models import AuditEvent
from mentors.actions.assign_officer import assign_officer
from mentors.actions.certify_officer import certify_officer
from mentors.actions.enrol_trainee import enrol_trainee
from mentors.choices import Role
from mentors.models import Agency, Cohort, Unit, User

pytestmark = pytest.mark.database

KEYS = ("id", "subject", "password", "person_id", "trainee_id", "enrolment_id", "phase_id")
OFFICER = Person("30999", "Ana", "Tzoc Lemus", "F", "Comisaría 11", "Inspectora")
TRAINEE = Person("57999", "Luis", "Coy Paiz", "M", "Comisaría 11")


@pytest.fixture
def agency(db: None) -> Agency:
    return place_agencies(timezone.localdate())


@pytest.fixture
def coordinator(agency: Agency) -> User:
    return add_person(ACCOUNTS[1], Role.COORDINATOR, agency=agency)


def rows_since(before: dict[type[Model], set[Any]]) -> dict[str, list[dict[str, Any]]]:
    """Every row that was not there, without the keys that are drawn anew."""
    return {
        table.__name__: sorted(
            (
                {name: value for name, value in row.items() if name not in (*KEYS, "officer_id")}
                for row in table._default_manager.exclude(pk__in=before[table]).values()
            ),
            key=repr,
        )
        for table in PEOPLE
    }


def test_they_are_entered_certified_enrolled_and_paired_alike(
    agency: Agency, coordinator: User
) -> None:
    cohort = Cohort.objects.get(agency=agency, label="58")
    unit = Unit.objects.get(agency=agency, name="Comisaría 11")
    now = timezone.now()
    today = timezone.localdate(now)
    before = {table: set(table._default_manager.values_list("pk", flat=True)) for table in PEOPLE}

    with time_machine.travel(now, tick=False), transaction.atomic():
        officer = add_person(OFFICER, Role.FTO, agency=agency)
        issued = today - timedelta(days=200)
        certify_officer(officer=officer, by=coordinator, issued_on=issued, evidence="Acta 30")
        trainee = add_person(TRAINEE, Role.TRAINEE, agency=agency)
        enrolment = enrol_trainee(
            trainee=trainee, cohort=cohort, unit=unit, starts_on=today, by=coordinator
        )
        assign_officer(enrolment=enrolment, officer=officer, by=coordinator, from_date=today)
        by_actions = rows_since(before)
        transaction.set_rollback(True)

    register = Register(agency, by=coordinator, at=now, new_id=new_id)
    people = {}
    for person, role in ((OFFICER, Role.FTO), (TRAINEE, Role.TRAINEE)):
        people[role] = register.person(
            person.number,
            role,
            unit=unit,
            first_name=person.first_name,
            last_name=person.last_name,
            sex=person.sex,
            rank=person.rank,
        )
    register.certify(people[Role.FTO], issued_on=issued, evidence="Acta 30")
    first = PhaseTemplate.objects.get(programme_version=cohort.programme_version, order=1)
    _enrolment, (phase,) = register.enrol(people[Role.TRAINEE], cohort, [(first, today)])
    register.assign(phase, people[Role.FTO], from_date=today)
    save(register.rows)

    assert rows_since(before) == by_actions
    assert AuditEvent.objects.exclude(pk__in=before[AuditEvent]).count() == 5


def new_id() -> UUID:
    return uuid4()
