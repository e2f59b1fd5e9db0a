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

    def sign_by(self, shift_end: datetime, next_shift: datetime | None = None) -> datetime:
        """Return until when a shift is signed: before the trainee's next one.

        ``next_shift``: its start by the trainee's calendar; without one it is ``submit`` (24 hours)
        after the end of this shift (decision 11).
        """
        return next_shift or shift_end + self.submit

    def is_late(
        self,
        *,
        shift_end: datetime,
        signed: datetime,
        received: datetime,
        next_shift: datetime | None = None,
    ) -> bool:
        """Tell whether signing missed the next shift, or receipt missed the offline grace.

        Both clocks count: the adjusted one of the phone and the server's. Where the next shift is
        further off than the grace, what may still be signed may also still arrive.
        """
        sign_by = self.sign_by(shift_end, next_shift)
        return signed > sign_by or received > max(sign_by, shift_end + self.offline_grace)

    def clock_is_odd(
        self, *, offset_ms: int | None, adjusted: datetime, received: datetime
    ) -> bool:
        """Tell whether the phone's clock cannot be believed (experience.md 2.6)."""
        tolerance = self.clock_tolerance
        if offset_ms is not None and abs(timedelta(milliseconds=offset_ms)) > tolerance:
            return True
        return adjusted > received + tolerance
