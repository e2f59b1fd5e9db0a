"""Calendars, a request for relief, an absence, a conflict and a certificate that runs out."""

from __future__ import annotations

from datetime import date, timedelta

from mentors.actions.ask_relief import ask_relief
from mentors.actions.certify_officer import certify_officer
from mentors.actions.declare_conflict import declare_conflict
from mentors.actions.keep_calendars import put_on_calendar, save_pattern
from mentors.actions.report_absence import approve_absence, report_absence
from mentors.choices import AbsenceKind, ConflictKind, ReliefReason, Role
from mentors.models import Agency, OfficerCertification, Unit, User

PATTERNS = (
    ("24 × 48", 3, (("1", "07:00", 24),)),
    ("12 × 36", 2, (("1", "07:00", 12),)),
    ("Día y noche", 4, (("1", "07:00", 12), ("2", "19:00", 12))),
    ("Semana laboral", 7, tuple((str(day), "08:00", 8) for day in range(1, 6))),
)
"""Name, days until it repeats, and (day of the cycle, start, hours) of each shift."""

WORKS_BY = {"Comisaría 12": "24 × 48", "Comisaría 13": "12 × 36"}
"""The people of Comisaría 11 have no calendar: 24 hours take the place of the next shift."""

EXPIRES_IN_DAYS = 41


def add_pairing(agency: Agency, accounts: dict[str, User], today: date) -> None:
    """Add what the coordination keeps and what waits for its decision."""
    coordinator = accounts["coordinacion"]
    _calendars(agency, coordinator, today)
    people = {person.service_number: person for person in User.objects.filter(agency=agency)}
    _certificate_that_expires(people["30124"], coordinator, today)
    approved = report_absence(
        person=people["30122"],
        by=people["30122"],
        kind=AbsenceKind.TRAINING,
        from_date=today + timedelta(days=12),
        to_date=today + timedelta(days=14),
    )
    approve_absence(absence=approved, by=coordinator, note="Queda cubierto por otra oficial.")
    report_absence(
        person=people["30113"],
        by=people["30113"],
        kind=AbsenceKind.COURT,
        from_date=today + timedelta(days=4),
        to_date=today + timedelta(days=5),
        note="Citación del juzgado; regreso al turno siguiente.",
    )
    ask_relief(
        enrolment=people["57103"].enrolments.get(),
        by=people["57103"],
        reason=ReliefReason.ROSTER,
        text="Mi oficial pasó al turno de noche y yo sigo de día: coincidimos un día de cuatro.",
        from_date=today + timedelta(days=2),
    )
    declare_conflict(
        person=people["30114"],
        other=people["57108"],
        by=people["30114"],
        kind=ConflictKind.KINSHIP,
        from_date=today,
    )


def _calendars(agency: Agency, coordinator: User, today: date) -> None:
    patterns = {
        name: save_pattern(
            by=coordinator,
            name=name,
            unit=None,
            cycle_days=cycle,
            shifts=[
                {"day": int(day), "start": start, "hours": hours} for day, start, hours in shifts
            ],
        )
        for name, cycle, shifts in PATTERNS
    }
    for unit_name, pattern_name in WORKS_BY.items():
        unit = Unit.objects.get(agency=agency, name=unit_name)
        people = User.objects.filter(
            unit=unit, grants__role__in=(Role.FTO, Role.TRAINEE)
        ).select_related("unit", "agency")
        # From today on: what was written before had no calendar.
        put_on_calendar(
            people=list(people.distinct()),
            pattern=patterns[pattern_name],
            by=coordinator,
            first_day=today,
            from_date=today,
        )


def _certificate_that_expires(officer: User, coordinator: User, today: date) -> None:
    """Shorten a certificate, as if its course had been recognised for less time."""
    known = OfficerCertification.objects.get(person=officer)
    assert known.issued_on is not None  # noqa: S101  certified a moment ago
    certify_officer(
        officer=officer,
        by=coordinator,
        issued_on=known.issued_on,
        expires_on=today + timedelta(days=EXPIRES_IN_DAYS),
        evidence=known.evidence,
    )
