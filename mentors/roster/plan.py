"""What a roster would do: one result for every row, in the order of the file (pure).

Rows are judged one after the other against what the database will say by then, so that applying
the same file again finds every accepted row unchanged and every rejected row rejected.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from interface.spreadsheets.table import Row, Table
from mentors.choices import Role
from mentors.models import User
from mentors.queries.scopes import Scopes, scopes_of
from mentors.roster import columns as c
from mentors.roster.comparison import Change, changes, obstacles
from mentors.roster.known import Known, KnownPerson
from mentors.roster.problems import Problem, problem
from mentors.roster.rows import Entry, Places, check_row


class Outcome(Enum):
    """What becomes of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Result:
    """One row with its outcome. ``entry`` is set unless rejected, ``person`` unless created."""

    row: int
    number: str
    outcome: Outcome
    entry: Entry | None = None
    person: KnownPerson | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def message(self) -> str:
        """Every problem as a sentence; the first one is what ``column`` and ``code`` name."""
        return " ".join(noted.sentence(self.row) for noted in self.problems)


@dataclass(frozen=True)
class Plan:
    """The results of one file for one agency."""

    sha256: str
    results: tuple[Result, ...]

    def of(self, outcome: Outcome) -> list[Result]:
        """Return the rows of one outcome."""
        return [result for result in self.results if result.outcome is outcome]

    @property
    def counts(self) -> dict[str, int]:
        """Rows by outcome, every outcome named."""
        return {outcome.value: len(self.of(outcome)) for outcome in Outcome}

    @property
    def digest(self) -> str:
        """SHA-256 of file and outcome: differs when the database changed what would happen."""
        facts = [self.sha256, *(_facts(result) for result in self.results)]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """Return the document that ``import_roster --json`` prints."""
        accepted = {
            outcome.value: [_accepted_json(result) for result in self.of(outcome)]
            for outcome in (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)
        }
        return accepted | {
            "rejected": [
                {
                    "row": result.row,
                    "column": result.problems[0].column,
                    "code": result.problems[0].code,
                    "message": result.message,
                }
                for result in self.of(Outcome.REJECTED)
            ]
        }


def make_plan(table: Table, places: Places, known: Known, by: User | None) -> Plan:
    """Judge every row. ``by`` limits the plan to what that person may do; None is the operator."""
    judge = _Judge(places, known, _Reach(by) if by is not None else None)
    return Plan(table.sha256, tuple(judge.result(row) for row in table.rows))


class _Reach:
    """What the importing coordinator may touch."""

    def __init__(self, by: User) -> None:
        self.by = by
        self.scopes: Scopes = scopes_of(by)

    def problems(self, entry: Entry, person: KnownPerson | None) -> Iterator[Problem]:
        """Yield what goes beyond it: foreign people, units and roles, and roles for oneself."""
        agency = entry.unit.agency_id
        if person is not None:
            user = person.user
            if not self.scopes.reaches(user.unit, agency, Role.COORDINATOR):
                yield problem(c.NUMBER, "person_out_of_reach")
            if user.pk == self.by.pk and entry.role not in person.grants:
                yield problem(c.ROLE, "own_role")
        if entry.role in c.AGENCY_WIDE and "" not in self.scopes.paths.get(Role.COORDINATOR, ()):
            yield problem(c.ROLE, "role_out_of_reach", c.ROLE_KEYS[entry.role])
        if not self.scopes.reaches(entry.unit, agency, Role.COORDINATOR):
            yield problem(c.UNIT, "unit_out_of_reach", entry.unit.name)


