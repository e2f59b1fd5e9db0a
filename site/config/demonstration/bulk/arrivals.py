"""Signed bytes that reach the server, and what people then do about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from evaluations.choices import AcknowledgementKind
from mentors.models import User


@dataclass(frozen=True)
class Step:
    """One verb after filing, as the action of that name takes it."""

    verb: str
    """``acknowledge``, ``refuse``, ``expire``, ``review``, ``close``, ``return`` or ``void``."""
    at: datetime
    by: User | None = None
    """``None`` for what the system does when nobody acts."""
    answer: str = AcknowledgementKind.AGREE
    text: str = ""
    """The trainee's comment, the reviewer's note, or the reason."""
    witness: User | None = None
    code: str = ""
    """Why a record is void."""


@dataclass(frozen=True)
class Arrival:
    """One signed observation: its bytes, its author, when and from which phone it came."""

    content: bytes
    author: User
    received_at: datetime
    steps: tuple[Step, ...] = ()
    device: str = ""
    tampered: tuple[str, int] | None = None
    """``(competency, value)`` that the stored row claims instead of what was signed."""
