"""How large a file may be; every limit is a setting with a default."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes; ``rows`` counts data rows, not the header, notes or empty rows.

    ``expansion`` is how many times its packed size one part of a workbook may unpack to, asked
    only of parts that unpack to more than ``MEGABYTE``: small parts pack very well.
    """

    size: int = 5 * MEGABYTE
    rows: int = 5_000
    expanded: int = 25 * MEGABYTE
    expansion: int = 100
    parts: int = 500

    @classmethod
    def from_settings(cls) -> Limits:
        """Return the limits of ``ROSTER_MAX_BYTES``, ``_ROWS``, ``_EXPANDED_BYTES``…"""
        default = cls()
        return cls(
            size=getattr(settings, "ROSTER_MAX_BYTES", default.size),
            rows=getattr(settings, "ROSTER_MAX_ROWS", default.rows),
            expanded=getattr(settings, "ROSTER_MAX_EXPANDED_BYTES", default.expanded),
            expansion=getattr(settings, "ROSTER_MAX_EXPANSION", default.expansion),
            parts=getattr(settings, "ROSTER_MAX_PARTS", default.parts),
        )
