"""When nobody is disturbed: pure arithmetic on the clock of the agency."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_FROM, QUIET_TO = time(21), time(6)
"""Where an agency has not said otherwise."""


def is_quiet(clock: time, quiet_from: time, quiet_to: time) -> bool:
    """Tell whether a local clock stands within the quiet hours; equal ends mean none.

    ``quiet_from`` is quiet, ``quiet_to`` no longer; the span may pass midnight.
    """
    if quiet_from <= quiet_to:
        return quiet_from <= clock < quiet_to
    return clock >= quiet_from or clock < quiet_to


def next_awake(moment: datetime, zone: str, quiet_from: time, quiet_to: time) -> datetime:
    """Return ``moment``, or the end of the quiet hours it falls into, as an aware moment."""
    local = moment.astimezone(ZoneInfo(zone))
    if not is_quiet(local.time(), quiet_from, quiet_to):
        return moment
    day = local.date() if local.time() < quiet_to else local.date() + timedelta(days=1)
    # Built from the calendar, not by adding hours: a clock change must not shift the end.
    return datetime.combine(day, quiet_to, ZoneInfo(zone)).astimezone(moment.tzinfo)
