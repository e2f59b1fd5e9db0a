"""One week of several trainees: who accompanies them on each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from mentors.calendars import Calendar
from mentors.choices import AssignmentRole
from mentors.models import Assignment, Enrolment
from mentors.queries.calendars import calendars_by_person
from mentors.queries.coverage import COVERS
from mentors.queries.rotation import touching

DAYS = 7


@dataclass(frozen=True)
class There:
    """One officer on one day."""

    name: str
    role: str
    """Label of the role, ``""`` for the primary officer."""
    absent: bool


@dataclass(frozen=True)
class Day:
    """One cell: who is there, and what is worth saying about the day."""

    day: date
    officers: Sequence[There]
    state: str
    """``duty``, ``off`` (by the trainee's calendar), ``absent`` (the trainee) or ``uncovered``."""


@dataclass(frozen=True)
class Row:
    """One trainee with seven days."""

    enrolment: Enrolment
    days: Sequence[Day]


@dataclass(frozen=True)
class Week:
    """The days of the heading and the rows below."""

    days: Sequence[date]
    rows: Sequence[Row]


def week_of(enrolments: Sequence[Enrolment], monday: date) -> Week:
    """Return the week that begins on a Monday; three queries however many trainees there are."""
    days = [monday + timedelta(days=count) for count in range(DAYS)]
    by_enrolment: dict[UUID, list[Assignment]] = {row.pk: [] for row in enrolments}
    for row in (
        Assignment.objects.filter(touching(days[0], days[-1]), enrolment__in=list(by_enrolment))
        .select_related("officer")
        .order_by("from_date")
    ):
        by_enrolment[row.enrolment_id].append(row)
    people = {row.trainee_id for row in enrolments} | {
        one.officer_id for rows in by_enrolment.values() for one in rows
    }
    zone = enrolments[0].agency.time_zone if enrolments else "UTC"
    calendars = calendars_by_person(people, zone) if people else {}
    return Week(
        days,
        [
            Row(
                enrolment,
                [_day(day, enrolment, by_enrolment[enrolment.pk], calendars) for day in days],
            )
            for enrolment in enrolments
        ],
    )


def _day(
    day: date,
    enrolment: Enrolment,
    assignments: Sequence[Assignment],
    calendars: dict[UUID, Calendar],
) -> Day:
    trainee: Calendar = calendars[enrolment.trainee_id]
    there = [
        row
        for row in assignments
        if row.from_date <= day and (row.to_date is None or row.to_date >= day)
    ]
    officers = [
        There(
            name=row.officer.get_short_name(),
            role="" if row.role == AssignmentRole.PRIMARY else str(row.get_role_display()),
            absent=calendars[row.officer_id].is_absent(day),
        )
        for row in there
    ]
    covered = any(
        row.role in COVERS and not calendars[row.officer_id].is_absent(day) for row in there
    )
    if trainee.is_absent(day):
        state = "absent"
    elif not trainee.expects_duty(day):
        state = "off"
    else:
        state = "duty" if covered else "uncovered"
    return Day(day, officers, state)
