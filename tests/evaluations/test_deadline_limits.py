"""Deadlines are durations of the programme; every limit belongs to the permitted side."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from evaluations.deadlines import Deadlines

GT_16 = {
    "submit_hours": 24,
    "offline_grace_hours": 72,
    "acknowledge_hours": 24,
    "review_hours": 72,
    "close_days": 7,
    "retract_minutes": 15,
    "clock_tolerance_minutes": 10,
}
END = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


def test_the_settings_of_a_programme_are_hours_days_and_minutes() -> None:
    assert Deadlines.of(GT_16) == Deadlines(
        submit=timedelta(hours=24),
        offline_grace=timedelta(hours=72),
        acknowledge=timedelta(hours=24),
        review=timedelta(hours=72),
        close=timedelta(days=7),
        clock_tolerance=timedelta(minutes=10),
        retract=timedelta(minutes=15),
    )


def test_another_programme_has_other_limits() -> None:
    short = Deadlines.of(GT_16 | {"submit_hours": 8})
    assert short.is_late(shift_end=END, signed=END + 9 * HOUR, received=END + 9 * HOUR)


@pytest.mark.parametrize(
    ("signed", "received", "late"),
    [
        (24 * HOUR, 24 * HOUR, False),
        (24 * HOUR + MOMENT, 25 * HOUR, True),
        (HOUR, 72 * HOUR, False),
        (HOUR, 72 * HOUR + MOMENT, True),
        (-HOUR, HOUR, False),
    ],
    ids=["signed in time", "signed late", "received in time", "received late", "before the end"],
)
def test_signing_has_a_day_and_receipt_has_three(
    signed: timedelta, received: timedelta, late: bool
) -> None:
    """Both clocks count: the phone's adjusted one and the server's (1.8.5)."""
    deadlines = Deadlines.of(GT_16)
    assert deadlines.is_late(shift_end=END, signed=END + signed, received=END + received) is late


TEN_MINUTES_MS = 600_000


@pytest.mark.parametrize(
    ("offset_ms", "ahead", "odd"),
    [
        (None, timedelta(0), False),
        (TEN_MINUTES_MS, timedelta(0), False),
        (TEN_MINUTES_MS + 1, timedelta(0), True),
        (-TEN_MINUTES_MS, timedelta(0), False),
        (-TEN_MINUTES_MS - 1, timedelta(0), True),
        (None, timedelta(minutes=10), False),
        (None, timedelta(minutes=10) + MOMENT, True),
        (0, timedelta(days=-3), False),
    ],
)
def test_a_clock_may_differ_by_ten_minutes_and_nobody_signs_in_the_future(
    offset_ms: int | None, ahead: timedelta, odd: bool
) -> None:
    deadlines = Deadlines.of(GT_16)
    assert deadlines.clock_is_odd(offset_ms=offset_ms, adjusted=END + ahead, received=END) is odd
