"""One inlined sprite of the icons that the product uses, taken from the ``lucide`` package.

The drawings are Lucide's (ISC licence); only the names below travel, so that the sprite stays
under 4 KB compressed. Two drawings have another name here than there: ours say what they mean.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from zipfile import ZipFile

# Name on our pages → name in the package.
ICONS: dict[str, str] = {
    "home": "house",
    "people": "users",
    "person": "user",
    "send": "send",
    "sending": "refresh-cw",
    "more": "ellipsis",
    "menu": "menu",
    "back": "chevron-left",
    "next": "chevron-right",
    "check": "check",
    "ok": "circle-check",
    "error": "circle-alert",
    "warn": "triangle-alert",
    "info": "info",
    "clock": "clock",
    "edit": "pencil",
    "lock": "lock",
    "offline": "cloud-off",
    "observation": "clipboard-list",
    "reviewed": "clipboard-check",
    "matrix": "layout-grid",
    "module": "graduation-cap",
    "comment": "message-square",
    "inbox": "inbox",
    "calendar": "calendar",
    "history": "history",
    "returned": "undo-2",
    "voided": "ban",
    "search": "search",
    "download": "download",
    "upload": "upload",
    "add": "plus",
    "close": "x",
    "see": "eye",
    "phone": "phone",
    "support": "life-buoy",
    "signout": "log-out",
    "document": "file-text",
    "flag": "flag",
    "unit": "building-2",
}
_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class UnknownIcon(LookupError):
    """A template asked for an icon that is not in ``ICONS``."""


@lru_cache(maxsize=1)
def sprite() -> str:
    """Return the hidden ``<svg>`` with one ``<symbol id="i-…">`` for each icon.

    Raises ``KeyError`` at first use if the package no longer carries one of the drawings.
    """
    with (files("lucide") / "lucide.zip").open("rb") as packed, ZipFile(packed) as drawings:
        symbols = [
            f'<symbol id="i-{name}" viewBox="0 0 24 24">{_drawing(drawings, source)}</symbol>'
            for name, source in ICONS.items()
        ]
    return (
        '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">'
        f"{''.join(symbols)}</svg>"
    )


def icon(name: str) -> str:
    """Return the mark-up of one icon: hidden from assistive tech, its words stand beside it.

    Raises ``UnknownIcon`` for a name that the sprite does not carry.
    """
    if name not in ICONS:
        raise UnknownIcon(f"No icon {name!r}. Known: {', '.join(sorted(ICONS))}")
    return (
        '<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false">'
        f'<use href="#i-{name}"/></svg>'
    )


def _drawing(drawings: ZipFile, source: str) -> str:
    match = _DRAWING.search(drawings.read(f"{source}.svg").decode())
    if match is None:
        raise KeyError(source)
    return re.sub(r"\s+", " ", match[1]).replace(" />", "/>").replace("> <", "><").strip()
