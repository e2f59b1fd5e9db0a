"""The colours of the sheet as it is now, and how well they read on each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

_COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6});")
LIGHT_BLOCK = "\n  :root {"
DARK_BLOCK = ':root[data-scheme="dark"] {'

# What stands on what: foreground, ground, and the least contrast (WCAG 1.4.3 words, 1.4.11 shapes).
WORDS, SHAPES = 4.5, 3.0
GROUNDS = ("bg", "surface", "surface-2")
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((words, ground, WORDS)
      for words in ("text", "muted", "link", "ok", "warn", "error", "support")
      for ground in GROUNDS),
    ("primary-text", "primary", WORDS),
    ("band-text", "band", WORDS),
    *((shape, ground, SHAPES) for shape in ("primary", "border") for ground in GROUNDS),
    ("focus-inner", "focus-ring", SHAPES),
    *((f"scale-{ink}", f"scale-{value}", WORDS)
      for value, ink in enumerate(("light", "light", "dark", "dark", "dark", "light", "light"), 1)),
)  # fmt: skip

DECORATION = frozenset({"hairline", "cell-edge"})
"""They separate what is apart already; nothing is lost where they vanish."""


@dataclass(frozen=True)
class Pair:
    """One foreground on one ground, with its contrast in both schemes."""

    words: str
    ground: str
    least: float
    light: float
    dark: float


@lru_cache(maxsize=1)
def schemes() -> dict[str, dict[str, str]]:
    """Return every colour token of the sheet by scheme: ``{"light": {"bg": "#FFFFFF", …}, …}``."""
    sheet = (Path(settings.SITE) / "static" / "css" / "acompana.css").read_text("utf-8")
    light = _block(sheet, LIGHT_BLOCK)
    return {"light": light, "dark": light | _block(sheet, DARK_BLOCK)}


def pairs() -> list[Pair]:
    """Return every pair that occurs on a page, with its contrast in both schemes."""
    light, dark = schemes()["light"], schemes()["dark"]
    return [
        Pair(
            words,
            ground,
            least,
            round(contrast(light[words], light[ground]), 2),
            round(contrast(dark[words], dark[ground]), 2),
        )
        for words, ground, least in PAIRS
    ]


def colours() -> list[dict[str, str]]:
    """Return every colour token with its value in both schemes, in the order of the sheet."""
    light, dark = schemes()["light"], schemes()["dark"]
    return [{"name": name, "light": light[name], "dark": dark[name]} for name in light]


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio, 1 to 21, of two colours written #RRGGBB."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _block(sheet: str, opening: str) -> dict[str, str]:
    start = sheet.index(opening) + len(opening)
    return dict(_COLOUR.findall(sheet[start : sheet.index("}", start)]))
