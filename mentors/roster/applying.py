"""Write a plan in bulk. Called by ``mentors.actions.import_roster`` inside its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from curriculum.models import PhaseTemplate
from mentors.actions.enrol_trainee import draft_enrolment, status_in
from mentors.choices import Role
from mentors.models import (
    Agency,
    Enrolment,
    OfficerCertification,
    PhaseInstance,
    Posting,
    RoleGrant,
    User,
)
from mentors.roster import columns as c
from mentors.roster.known import KnownPerson
from mentors.roster.plan import Outcome, Plan, Result
from mentors.roster.rows import Entry

BATCH = 500

Training = tuple[Enrolment, PhaseInstance]
Pair = tuple[Entry, KnownPerson]


def write(plan: Plan, agency: Agency, today: date) -> None:
    """Create and update what the plan says. ``today`` is when phases that are left end."""
    updated = [_pair(result) for result in plan.of(Outcome.UPDATED)]
    _release_emails(updated)
    _create(plan.of(Outcome.CREATED), agency)
    _record_moves(updated, today)
    _update_grants(updated)
    _update_training(updated)
    _update_phases(updated, today)
    _update_people(updated)


def _pair(result: Result) -> Pair:
    assert result.entry is not None  # noqa: S101 - an updated row has both
    assert result.person is not None  # noqa: S101
    return result.entry, result.person


def _create(results: Sequence[Result], agency: Agency) -> None:
    entries = [result.entry for result in results if result.entry is not None]
    people = [(entry, _user(entry, agency)) for entry in entries]
    User.objects.bulk_create([user for _entry, user in people], BATCH)
    _add_grants(people)
    _add_training(people)


def _user(entry: Entry, agency: Agency) -> User:
    """Return an unsaved person who cannot sign in until invited (decision 33)."""
    user = User(
        agency=agency,
        service_number=entry.number,
        # ``bulk_create`` passes ``User.save`` by, so the key is set here.
        login_key=entry.login_key,
        first_name=entry.first_name,
        last_name=entry.last_name,
        email=entry.email or None,
        sex=entry.sex,
        unit=entry.unit,
        service_since=None if entry.cohort else entry.starts_on,
    )
    user.set_unusable_password()
    return user


def _add_grants(people: Sequence[tuple[Entry, User]]) -> None:
    RoleGrant.objects.bulk_create(
        [
            RoleGrant(
                person=user,
                role=entry.role,
                unit=None if entry.role in c.AGENCY_WIDE else entry.unit,
            )
            for entry, user in people
        ],
        BATCH,
    )
    officers = {user.pk: user for entry, user in people if entry.role == Role.FTO}
    held = OfficerCertification.objects.filter(person__in=officers)
    for known in held.values_list("person", flat=True):
        officers.pop(known, None)
    OfficerCertification.objects.bulk_create(
        [OfficerCertification(person=user) for user in officers.values()], BATCH
    )


def _add_training(people: Sequence[tuple[Entry, User]]) -> None:
    begun: list[Training] = [
        draft_enrolment(
            trainee_id=user.pk,
            cohort=entry.cohort,
            unit=entry.unit,
            starts_on=entry.starts_on,
            phase=entry.phase or entry.first_phase,
            first_phase=entry.first_phase,
        )
        for entry, user in people
        if entry.cohort is not None and entry.first_phase is not None
    ]
    Enrolment.objects.bulk_create([enrolment for enrolment, _phase in begun], BATCH)
    PhaseInstance.objects.bulk_create([phase for _enrolment, phase in begun], BATCH)


def _record_moves(pairs: Sequence[Pair], today: date) -> None:
    """Write down who leaves which unit and serves in which from today on.

    A file says where people serve, not since when: today is when it became known.
    """
    moved = {
        person.user.pk: (person.user, entry.unit)
        for entry, person in pairs
        if person.user.unit_id != entry.unit.pk
    }
    if not moved:
        return
    running = Posting.objects.filter(person__in=moved, to_date__isnull=True)
    recorded = set(running.values_list("person", flat=True))
    running.update(to_date=today)
    Posting.objects.bulk_create(
        [
            Posting(person=user, unit_id=user.unit_id, to_date=today)
            for user, _unit in moved.values()
            if user.pk not in recorded and user.unit_id is not None
        ]
        + [Posting(person=user, unit=unit, from_date=today) for user, unit in moved.values()],
        BATCH,
    )


def _update_grants(pairs: Sequence[Pair]) -> None:
    """Add roles not held; a role held at the unit that the person leaves moves along.

    A grant elsewhere was given on purpose (a supervisor of a whole district): it stays.
    """
    _add_grants(
        [(entry, person.user) for entry, person in pairs if entry.role not in person.grants]
    )
    moves: dict[tuple[str, int, int], list[User]] = defaultdict(list)
    for entry, person in pairs:
        units = person.grants.get(entry.role, set())
        left, reached = person.user.unit_id, entry.unit.pk
        if left is not None and left in units and reached not in units:
            moves[entry.role, left, reached].append(person.user)
    for (role, left, reached), users in moves.items():
        RoleGrant.objects.filter(person__in=users, role=role, unit=left).update(unit=reached)


def _update_training(pairs: Sequence[Pair]) -> None:
    _add_training([(entry, person.user) for entry, person in pairs if person.enrolment is None])
    changed = []
    for entry, person in pairs:
        enrolment, cohort = person.enrolment, entry.cohort
        if enrolment is None or cohort is None:
            continue
        wanted = {"cohort_id": cohort.pk, "unit_id": entry.unit.pk, "starts_on": entry.starts_on}
        if entered := _entered(entry, person):
            wanted["status"] = status_in(entered)
        changed.append((enrolment, wanted))
    _write_changes(Enrolment, changed)


def _update_phases(pairs: Sequence[Pair], today: date) -> None:
    moved, left, entered = [], [], []
    for entry, person in pairs:
        enrolment, phase = person.enrolment, person.phase
        if enrolment is None or entry.cohort is None:
            continue
        if phase is not None and phase.starts_on == enrolment.starts_on:
            # The first phase starts with the enrolment, so it moves with it.
            moved.append((phase, {"starts_on": entry.starts_on}))
        if template := _entered(entry, person):
            left += [phase.pk] if phase else []
            entered.append(PhaseInstance(enrolment=enrolment, template=template))
    _write_changes(PhaseInstance, moved)
    # One current phase per enrolment: close before opening.
    PhaseInstance.objects.filter(pk__in=left).update(current=False, ends_on=today)
    PhaseInstance.objects.bulk_create(entered, BATCH)


def _entered(entry: Entry, person: KnownPerson) -> PhaseTemplate | None:
    """Return the phase that the entry moves the trainee to, if it is another one."""
    if entry.phase is None:
        return None
    current = person.phase.template_id if person.phase else None
    return entry.phase if entry.phase.pk != current else None


def _release_emails(pairs: Sequence[Pair]) -> None:
    """Take e-mails that change away first: passed on, to a new person too, they would meet."""
    moving = [
        person.user.pk
        for entry, person in pairs
        if entry.email and (person.user.email or "") != entry.email
    ]
    User.objects.filter(pk__in=moving).update(email=None)


def _update_people(pairs: Sequence[Pair]) -> None:
    """Update names, e-mail, sex, unit and service date. Last: moves need the old unit."""
    shared: list[tuple[User, dict[str, Any]]] = []
    personal: list[tuple[User, dict[str, Any]]] = []
    for entry, person in pairs:
        user = person.user
        since = user.service_since if entry.cohort else entry.starts_on
        shared.append(
            (
                user,
                {
                    "unit_id": entry.unit.pk,
                    "sex": entry.sex or user.sex,
                    "service_since": since,
                },
            )
        )
        personal.append(
            (
                user,
                {
                    "first_name": entry.first_name,
                    "last_name": entry.last_name,
                    "email": entry.email or user.email,
                },
            )
        )
    _write_changes(User, shared)
    _write_changes(User, personal)


def _write_changes(model: type[Model], wanted: Iterable[tuple[Model, Mapping[str, Any]]]) -> None:
    """Write what differs, one UPDATE for all rows that change alike.

    A new file mostly moves many people to few units and phases. ``bulk_update`` builds a CASE for
    every value: ten times slower for 5,000 rows.
    """
    alike: dict[tuple[tuple[str, Any], ...], list[Any]] = defaultdict(list)
    for row, values in wanted:
        changed = tuple(
            (name, value) for name, value in values.items() if getattr(row, name) != value
        )
        if changed:
            alike[changed].append(row.pk)
    for changed, keys in alike.items():
        model._default_manager.filter(pk__in=keys).update(**dict(changed))
