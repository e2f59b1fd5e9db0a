"""One entry beside the recorded person: what would change, and what stands against it (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentors.choices import EnrolmentStatus, Role
from mentors.roster import columns as c
from mentors.roster.known import KnownPerson
from mentors.roster.problems import Problem, problem
from mentors.roster.rows import Entry, spanish_name


@dataclass(frozen=True, slots=True)
class Change:
    """One column of one person, in the words of a roster; ``""`` is "nothing recorded"."""

    column: str
    before: str
    after: str


def obstacles(entry: Entry, person: KnownPerson) -> list[Problem]:
    """Return why the recorded training of the person does not allow this entry."""
    if entry.cohort is None:
        return []
    label = entry.cohort.label
    if person.enrolment is not None:
        pinned = person.enrolment.programme_version_id
        if pinned != entry.cohort.programme_version_id:
            return [problem(c.COHORT, "cohort_changed_programme", label)]
        return []
    # A file of last year must not enrol again who finished since; a new cohort may.
    for past in person.past:
        if past.status == EnrolmentStatus.SUSPENDED or past.cohort_id == entry.cohort.pk:
            return [problem(c.COHORT, "training_not_active", past.cohort.label)]
    return []


def changes(entry: Entry, person: KnownPerson) -> list[Change]:
    """Return what the entry changes, in the order of the columns.

    Empty optional cells (``correo``, ``sexo``, ``fase``) mean "leave it as it is".
    """
    user = person.user
    wanted = [
        Change(c.FIRST_NAME, user.first_name, entry.first_name),
        Change(c.LAST_NAME, user.last_name, entry.last_name),
        Change(c.EMAIL, (user.email or "").lower(), entry.email or (user.email or "").lower()),
        Change(c.SEX, user.sex, entry.sex or user.sex),
        Change(c.ROLE, *_roles(entry, person)),
        Change(c.UNIT, _unit_name(entry, person), entry.unit.name),
    ]
    if entry.cohort is None:
        wanted.append(Change(c.STARTS_ON, _iso(user.service_since), entry.starts_on.isoformat()))
    else:
        wanted += _training(entry, entry.cohort.label, person)
    return [change for change in wanted if change.before != change.after]


def _roles(entry: Entry, person: KnownPerson) -> tuple[str, str]:
    """Return the roles held and those held afterwards; an import never takes one away."""
    held = [role for role in Role.values if role in person.grants]
    after = [role for role in Role.values if role in held or role == entry.role]
    return _joined(held), _joined(after)


def _joined(roles: list[str]) -> str:
    return ", ".join(c.ROLE_KEYS.get(role, role) for role in roles)


def _unit_name(entry: Entry, person: KnownPerson) -> str:
    """Return where the person serves, or trains if only that differs."""
    if person.user.unit_id != entry.unit.pk:
        return person.user.unit.name if person.user.unit else ""
    if entry.cohort is not None and person.enrolment is not None:
        return person.enrolment.unit.name
    return entry.unit.name


def _training(entry: Entry, cohort: str, person: KnownPerson) -> list[Change]:
    enrolment, phase = person.enrolment, person.phase
    current = spanish_name(phase.template) if phase else ""
    wanted = entry.phase or (entry.first_phase if enrolment is None else None)
    return [
        Change(c.COHORT, enrolment.cohort.label if enrolment else "", cohort),
        Change(c.PHASE, current, spanish_name(wanted) if wanted else current),
        Change(
            c.STARTS_ON,
            _iso(enrolment.starts_on if enrolment else None),
            entry.starts_on.isoformat(),
        ),
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
