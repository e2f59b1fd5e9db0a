"""One row of text → one checked entry, or everything that is wrong with it (pure).

It knows the agency's units, cohorts and phases as ``Places``; the people are compared later.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from curriculum.models import PhaseTemplate
from interface.spreadsheets.table import Cell, CellKind, Row, tidy
from mentors.choices import Role
from mentors.models import Cohort, Unit, login_key_for
from mentors.roster import columns as c
from mentors.roster.problems import Problem, choices_text, problem

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


@dataclass(frozen=True)
class Places:
    """What a row may name: units and cohorts of the agency, phases by programme version id."""

    agency_code: str
    units: Mapping[str, Unit] = field(default_factory=dict)
    cohorts: Mapping[str, Cohort] = field(default_factory=dict)
    phases: Mapping[int, tuple[PhaseTemplate, ...]] = field(default_factory=dict)

    def similar_unit(self, name: str) -> str:
        """Return the unit that differs from ``name`` in accents and letter case only, or ``""``."""
        return self._folded_units.get(_folded(name), "")

    @cached_property
    def _folded_units(self) -> dict[str, str]:
        return {_folded(name): name for name in self.units}


@dataclass(frozen=True)
class Entry:
    """A row that says something possible.

    For trainees alone: ``cohort``; ``phase`` if the row names one; ``first_phase`` of the cohort's
    programme, where training starts otherwise.
    """

    row: int
    number: str
    login_key: str
    first_name: str
    last_name: str
    email: str
    sex: str
    role: Role
    unit: Unit
    starts_on: date
    cohort: Cohort | None = None
    phase: PhaseTemplate | None = None
    first_phase: PhaseTemplate | None = None


@dataclass
class _Reading:
    """The values of one row while they are read, and what was wrong with them."""

    row: Row
    places: Places
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, column: str, key: str, value: str = "", **facts: object) -> None:
        self.problems.append(problem(column, key, value, **facts))

    def text(self, column: str) -> str:
        """Return the usable text of a cell, or ``""`` after noting why there is none."""
        cell = self.row[column]
        if cell.kind is CellKind.FORMULA:
            self.refuse(column, "formula")
        elif cell.kind is CellKind.LONG:
            self.refuse(column, "too_long", limit=c.LONGEST.get(column, 120))
        elif cell.kind is not CellKind.TEXT:
            self.refuse(column, "bad_cell")
        elif not cell.text:
            if column in c.REQUIRED:
                self.refuse(column, "required")
        elif not cell.text.isprintable():
            self.refuse(column, "bad_character")
        elif column in c.LONGEST and len(cell.text) > c.LONGEST[column]:
            self.refuse(column, "too_long", limit=c.LONGEST[column])
        else:
            return cell.text
        return ""

    def usable(self, column: str) -> bool:
        """Tell whether nothing was noted against a column."""
        return not any(noted.column == column for noted in self.problems)


def check_row(row: Row, places: Places) -> tuple[Entry | None, list[Problem]]:
    """Return the entry of a row, or None and its problems in the order of the columns."""
    reading = _Reading(row, places)
    number = reading.text(c.NUMBER)
    login_key = login_key_for(places.agency_code, number)
    if len(login_key) > c.LONGEST_LOGIN_KEY:
        reading.refuse(c.NUMBER, "too_long", limit=c.LONGEST[c.NUMBER])
    first_name, last_name = reading.text(c.FIRST_NAME), reading.text(c.LAST_NAME)
    email, sex = _email(reading), _sex(reading)
    role, unit = _role(reading), _unit(reading)
    cohort = _cohort(reading, role)
    phase = _phase(reading, role, cohort)
    starts_on = _date(reading)
    if row.beyond:
        reading.refuse(row.beyond, "extra_cell")
    if reading.problems or role is None or unit is None or starts_on is None:
        return None, reading.problems
    trained_in = cohort if role == Role.TRAINEE else None
    entry = Entry(
        row=row.number,
        number=number,
        login_key=login_key,
        first_name=first_name,
        last_name=last_name,
        email=email,
        sex=sex,
        role=role,
        unit=unit,
        starts_on=starts_on,
        cohort=trained_in,
        phase=phase,
        first_phase=places.phases[trained_in.programme_version_id][0] if trained_in else None,
    )
    return entry, []


def _email(reading: _Reading) -> str:
    value = reading.text(c.EMAIL)
    if value:
        try:
            validate_email(value)
        except ValidationError:
            reading.refuse(c.EMAIL, "bad_email", value)
    return value.lower()


def _sex(reading: _Reading) -> str:
    value = reading.text(c.SEX)
    if value and value not in c.SEXES:
        reading.refuse(c.SEX, "bad_sex", value, choices=choices_text(c.SEXES))
    return value


def _role(reading: _Reading) -> Role | None:
    value = reading.text(c.ROLE)
    if value and value not in c.ROLES:
        reading.refuse(c.ROLE, "unknown_role", value, choices=choices_text(tuple(c.ROLES)))
    return c.ROLES.get(value)


def _unit(reading: _Reading) -> Unit | None:
    value = reading.text(c.UNIT)
    unit = reading.places.units.get(value)
    if value and unit is None:
        similar = reading.places.similar_unit(value)
        key = "similar_unit" if similar else "unknown_unit"
        reading.refuse(c.UNIT, key, value, similar=similar)
    elif unit is not None and not unit.active:
        reading.refuse(c.UNIT, "unit_closed", value)
    return unit


def _cohort(reading: _Reading, role: Role | None) -> Cohort | None:
    value = reading.text(c.COHORT)
    cohort = reading.places.cohorts.get(value)
    if value and cohort is None:
        reading.refuse(c.COHORT, "unknown_cohort", value)
    if role != Role.TRAINEE or not reading.usable(c.COHORT):
        return cohort
    if cohort is None:
        reading.refuse(c.COHORT, "required")
    elif cohort.closed_on is not None:
        reading.refuse(c.COHORT, "cohort_closed", value)
    elif not reading.places.phases.get(cohort.programme_version_id):
        reading.refuse(c.COHORT, "no_phases", value)
    return cohort


def _phase(reading: _Reading, role: Role | None, cohort: Cohort | None) -> PhaseTemplate | None:
    value = reading.text(c.PHASE)
    if not value or role is None:
        return None
    if role != Role.TRAINEE:
        reading.refuse(c.PHASE, "phase_not_allowed", value)
        return None
    phases = reading.places.phases.get(cohort.programme_version_id, ()) if cohort else ()
    by_name = {spanish_name(phase): phase for phase in phases}
    if phases and value not in by_name:
        reading.refuse(c.PHASE, "unknown_phase", value, choices=choices_text(tuple(by_name)))
    return by_name.get(value)


def spanish_name(phase: PhaseTemplate) -> str:
    """Return the name a roster uses, whatever language the reader has."""
    return tidy(str(phase.names.get("es", "")))


def _date(reading: _Reading) -> date | None:
    cell: Cell = reading.row[c.STARTS_ON]
    if cell.kind is CellKind.DATE:
        day, value = cell.day, str(cell.day)
    else:
        value = reading.text(c.STARTS_ON)
        day = _parsed(value)
    if value and (day is None or not c.EARLIEST_YEAR <= day.year <= c.LATEST_YEAR):
        reading.refuse(c.STARTS_ON, "bad_date", value)
    return day


def _parsed(value: str) -> date | None:
    """Return ``2025-02-03`` or ``03/02/2025`` (day first) as a date; None for anything else."""
    if found := _ISO.fullmatch(value):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(value):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _folded(text: str) -> str:
    """Return the text without accents and letter case."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
