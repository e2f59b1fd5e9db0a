"""One stylesheet on the wire, several in the checkout.

A phone on a thin line pays for every request, and four small files compress worse than one. So
the sheets of ``static/css/`` are read one after the other (``acompana.css`` first: it declares the
order of the layers), comments and indentation fall away, and pages link the result.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/sheet.css"
"""As ``frames/base.html`` links it."""
FIRST = "acompana.css"
_STRING_OR_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
_BLANK = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,>]) ?")


def sheet_text() -> str:
    """Return the one sheet, from the files of ``site/static/css/`` as they are now."""
    folder = Path(settings.SITE) / "static" / "css"
    others = sorted(path for path in folder.glob("*.css") if path.name != FIRST)
    return "".join(shortened(path.read_text("utf-8")) for path in [folder / FIRST, *others])


def shortened(css: str) -> str:
    """Return a sheet without comments and without white space that means nothing.

    Text in quotation marks stays as it is. Spaces around colons stay too: ``a :hover`` and
    ``a:hover`` are two selectors.
    """
    parts = _STRING_OR_COMMENT.split(css)
    # The split gives: rule text, quoted text (None for a comment), rule text, …
    shorter = [
        part or "" if place % 2 else _AROUND.sub(r"\1", _BLANK.sub(" ", part))
        for place, part in enumerate(parts)
    ]
    return "".join(shorter).replace(";}", "}").strip() + "\n"


class OneSheetFinder(BaseFinder):
    """Hands the one sheet to ``collectstatic`` and to whoever asks for its address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._folder = Path(settings.VAR) / "generated"
        self._storage = FileSystemStorage(location=self._folder)

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to set up, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the file of the sheet, or nothing for any other name."""
        if path != NAME:
            return []
        return [str(self._written())] if find_all else str(self._written())

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Name the sheet and where it lies."""
        self._written()
        yield NAME, self._storage

    def _written(self) -> Path:
        """Write the file if it is out of date; an unchanged one keeps its time of change."""
        target, text = self._folder / NAME, sheet_text()
        if not target.exists() or target.read_text("utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_name(f"{target.name}.{os.getpid()}")
            fresh.write_text(text, "utf-8")
            fresh.replace(target)
        return target
