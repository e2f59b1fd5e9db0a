"""How long a verified entry of the referral directory may be trusted.

A wrong number at three in the morning costs more than a missing one. Whatever people call in
danger is good for 30 days, everything else for 90.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

GOOD_FOR = timedelta(days=90)
URGENT_GOOD_FOR = timedelta(days=30)
WARNED_BEFORE = timedelta(days=7)
"""How long before the end editors find the entry in their queue."""
URGENT_TYPES = frozenset({"emergencia", "linea_ayuda", "refugio", "bienestar_policial"})


class Standing(StrEnum):
    """What an entry is worth today."""

    FRESH = "fresh"
    EXPIRED = "expired"
    UNVERIFIED = "unverified"


class Reader(StrEnum):
    """Who looks at the directory."""

    LEARNER = "learner"
    OFFICER = "officer"
    EDITOR = "editor"


def good_until(verified_on: date, types: Iterable[str]) -> date:
    """Return the last day on which the verification counts."""
    return verified_on + (URGENT_GOOD_FOR if URGENT_TYPES & set(types) else GOOD_FOR)


def standing(verified_on: date | None, types: Iterable[str], today: date) -> Standing:
    """Return what the entry is worth today; one verified tomorrow (a slip) is not verified."""
    if verified_on is None or verified_on > today:
        return Standing.UNVERIFIED
    return Standing.FRESH if today <= good_until(verified_on, types) else Standing.EXPIRED


def waits_for_editor(verified_on: date | None, types: Iterable[str], today: date) -> bool:
    """Tell whether somebody should call now: never verified, expired, or about to expire."""
    if standing(verified_on, types, today) is not Standing.FRESH or verified_on is None:
        return True
    return good_until(verified_on, types) - today <= WARNED_BEFORE


def shown_to(reader: Reader, state: Standing) -> bool:
    """Learners see fresh entries only, officers expired ones too (in amber), editors all."""
    if reader is Reader.EDITOR:
        return True
    return state is Standing.FRESH or (reader is Reader.OFFICER and state is Standing.EXPIRED)
