"""Shifts from a pattern: pure, dates and moments in, moments out.

A pattern repeats after its cycle of days; a stretch is the time in which one person works by it.
A shift belongs to the local date on which it starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
LOOK_AHEAD_DAYS = 92
"""How far the next shift is looked for: longer than any cycle and than an ordinary leave."""


@dataclass(frozen=True, order=True)
class Slot:
    """One shift of a cycle: on which of its days (from 1), when it starts, how long it takes."""

    day: int
    start: time
    hours: float


@dataclass(frozen=True)
class Pattern:
    """A turn of ``cycle`` days that repeats."""

    cycle: int
    slots: tuple[Slot, ...]

    @classmethod
    def of(cls, cycle: int, shifts: Iterable[Mapping[str, Any]]) -> Pattern:
        """Read what ``ShiftPattern.shifts`` holds; raises ``ValueError`` for what is no pattern."""
        slots = tuple(
            sorted(
                Slot(int(row["day"]), time.fromisoformat(row["start"]), float(row["hours"]))
                for row in shifts
            )
        )
        if not slots:
            raise ValueError("a pattern has at least one shift")
        if any(not 1 <= slot.day <= cycle or not 0 < slot.hours <= 72 for slot in slots):
            raise ValueError("a shift outside its cycle")
        return cls(cycle, slots)

    def on(self, day: date, first_day: date) -> Iterator[Slot]:
        """Yield the shifts that start on a day, when day 1 of some cycle is ``first_day``."""
        place = (day - first_day).days % self.cycle + 1
        return (slot for slot in self.slots if slot.day == place)

    def overlaps_itself(self) -> bool:
        """Tell whether a shift of the cycle starts before the one in front of it has ended."""
        begun = [
            (slot.day - 1) * 24 + slot.start.hour + slot.start.minute / 60 for slot in self.slots
        ]
        following = [*begun[1:], begun[0] + self.cycle * 24]
        return any(
            start + slot.hours > after
            for start, slot, after in zip(begun, self.slots, following, strict=True)
        )


@dataclass(frozen=True)
class Stretch:
    """One person works by a pattern, from a date to another (open-ended without one)."""

    pattern: Pattern
    first_day: date
    from_date: date
    to_date: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the stretch holds on that date."""
        return self.from_date <= day and (self.to_date is None or day <= self.to_date)


@dataclass(frozen=True, order=True)
class Duty:
    """One shift of one person, both ends in UTC, and the local date that it belongs to."""

    start: datetime
    end: datetime
    day: date


@dataclass(frozen=True)
class Calendar:
    """When one person works: stretches, days of absence, and where the clock hangs."""

    stretches: Sequence[Stretch]
    absences: Sequence[tuple[date, date]] = ()
    """First and last day of each approved absence."""
    zone: str = "America/Guatemala"

    @property
    def known(self) -> bool:
        """Tell whether there is any calendar at all."""
        return bool(self.stretches)

    def covers(self, day: date) -> bool:
        """Tell whether a calendar says something about that date."""
        return any(stretch.covers(day) for stretch in self.stretches)

    def is_absent(self, day: date) -> bool:
        """Tell whether an approved absence covers the date."""
        return any(first <= day <= last for first, last in self.absences)

    def shifts_between(self, first: date, last: date) -> list[Duty]:
        """Return the shifts that start on the local dates from first to last, in their order."""
        days = ((first + ONE_DAY * count) for count in range((last - first).days + 1))
        return sorted(duty for day in days for duty in self._on(day))

    def next_shift(self, after: datetime) -> datetime | None:
        """Return when the first shift after a moment starts; None without a calendar.

        None as well when the calendar ends or an absence lasts longer than ``LOOK_AHEAD_DAYS``.
        """
        if not self.stretches:
            return None
        today = after.astimezone(ZoneInfo(self.zone)).date()
        for count in range(LOOK_AHEAD_DAYS):
            starts = [duty.start for duty in self._on(today + ONE_DAY * count)]
            later = [start for start in starts if start > after]
            if later:
                return min(later)
        return None

    def expects_duty(self, day: date) -> bool:
        """Tell whether the person is expected on that date; without a calendar every day is."""
        if self.is_absent(day):
            return False
        return not self.covers(day) or bool(list(self._on(day)))

    def _on(self, day: date) -> Iterator[Duty]:
        if self.is_absent(day):
            return
        zone = ZoneInfo(self.zone)
        for stretch in self.stretches:
            if not stretch.covers(day):
                continue
            for slot in stretch.pattern.on(day, stretch.first_day):
                start = datetime.combine(day, slot.start, tzinfo=zone).astimezone(UTC)
                # Added to the moment and not to the wall clock: 24 hours are 24 hours.
                yield Duty(start, start + timedelta(hours=slot.hours), day)
