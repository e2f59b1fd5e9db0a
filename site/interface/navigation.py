"""What the frames draw as navigation. Apps fill it through ``settings.NAVIGATION``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One entry of the bottom bar (four at most) or of the left list.

    ``icon`` is a name of ``interface.icon_sprite``; ``count`` is what waits there, 0 shows nothing.
    ``within``: the page shown is one below this entry.
    """

    label: str
    url: str
    icon: str = ""
    current: bool = False
    count: int = 0
    within: bool = False


def located(items: Sequence[NavigationItem], path: str) -> list[NavigationItem]:
    """Mark the entry below which the page of ``path`` stands, if none is that page itself.

    An entry that is the root of others (the inbox at ``/coordinacion/``) is no section of theirs.
    """
    if any(item.current for item in items):
        return list(items)

    def holds(item: NavigationItem) -> bool:
        roots = (other.url for other in items if other is not item)
        return path.startswith(item.url) and not any(url.startswith(item.url) for url in roots)

    return [replace(item, within=holds(item)) for item in items]
