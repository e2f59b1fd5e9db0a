"""A lesson as screens of one idea each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Screen:
    """One screen: the opening (``part`` is ``None``), or a part, of key points a single one."""

    number: int
    part: dict[str, Any] | None = None
    point: str = ""
    of_points: tuple[int, int] = (0, 0)
    """(which, of how many) key points."""


def screens_of(parts: list[dict[str, Any]]) -> list[Screen]:
    """Return the screens of a lesson: its opening, then what its parts say, an idea at a time."""
    found = [Screen(1)]
    for part in parts:
        if part["type"] != "key_points":
            found.append(Screen(len(found) + 1, part))
            continue
        points = part["points"]
        for place, point in enumerate(points, start=1):
            found.append(Screen(len(found) + 1, part, point, (place, len(points))))
    return found
