"""Deadlines of an observation: pure, from the programme's settings (field-training.md 1.8.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

RETRACT_MINUTES = 15
"""How long a signature made by mistake may be taken back (decision 7)."""


@dataclass(frozen=True)
class Deadlines:
    """All limits of a programme version as durations."""

    submit: timedelta
    offline_grace: timedelta
    acknowledge: timedelta
    review: timedelta
    close: timedelta
    clock_tolerance: timedelta
    retract: timedelta

    @classmethod
    def of(cls, settings: Mapping[str, int]) -> Deadlines:
        """Read the ``deadlines`` of a programme version (hours, days and minutes by key)."""
        return cls(
            submit=timedelta(hours=settings["submit_hours"]),
            offline_grace=timedelta(hours=settings["offline_grace_hours"]),
            acknowledge=timedelta(hours=settings["acknowledge_hours"]),
            review=timedelta(hours=settings["review_hours"]),
            close=timedelta(days=settings["close_days"]),
            clock_tolerance=timedelta(minutes=settings["clock_tolerance_minutes"]),
            # Programmes published before this one was a setting have the default.
            retract=timedelta(minutes=settings.get("retract_minutes", RETRACT_MINUTES)),
        )

    def is_late(self, *, shift_end: datetime, signed: datetime, received: datetime) -> bool:
        """Tell whether signing missed the next shift, or receipt missed the offline grace.

        Without a shift calendar the next shift is 24 hours after the end of this one
        (decision 11). Both clocks count: the adjusted one of the phone and the server's.
        """
        return signed > shift_end + self.submit or received > shift_end + self.offline_grace

    def clock_is_odd(
        self, *, offset_ms: int | None, adjusted: datetime, received: datetime
    ) -> bool:
        """Tell whether the phone's clock cannot be believed (experience.md 2.6)."""
        tolerance = self.clock_tolerance
        if offset_ms is not None and abs(timedelta(milliseconds=offset_ms)) > tolerance:
            return True
        return adjusted > received + tolerance
