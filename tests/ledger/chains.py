"""Chains for the ledger's tests, with invented people."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ledger.actions.append import append
from ledger.models import Entry

SCOPE = "PNC-GT"
CHAIN = f"{SCOPE}:01920000-0000-7000-8000-000000000001"
OTHER_CHAIN = f"{SCOPE}:01920000-0000-7000-8000-000000000002"
FOREIGN_CHAIN = "PN-HN:01920000-0000-7000-8000-000000000003"
PAYLOAD = "ab" * 32


def append_one(chain: str = CHAIN, **changes: Any) -> Entry:
    """Append an observation filed by mentor-1; ``changes`` replace arguments of ``append``."""
    arguments: dict[str, Any] = {
        "chain": chain,
        "kind": "observation.filed",
        "subject": "observation-1",
        "actor": "mentor-1",
        "role": "fto",
        "payload_hash": PAYLOAD,
    }
    return append(**arguments | changes)


def append_many(count: int, chain: str = CHAIN, at: datetime | None = None) -> list[Entry]:
    """Append ``count`` entries about observation-1, observation-2, …"""
    return [
        append_one(chain, subject=f"observation-{number}", at=at) for number in range(1, count + 1)
    ]


@contextmanager
def refused_by(table: str) -> Iterator[None]:
    """Expect the database to refuse the block as append-only, and leave the test's data usable."""
    with pytest.raises(IntegrityError, match=f"append-only: {table}"), transaction.atomic():
        yield