class _Judge:
    """Walks the rows and remembers what the accepted ones took and gave back."""

    def __init__(self, places: Places, known: Known, reach: _Reach | None) -> None:
        self.places, self.known, self.reach = places, known, reach
        self.holders: dict[str, UUID | str] = dict(known.email_holders)
        self.number_rows: dict[str, int] = {}
        self.email_rows: dict[str, int] = {}
        self.asked_in_vain: dict[str, int] = {}

    def result(self, row: Row) -> Result:
        """Return the outcome of the next row."""
        entry, problems = check_row(row, self.places)
        number = row[c.NUMBER].text
        problems = [*self._repetitions(row), *problems]
        if entry is None or problems:
            return _rejected(row.number, number, problems)
        person = self.known.people.get(entry.login_key)
        found = tuple(changes(entry, person)) if person else ()
        problems = [
            *self._number(entry),
            *self._standing(entry, person),
            *self._email(entry, person),
        ]
        if problems:
            return _rejected(row.number, number, problems)
        self._accept(entry, person)
        outcome = Outcome.CREATED
        if person is not None:
            outcome = Outcome.UPDATED if found else Outcome.UNCHANGED
        return Result(row.number, number, outcome, entry, person, found)

    def _repetitions(self, row: Row) -> Iterator[Problem]:
        """Yield what an accepted row of the same file has already (rule 7)."""
        number, email = row[c.NUMBER].text, row[c.EMAIL].text.lower()
        if first := self.number_rows.get(number.lower()):
            yield problem(c.NUMBER, "duplicate_number", row=first)
        if first := self.email_rows.get(email):
            yield problem(c.EMAIL, "duplicate_email", row=first)

    def _number(self, entry: Entry) -> Iterator[Problem]:
        """Yield that the number is an earlier one: the row would register its person twice."""
        now = self.known.former_numbers.get(entry.login_key)
        if now is not None and not self._is_open(entry.login_key):
            yield problem(c.NUMBER, "former_number", now)

    def _is_open(self, login_key: str) -> bool:
        """Tell whether the number names somebody now: a person may come back to an own number."""
        person = self.known.people.get(login_key)
        return person is not None and not person.merged

    def _standing(self, entry: Entry, person: KnownPerson | None) -> Iterator[Problem]:
        if self.reach is not None:
            yield from self.reach.problems(entry, person)
        if person is not None:
            yield from obstacles(entry, person)

    def _email(self, entry: Entry, person: KnownPerson | None) -> Iterator[Problem]:
        """Yield what stands against the e-mail.

        Who would give up an e-mail that an earlier row asked for in vain keeps it: otherwise that
        row would succeed the next time, and the same file twice would change something.
        """
        if not entry.email:
            return
        holder = self.holders.get(entry.email)
        if holder is not None and (person is None or holder != person.user.pk):
            self.asked_in_vain.setdefault(entry.email, entry.row)
            yield problem(c.EMAIL, "email_of_other_person")
        held = _email_of(person)
        if held and held != entry.email and held in self.asked_in_vain:
            yield problem(c.EMAIL, "email_order", row=self.asked_in_vain[held])

    def _accept(self, entry: Entry, person: KnownPerson | None) -> None:
        self.number_rows[entry.number.lower()] = entry.row
        if not entry.email:
            return
        self.email_rows[entry.email] = entry.row
        held = _email_of(person)
        if held and held != entry.email:
            self.holders.pop(held, None)
        self.holders[entry.email] = person.user.pk if person else entry.login_key


def _email_of(person: KnownPerson | None) -> str:
    return (person.user.email or "").lower() if person else ""


def _rejected(row: int, number: str, problems: list[Problem]) -> Result:
    order = {column: place for place, column in enumerate(c.COLUMNS)}
    problems = sorted(problems, key=lambda noted: order.get(noted.column, len(order)))
    return Result(row, number, Outcome.REJECTED, problems=tuple(problems))


def _accepted_json(result: Result) -> dict[str, Any]:
    entry: dict[str, Any] = {"row": result.row, "numero_agente": result.number}
    if result.outcome is Outcome.UPDATED:
        entry["changes"] = [
            {"column": change.column, "from": change.before, "to": change.after}
            for change in result.changes
        ]
    return entry


def _facts(result: Result) -> list[Any]:
    entry, person = result.entry, result.person
    return [
        result.row,
        result.outcome.value,
        str(person.user.pk) if person else "",
        [entry.unit.pk, entry.cohort.pk if entry.cohort else None] if entry else [],
        [[change.column, change.before, change.after] for change in result.changes],
        [[noted.column, noted.code] for noted in result.problems],
    ]
