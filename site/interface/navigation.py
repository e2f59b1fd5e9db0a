"""What the frames draw as navigation. Apps fill it through ``settings.NAVIGATION``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One entry of the bottom bar (four at most) or of the left list.

    ``icon`` is a name of ``interface.icon_sprite``; ``count`` is what waits there, 0 shows nothing.
    """

    label: str
    url: str
    icon: str = ""
    current: bool = False
    count: int = 0
