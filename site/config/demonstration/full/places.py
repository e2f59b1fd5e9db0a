"""Where the full demonstration happens: thirty units of three agencies, two promotions in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from curriculum.actions.load_programme import load_programme
from curriculum.models import PhaseTemplate, ProgrammeVersion
from curriculum.terms import STARTER
from mentors.actions.place_unit import place_unit
from mentors.choices import UnitKind
from mentors.models import Agency, Cohort, Unit

WEEKS = 12
NEWEST_DAYS_AGO = 2
"""The last shift; everything written has arrived since."""


@dataclass(frozen=True)
class Land:
    """One agency's part: its units in order, and the labels of its two promotions."""

    agency: str
    programme: str
    """Code of the shipped template that both promotions follow."""
    units: tuple[str, ...]
    promotions: tuple[str, str]
    ranks: tuple[str, ...]
    women: float
    """Share of women in a promotion."""


LANDS = (
    Land(
        "PNC-GT",
        "GT-16",
        tuple(
            f"Comisaría {n}"
            for n in (14, 15, 16, 21, 22, 23, 24, 31, 32, 33, 34, 41, 42, 43, 44, 51)
        ),
        ("55", "56"),
        ("Subinspector", "Inspector", "Oficial Tercero"),
        0.22,
    ),
    Land(
        "PNC-SV",
        "SV-12",
        (
            "Delegación Santa Ana",
            "Delegación Sonsonate",
            "Delegación La Libertad",
            "Delegación Chalatenango",
            "Delegación Usulután",
            "Delegación San Miguel",
        ),
        ("133", "134"),
        ("Cabo", "Sargento", "Subinspector"),
        0.4,
    ),
    Land(
        "PN-HN",
        "HN-12",
        ("UDEP 1", "UDEP 3", "UDEP 5", "UDEP 8", "UDEP 14", "UMEP 4", "UMEP 5", "UMEP 9"),
        ("ITP 117-2025", "ITP 118-2025"),
        ("Suboficial", "Subinspector", "Inspector"),
        0.3,
    ),
)

TRAINEES_OF_A_UNIT, OFFICERS_OF_A_UNIT = 30, 14
SHIFTS = 50
"""Observations about each trainee."""


def first_day(today: date) -> date:
    """Return the day on which all promotions began, twelve weeks before the newest shift."""
    return today - timedelta(days=NEWEST_DAYS_AGO + 7 * WEEKS - 1)


def loading_day_of(starts_on: date) -> date:
    """Return the day of which :func:`first_day` is this one."""
    return starts_on + timedelta(days=NEWEST_DAYS_AGO + 7 * WEEKS - 1)


def programme_of(land: Land) -> ProgrammeVersion:
    """Return the programme version that the promotions of an agency follow."""
    return load_programme(STARTER / f"{land.programme.lower()}.json")


def promotions_of(land: Land, starts_on: date) -> list[Cohort]:
    """Return the two promotions of an agency, made when they are not there yet."""
    agency = Agency.objects.get(code=land.agency)
    version = programme_of(land)
    found = []
    for label in land.promotions:
        cohort, _created = Cohort.objects.get_or_create(
            agency=agency,
            label=label,
            defaults={"programme_version": version, "starts_on": starts_on},
        )
        cohort.agency, cohort.programme_version = agency, version
        found.append(cohort)
    return found


def unit_of(agency: Agency, name: str) -> Unit:
    """Return a unit of the agency, made when it is not there yet."""
    return place_unit(agency=agency, name=name, kind=UnitKind.STATION)


def phases_until(
    version: ProgrammeVersion, starts_on: date, today: date
) -> list[tuple[PhaseTemplate, date]]:
    """Return the phases that have begun, each with its first day, one after the other."""
    begun: list[tuple[PhaseTemplate, date]] = []
    day = starts_on
    for template in version.phases.order_by("order"):
        if begun and day > today:
            break
        begun.append((template, day))
        day += timedelta(days=template.days)
    return begun


def land_of(agency: str) -> Land:
    """Return the part of an agency by its code."""
    return next(land for land in LANDS if land.agency == agency)
