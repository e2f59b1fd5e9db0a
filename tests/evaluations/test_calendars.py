"""Calendars and absences decide what is late and what is expected (decision 11)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evaluations.choices import Disposition, Hold
from evaluations.deadlines import Deadlines
from evaluations.forms.client_settings import client_settings
from evaluations.models import Shift
from evaluations.queries.sheets import sheet_for
from evaluations.views.field import companions_of
from mentors.actions.report_absence import approve_absence, report_absence, take_back_absence
from mentors.models import Absence, PersonCalendar, ShiftPattern, User
from tests.cast import Cast, client_for, days_before, envelope, file
from tests.evaluations.test_deadline_limits import END, GT_16, HOUR, MOMENT

TODAY = days_before(0)


@pytest.mark.parametrize(
    ("next_in", "signed", "received", "late"),
    [
        (12, 12 * HOUR, 12 * HOUR, False),
        (12, 12 * HOUR + MOMENT, 13 * HOUR, True),
        (48, 48 * HOUR, 48 * HOUR, False),
        (48, 48 * HOUR, 72 * HOUR + MOMENT, True),
        (96, 96 * HOUR, 96 * HOUR, False),
        (96, 96 * HOUR, 96 * HOUR + MOMENT, True),
    ],
)
def test_the_next_shift_is_the_deadline(
    next_in: int, signed: timedelta, received: timedelta, late: bool
) -> None:
    """A short rest shortens it, a long one gives time; what may be signed may also arrive."""
    deadlines = Deadlines.of(GT_16)
    assert (
        deadlines.is_late(
            shift_end=END,
            signed=END + signed,
            received=END + received,
            next_shift=END + next_in * HOUR,
        )
        is late
    )


def put_on(cast: Cast, cycle: int, *, day_one_ago: int = 3, from_days_ago: int = 10) -> None:
    """Let the trainee work one shift of 12 hours each cycle, from 07:00."""
    pattern = ShiftPattern.objects.create(
        agency=cast.agency,
        name="Prueba",
        cycle_days=cycle,
        shifts=[{"day": 1, "start": "07:00", "hours": 12}],
    )
    PersonCalendar.objects.create(
        person=cast.trainee,
        pattern=pattern,
        first_day=days_before(day_one_ago),
        from_date=days_before(from_days_ago),
    )


@pytest.mark.parametrize(
    ("cycle", "from_days_ago", "late"),
    [(1, 10, True), (7, 10, False), (7, 2, True)],
    ids=["shift every day", "next shift tomorrow", "the calendar began after the shift"],
)
def test_a_record_of_three_days_ago_is_late_by_the_calendar(
    cast: Cast, cycle: int, from_days_ago: int, late: bool
) -> None:
    put_on(cast, cycle, day_one_ago=-1, from_days_ago=from_days_ago)
    ended = timezone.now() - timedelta(days=3, hours=1)
    signed = {"signed_at": (ended + timedelta(hours=30)).isoformat()}
    outcome = file(cast, envelope(cast, days_ago=3, clock=signed))
    assert (Hold.LATE in outcome.holds) is late
    assert outcome.item.observation.late is late


def test_the_page_knows_the_next_shift_as_the_server_does(cast: Cast) -> None:
    put_on(cast, 2)
    limits = client_settings(sheet_for(cast.assignment, cast.officer), base=None)["limits"]
    assert limits["calendarFrom"] == days_before(10).isoformat()
    starts = [datetime.fromtimestamp(start / 1000, UTC) for start in limits["shiftStarts"]]
    assert {start.hour for start in starts} == {13}  # 07:00 in Guatemala
    assert {(b - a).days for a, b in pairwise(starts)} == {2}


def approved(cast: Cast, person: User, first: int, last: int, kind: str = "leave") -> Absence:
    row = report_absence(
        person=person,
        by=person,
        kind=kind,
        from_date=days_before(first),
        to_date=days_before(last),
        note="Asunto personal.",
    )
    approve_absence(absence=row, by=cast.coordinator)
    return row


def test_an_approved_absence_expects_no_observation_on_its_days(cast: Cast) -> None:
    approved(cast, cast.trainee, 2, 0, kind="medical")
    noted = Shift.objects.filter(enrolment=cast.enrolment).order_by("date")
    assert [(row.date, row.disposition, row.reason) for row in noted] == [
        (days_before(2), Disposition.SICK, "Incapacidad"),
        (days_before(1), Disposition.SICK, "Incapacidad"),
        (days_before(0), Disposition.SICK, "Incapacidad"),
    ]
    outcome = file(cast, envelope(cast, days_ago=1))
    assert Hold.UNRATED_DAY in outcome.holds


def test_what_was_recorded_before_counts_more_and_stays(cast: Cast) -> None:
    file(cast, envelope(cast, days_ago=1))
    row = approved(cast, cast.trainee, 2, 0)
    by_day = dict(Shift.objects.values_list("date", "disposition"))
    assert by_day == {
        days_before(2): Disposition.LEAVE,
        days_before(1): Disposition.RATED,
        days_before(0): Disposition.LEAVE,
    }
    take_back_absence(absence=row, by=cast.trainee)
    assert list(Shift.objects.values_list("date", flat=True)) == [days_before(1)]


def test_an_officers_absence_notes_no_day_of_the_trainee(cast: Cast) -> None:
    approved(cast, cast.officer, 2, 0)
    assert Shift.objects.count() == 0


def missing(cast: Cast) -> bool:
    return companions_of(cast.again("officer"), TODAY)[0].yesterday_missing


def test_yesterday_is_asked_for_unless_nobody_was_on_duty(cast: Cast) -> None:
    assert missing(cast)
    row = approved(cast, cast.officer, 1, 1)
    assert not missing(cast)
    take_back_absence(absence=row, by=cast.officer)
    assert missing(cast)
    put_on(cast, 3)  # on duty three days ago and today
    assert not missing(cast)


@pytest.mark.parametrize("calendars", [False, True])
def test_what_a_calendar_costs_at_filing(cast: Cast, calendars: bool) -> None:
    """Two queries, and none for who has none: the question travels with the others."""
    if calendars:
        put_on(cast, 1)
    with CaptureQueriesContext(connection) as plain:
        file(cast, envelope(cast, days_ago=0))
    asked = [one["sql"] for one in plain.captured_queries if "personcalendar" in one["sql"]]
    assert len(asked) == (2 if calendars else 1)


def test_the_form_opens_with_a_calendar(cast: Cast) -> None:
    put_on(cast, 1)
    page = client_for(cast.officer).get(reverse("evaluations:write", args=[cast.assignment.pk]))
    assert page.status_code == 200
