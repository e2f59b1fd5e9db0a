"""The order in which options stand on the screen: mixed, and the same for the same seed.

Own arithmetic on SHA-256, because ``random.shuffle`` may change with the version of Python, and
an attempt that goes on tomorrow must find its options where they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def shuffled(items: Iterable[Item], seed: str, key: Callable[[Item], str] = str) -> list[Item]:
    """Return the items in an order that ``seed`` and each item's ``key`` alone decide.

    Adding or removing an item never moves the others past each other. Equal keys keep their order.
    """

    def place(item: Item) -> bytes:
        return hashlib.sha256(f"{seed}\x00{key(item)}".encode()).digest()

    return sorted(items, key=place)


def mixed(items: Iterable[Item], seed: str, key: Callable[[Item], str] = str) -> list[Item]:
    """Return the items shuffled, but never in the order they came in (if there are two).

    For questions of order: the answer must not stand on the screen from the start.
    """
    given = list(items)
    found = shuffled(given, seed, key)
    if len(given) > 1 and [key(item) for item in found] == [key(item) for item in given]:
        return [*found[1:], found[0]]
    return found
