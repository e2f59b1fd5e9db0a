"""Which of the seven fills of the design a value of any scale wears."""

from __future__ import annotations

from functools import lru_cache

ACCEPTABLE_FILL, LAST_FILL = 4, 7


@lru_cache(maxsize=256)
def fill_of(value: int, minimum: int, acceptable: int, maximum: int) -> int:
    """Return a fill from 1 to 7 for a value between ``minimum`` and ``maximum``.

    The acceptable value wears the middle, whatever the scale: what is below it is warm (1 to 3),
    what is above it cold (5 to 7), and the ends wear the ends. On 1 to 7 with 4 it is the value.
    """
    if value < acceptable:
        return 1 + _spread(value - minimum, acceptable - minimum)
    if value > acceptable:
        return LAST_FILL - _spread(maximum - value, maximum - acceptable)
    return ACCEPTABLE_FILL


def _spread(steps: int, count: int) -> int:
    """Return 0 to 2: how far from the end a value stands among ``count`` on its side."""
    return 0 if count <= 1 else (2 * steps + (count - 1) // 2) // (count - 1)
