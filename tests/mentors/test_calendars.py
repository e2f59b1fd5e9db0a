"""Shifts from a pattern: whatever the pattern, the dates and the absences."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentors.calendars import LOOK_AHEAD_DAYS, Calendar, Duty, Pattern, Slot, Stretch

DAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)
GUATEMALA = timedelta(hours=6)
"""How far Guatemala is behind UTC, all year."""


def moment(day: date, hour: int) -> datetime:
    """Return an hour of the clock in Guatemala."""
    return datetime.combine(day, time(hour), tzinfo=UTC) + GUATEMALA


def pattern(cycle: int, *shifts: tuple[int, str, float]) -> Pattern:
    return Pattern.of(
        cycle, [{"day": day, "start": start, "hours": hours} for day, start, hours in shifts]
    )


DAY_ON_TWO_OFF = pattern(3, (1, "07:00", 24))
TWELVE_ON_THIRTY_SIX_OFF = pattern(2, (1, "07:00", 12))
DAY_AND_NIGHT = pattern(4, (1, "07:00", 12), (2, "19:00", 12))
OFFICE_WEEK = pattern(7, *((day, "08:00", 8) for day in range(1, 6)))


@pytest.mark.parametrize(
    ("turn", "starts"),
    [
        (DAY_ON_TWO_OFF, [(0, 7), (3, 7), (6, 7)]),
        (TWELVE_ON_THIRTY_SIX_OFF, [(0, 7), (2, 7), (4, 7), (6, 7)]),
        (DAY_AND_NIGHT, [(0, 7), (1, 19), (4, 7), (5, 19)]),
        (OFFICE_WEEK, [(0, 8), (1, 8), (2, 8), (3, 8), (4, 8)]),
    ],
    ids=["24 x 48", "12 x 36", "day and night", "weekly"],
)
def test_the_patterns_people_work_by(turn: Pattern, starts: list[tuple[int, int]]) -> None:
    calendar = Calendar([Stretch(turn, DAY, DAY)])
    found = calendar.shifts_between(DAY, DAY + 6 * ONE_DAY)
    assert [duty.start for duty in found] == [
        moment(DAY + days * ONE_DAY, hour) for days, hour in starts
    ]
    assert not turn.overlaps_itself()


def test_a_night_belongs_to_the_day_on_which_it_starts() -> None:
    night = Calendar([Stretch(pattern(1, (1, "19:00", 12)), DAY, DAY, DAY)])
    assert night.shifts_between(DAY - ONE_DAY, DAY + ONE_DAY) == [
        Duty(moment(DAY, 19), moment(DAY + ONE_DAY, 7), DAY)
    ]


def test_shifts_that_run_into_each_other_are_seen() -> None:
    assert pattern(2, (1, "07:00", 24), (2, "06:00", 8)).overlaps_itself()
    assert pattern(1, (1, "07:00", 25)).overlaps_itself()
    assert not pattern(1, (1, "07:00", 24)).overlaps_itself()


@pytest.mark.parametrize(
    "shifts", [[], [(0, "07:00", 8)], [(4, "07:00", 8)], [(1, "07:00", 0)], [(1, "7 am", 8)]]
)
def test_what_is_no_pattern_is_refused(shifts: list[tuple[int, str, float]]) -> None:
    with pytest.raises(ValueError, match=r"shift|isoformat"):
        pattern(3, *shifts)


days = st.integers(-40, 120).map(lambda count: DAY + count * ONE_DAY)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    cycle = draw(st.integers(1, 28))
    slots = draw(
        st.sets(
            st.builds(
                Slot,
                day=st.integers(1, cycle),
                start=st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])),
                hours=st.sampled_from([6.0, 8.0, 12.0, 24.0]),
            ),
            min_size=1,
            max_size=4,
        )
    )
    return Pattern(cycle, tuple(sorted(slots)))


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    start = draw(days)
    length = draw(st.none() | st.integers(0, 60))
    end = None if length is None else start + length * ONE_DAY
    return Stretch(draw(patterns()), draw(days), start, end)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    absences = draw(st.lists(st.tuples(days, st.integers(0, 20)), max_size=2))
    return Calendar(
        draw(st.lists(stretches(), min_size=1, max_size=3)),
        [(first, first + count * ONE_DAY) for first, count in absences],
    )


@given(calendar=calendars(), first=days, middle=days, last=days)
def test_a_period_is_the_sum_of_its_parts(
    calendar: Calendar, first: date, middle: date, last: date
) -> None:
    first, middle, last = sorted([first, middle, last])
    assert calendar.shifts_between(first, last) == sorted(
        calendar.shifts_between(first, middle) + calendar.shifts_between(middle + ONE_DAY, last)
    )


@given(calendar=calendars(), first=days, last=days)
def test_nobody_works_outside_the_calendar_or_while_absent(
    calendar: Calendar, first: date, last: date
) -> None:
    for duty in calendar.shifts_between(first, last):
        assert first <= duty.day <= last
        assert calendar.covers(duty.day)
        assert not calendar.is_absent(duty.day)
        assert calendar.expects_duty(duty.day)
        assert duty.start < duty.end


@given(turn=patterns(), first=days, cycles=st.integers(-5, 5), day=days)
def test_a_cycle_repeats_whichever_of_its_starts_is_named(
    turn: Pattern, first: date, cycles: int, day: date
) -> None:
    moved = first + cycles * turn.cycle * ONE_DAY
    assert list(turn.on(day, first)) == list(turn.on(day, moved))
    assert list(turn.on(day, first)) == list(turn.on(day + turn.cycle * ONE_DAY, first))


@given(calendar=calendars(), day=days, hour=st.integers(0, 23))
def test_the_next_shift_is_the_first_one_after_that_moment(
    calendar: Calendar, day: date, hour: int
) -> None:
    after = moment(day, hour)
    ahead = calendar.shifts_between(day, day + (LOOK_AHEAD_DAYS - 1) * ONE_DAY)
    assert calendar.next_shift(after) == min(
        (duty.start for duty in ahead if duty.start > after), default=None
    )


def test_without_a_calendar_there_is_no_next_shift_and_every_day_is_expected() -> None:
    nothing = Calendar([])
    assert nothing.next_shift(moment(DAY, 7)) is None
    assert nothing.expects_duty(DAY)
    assert not Calendar([], [(DAY, DAY)]).expects_duty(DAY)
    assert not nothing.known


def test_a_day_off_of_the_calendar_expects_nobody() -> None:
    calendar = Calendar([Stretch(DAY_ON_TWO_OFF, DAY, DAY, DAY + 2 * ONE_DAY)])
    assert [calendar.expects_duty(DAY + count * ONE_DAY) for count in range(4)] == [
        True,
        False,
        False,
        True,  # after its end the calendar says nothing
    ]
