"""Bytes of a roster file → table, or a refusal of the whole file (pure)."""

from __future__ import annotations

from interface.spreadsheets import reading
from interface.spreadsheets.limits import Limits
from interface.spreadsheets.table import Table
from mentors.roster.columns import LAYOUT


def read_table(content: bytes, limits: Limits | None = None) -> Table:
    """Return the data rows of a CSV or XLSX roster; its name plays no part.

    Raises ``FileRefused`` with one of the codes of ``refusals.TEXTS``, and nothing else.
    """
    return reading.read_table(content, LAYOUT, limits)
