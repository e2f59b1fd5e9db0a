"""Nobody is written to at night, on the clock of the place."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentors.quiet_hours import is_quiet, next_awake

GUATEMALA = "America/Guatemala"
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
MOMENTS = st.integers(0, 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("20:59", False), ("21:00", True), ("23:59", True), ("00:00", True), ("05:59", True),
     ("06:00", False), ("12:00", False)],
)  # fmt: skip
def test_the_night_has_a_beginning_and_an_end(clock: str, quiet: bool) -> None:
    assert is_quiet(time.fromisoformat(clock), time(21), time(6)) is quiet


def test_a_span_within_a_day_and_none_at_all() -> None:
    assert is_quiet(time(14), time(13), time(15))
    assert not is_quiet(time(15), time(13), time(15))
    assert not is_quiet(time(3), time(0), time(0))


def test_what_comes_at_night_waits_for_the_morning_of_the_place() -> None:
    night = datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo(GUATEMALA))
    morning = next_awake(night.astimezone(UTC), GUATEMALA, time(21), time(6))
    assert morning == datetime(2026, 11, 25, 6, tzinfo=ZoneInfo(GUATEMALA))


@given(moment=MOMENTS, start=CLOCKS, end=CLOCKS)
def test_the_next_moment_is_never_quiet_never_earlier_and_within_a_day(
    moment: datetime, start: time, end: time
) -> None:
    found = next_awake(moment, GUATEMALA, start, end)
    local = found.astimezone(ZoneInfo(GUATEMALA)).time()
    assert not is_quiet(local, start, end)
    assert moment <= found <= moment + timedelta(days=1)
