"""Kinds of notices that apps register, and whom the beat reminds of what.

Notices reach lock screens, mailboxes and walls: their words are generic, without names or scores,
and their addresses lead to a list and never to a record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise


class Due(NamedTuple):
    """Somebody is to be told something once: ``key`` says what it is about."""

    person_id: UUID
    key: str


@dataclass(frozen=True)
class NoticeKind:
    """One kind of notice.

    ``letter`` stands for it on printed sheets; ``name`` is the page it leads to. ``due(at)``
    returns who is to be told at that moment; the beat asks again and again, and a key already told
    is told no more.
    """

    kind: str
    letter: str
    text: str | Promise
    name: str
    due: Callable[[datetime], Iterable[Due]]

    @property
    def address(self) -> str:
        """Return where the notice leads."""
        return reverse(self.name)


@dataclass
class Registry:
    """The known kinds."""

    known: dict[str, NoticeKind] = field(default_factory=dict)

    def add(self, *kinds: NoticeKind) -> None:
        """Register kinds; a code given twice is the same kind again."""
        self.known |= {kind.kind: kind for kind in kinds}


registry = Registry()
register = registry.add
