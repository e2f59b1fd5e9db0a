"""Kinds of work that leaves the database, by the name that a :class:`WorkItem` carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

LEASE = timedelta(minutes=3)
"""How long whoever claimed an item may work on it: well above the time-outs of a mail server."""

MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(minutes=1)


class NotSentError(Exception):
    """The other side certainly took nothing: it may be tried again."""


@dataclass(frozen=True)
class Job:
    """What to do with an item.

    ``prepare(payload)`` reads and decides, may run again, and returns what leaves the house, or
    ``None`` when nothing has to any more. ``send(outgoing)`` lets it leave: called once and, if its
    outcome is unknown, never again by itself. It raises :class:`NotSentError` where it is known.
    """

    prepare: Callable[[Mapping[str, Any]], Any | None]
    send: Callable[[Any], None]


jobs: dict[str, Job] = {}


def register(kind: str, job: Job) -> None:
    """Make a kind of work known."""
    jobs[kind] = job


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after that many attempts: 1, 2, 4, 8 … minutes."""
    return FIRST_PAUSE * 2 ** max(attempts - 1, 0)
