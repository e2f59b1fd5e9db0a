"""Documents on paper or on file: Typst templates become tagged, archivable PDF.

A template is a ``.typ`` file beside the app that owns it. What it shows comes as JSON, never by
putting texts into its source: a name with a ``#`` in it stays a name. Words are translated before
they arrive, so templates hold layout alone.
"""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import typst


def pdf(template: Path, data: dict[str, Any], *, on: date, language: str) -> bytes:
    """Return the PDF of a Typst template.

    The template reads ``data`` (what JSON can hold) as ``json(bytes(sys.inputs.data))``, with
    ``year``, ``month``, ``day`` of ``on`` (the document's own date, so that the same record gives
    the same bytes) and ``language`` beside it. Raises ``typst.TypstError`` when the template is
    wrong or cannot fulfil the standards: a picture without alternative text, no title.
    ``ValueError`` when ``data`` holds one of the names above.
    """
    ours = {"year": on.year, "month": on.month, "day": on.day, "language": language}
    if taken := ours.keys() & data.keys():
        raise ValueError(f"The document's own: {', '.join(sorted(taken))}")
    given = data | ours
    return typst.compile(
        str(template),
        root=str(template.parent),
        format="pdf",
        # The machine's fonts would make each server write another document.
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(given, ensure_ascii=False)},
        # PDF/A-2a can be read in twenty years, PDF/UA-1 by a screen reader.
        pdf_standards=["a-2a", "ua-1"],
    )


def qr_svg(text: str) -> str:
    """Return a QR code as SVG, readable when a quarter of it is worn off (level Q)."""
    file = BytesIO()
    segno.make(text, error="q", micro=False).save(
        file, kind="svg", xmldecl=False, border=2, scale=4
    )
    return file.getvalue().decode("ascii")
