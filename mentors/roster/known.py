"""What the database already says about the people and places of one roster; few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models.functions import Lower

from curriculum.models import PhaseTemplate
from interface.spreadsheets.table import Table, tidy
from mentors.choices import ACTIVE_ENROLMENT
from mentors.models import (
    Agency,
    Enrolment,
    FormerNumber,
    PhaseInstance,
    RoleGrant,
    User,
    login_key_for,
)
from mentors.roster import columns as c
from mentors.roster.rows import Places


@dataclass
class KnownPerson:
    """One recorded person with everything that a roster compares or changes.

    ``merged``: an alias of another account. ``grants`` maps roles to the ids of their units (None:
    agency-wide); ``past`` are enrolments that are not active any more.
    """

    user: User
    merged: bool = False
    grants: dict[str, set[int | None]] = field(default_factory=dict)
    enrolment: Enrolment | None = None
    phase: PhaseInstance | None = None
    past: list[Enrolment] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """People of the agency by login key, and who holds each e-mail of the file (any agency).

    ``former_numbers`` maps the login key of a number that somebody had to the one they have now.
    """

    people: dict[str, KnownPerson]
    email_holders: dict[str, UUID]
    former_numbers: dict[str, str] = field(default_factory=dict)


def places_of(agency: Agency) -> Places:
    """Return the agency's units, cohorts and the phases of their programmes; three queries."""
    cohorts = {tidy(cohort.label): cohort for cohort in agency.cohorts.all()}
    versions = {cohort.programme_version_id for cohort in cohorts.values()}
    phases: dict[int, list[PhaseTemplate]] = defaultdict(list)
    for phase in PhaseTemplate.objects.filter(programme_version__in=versions).order_by("order"):
        phases[phase.programme_version_id].append(phase)
    return Places(
        agency_code=agency.code,
        units={tidy(unit.name): unit for unit in agency.units.all()},
        cohorts=cohorts,
        phases={version: tuple(found) for version, found in phases.items()},
    )


def known_of(table: Table, agency: Agency) -> Known:
    """Return what is recorded about the people and e-mails of the file; at most six queries."""
    numbers = {row[c.NUMBER].text for row in table.rows} - {""}
    emails = {row[c.EMAIL].text.lower() for row in table.rows} - {""}
    keys = {login_key_for(agency.code, number) for number in numbers}
    return Known(_people(agency, keys), _email_holders(emails), _former_numbers(keys))


def _former_numbers(keys: set[str]) -> dict[str, str]:
    rows = FormerNumber.objects.filter(login_key__in=keys)
    return dict(rows.values_list("login_key", "person__service_number"))


def _people(agency: Agency, keys: set[str]) -> dict[str, KnownPerson]:
    users = User.objects.filter(agency=agency, login_key__in=keys).select_related("unit", "merge")
    people = {user.pk: KnownPerson(user, merged=hasattr(user, "merge")) for user in users}
    for grant in RoleGrant.objects.filter(person__in=people):
        people[grant.person_id].grants.setdefault(grant.role, set()).add(grant.unit_id)
    for enrolment in _enrolments(people):
        person = people[enrolment.trainee_id]
        if enrolment.status in ACTIVE_ENROLMENT:
            person.enrolment = enrolment
        else:
            person.past.append(enrolment)
    _add_phases(people.values())
    return {person.user.login_key: person for person in people.values()}


def _enrolments(people: Iterable[UUID]) -> Iterable[Enrolment]:
    return Enrolment.objects.filter(trainee__in=people).select_related("cohort", "unit")


def _add_phases(people: Iterable[KnownPerson]) -> None:
    active = {person.enrolment.pk: person for person in people if person.enrolment}
    current = PhaseInstance.objects.filter(enrolment__in=active, current=True)
    for phase in current.select_related("template"):
        active[phase.enrolment_id].phase = phase


def _email_holders(emails: set[str]) -> dict[str, UUID]:
    # Folded here too: the database compares letter by letter, people do not.
    holders = User.objects.annotate(folded=Lower("email")).filter(folded__in=emails)
    return dict(holders.values_list("folded", "pk"))
