"""Texts for the identifier guard, read by the Python and by the browser tests. All fictitious."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

TODAY = dt.date(2026, 3, 1)

# Text → what is reported: (rule, country guess, stretch). Section 2.5 of the detection rules.
NATIONAL_NUMBERS: dict[str, list[tuple[str, str | None, str]]] = {
    "9999 99990 0101": [("GT-CUI", "GT", "9999 99990 0101")],
    "9999999900101": [("GT-CUI", "GT", "9999999900101")],
    "9999 99940 0101": [("GT-CUI", "GT", "9999 99940 0101")],
    "1234 56789 0101": [("GT-CUI", "GT", "1234 56789 0101")],
    "9999 99991 0101": [],
    "9999 99990 2301": [],
    "9999 99990 0118": [],
    "99999999001012": [],
    "99999999-4": [("SV-DUI", "SV", "99999999-4")],
    "12345678-4": [("SV-DUI", "SV", "12345678-4")],
    "DUI 999999994": [("SV-DUI", "SV", "999999994")],
    "999999994": [],
    "12345678-5": [],
    "00000000-0": [],
    "0614-310299-999-9": [("SV-NIT", "SV", "0614-310299-999-9")],
    "06143102990012": [("SV-NIT", "SV", "06143102990012")],
    "06143102990013": [],
    "0801-1900-00000": [("HN-DNI", "HN", "0801-1900-00000")],
    "0801190000000": [("HN-DNI", "HN", "0801190000000")],
    "1901-1990-00000": [],
    "0829-1990-00000": [],
    "0801-1899-00000": [],
}

# Section 4.
PHONES: dict[str, list[tuple[str, str | None, str]]] = {
    "+502 2000 0000": [("PHONE", "GT", "+502 2000 0000")],
    "2000-0000": [("PHONE", None, "2000-0000")],
    "Línea 1572": [],
    "20240131": [],
    "tel. 20240131": [("PHONE", None, "20240131")],
}

# Section 3, and what the sections leave to the reader.
OTHER_TEXTS: dict[str, list[tuple[str, str | None, str]]] = {
    "Pasaporte A00000000 en la mesa": [("PASSPORT", None, "A00000000")],
    "dejó el pasaporte: AB12C34D5": [("PASSPORT", None, "AB12C34D5")],
    "el código A00000000 no es suyo": [],
    "pasaporte extraviado": [],
    "MP000-0000-0": [("GT-CASE", "GT", "MP000-0000-0")],
    "XMP000-0000-0": [],
    "el expediente n.º 12-2024": [("CASE", None, "12-2024")],
    "causa 212-UVM-2025": [("CASE", None, "212-UVM-2025")],
    "Caso 1/2025": [("CASE", None, "1/2025")],
    "en este caso TRA-01 salió bien": [],
    "caso que se presentó como 12-2024": [],
    "placa P-000BBB": [("PLATE", None, "P-000BBB")],
    "placa de 2024": [],
    "placa 1234 del agente": [],
    "un P-000BBB sin papeles": [("PLATE", "GT", "P-000BBB")],
    "camión AAA 0000": [("PLATE", "HN", "AAA 0000")],
    "norma ISO 9001": [],
    "escriba a nadie@example.org.": [("EMAIL", None, "nadie@example.org")],
    "nadie arroba example punto com y ya": [("EMAIL", None, "nadie arroba example punto com")],
    "pesa una arroba y punto": [],
    "@ana_sin_cuenta": [("HANDLE", None, "@ana_sin_cuenta")],
    "@12": [],
    "ver m.me/nadie.prueba.": [("HANDLE", None, "m.me/nadie.prueba")],
    "latex.com/nadie": [],
    "nació el 31/02/1990": [("BIRTH", None, "31/02/1990")],
    "NACIO 31-02-90": [("BIRTH", None, "31-02-90")],
    "Nací el 30 de febrero de 1990": [("BIRTH", None, "30 de febrero de 1990")],
    "Ana Prueba, 1990-02-31": [("BIRTH", None, "1990-02-31")],
    "turno del 31/02/1990": [],
    "nació el 31/13/1990": [],
    "es hija de Ana Prueba y vino": [("KIN", None, "hija de Ana Prueba")],
    "madre de tres": [],
    "+503 2000-0000": [("PHONE", "SV", "+503 2000-0000")],
    "50420000000": [("PHONE", "HN", "50420000000")],
    "promoción 2025-2026": [],
    "cel. 2025-2026": [("PHONE", None, "2025-2026")],
    "acta n.º 3390-2025": [],
    "acta 3390-2025, su teléfono": [("PHONE", None, "3390-2025")],
    "serie de radio 60917725": [],
    "de 2000-2200 horas": [],
    "120000000": [],
    "20000000000": [],
    # The rejected first candidate must not hide the second.
    "1234 12345 9999 99990 0101": [("GT-CUI", "GT", "9999 99990 0101")],
    # 13 digits that fit both countries: Honduras is tried first.
    "0801190000101": [("HN-DNI", "HN", "0801190000101")],
    # What phones and word processors put in place of plain signs.
    "99999999–4": [("SV-DUI", "SV", "99999999–4")],
    "9999\u00a099990\u00a00101": [("GT-CUI", "GT", "9999\u00a099990\u00a00101")],
    "tele\u0301fono 20240131": [("PHONE", None, "20240131")],
    "😀😀 tel 2000-0000 😀": [("PHONE", None, "2000-0000")],
    "😀 DUI 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 999999994": [
        ("SV-DUI", "SV", "999999994"),
    ],
    "DUI 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 999999994": [],
    "DUI 99999999-4, CUI 9999999900101 y 2000-0000": [
        ("SV-DUI", "SV", "99999999-4"),
        ("GT-CUI", "GT", "9999999900101"),
        ("PHONE", None, "2000-0000"),
    ],
    "": [],
}

CASES = NATIONAL_NUMBERS | PHONES | OTHER_TEXTS

# Pieces that make the patterns start and fail again and again.
HOSTILE_PIECES = (
    "1", "1 ", "1-", "a", "a@", "a.", "@a", "@", "A", "Aa ", "Aa de ", " ", "\u0301", "2000-",
    "+502 ", "caso ", "caso-", "caso 1-", "a-a/", "mp000-", "hijo de A", "hija de Aa ", "12/12/12 ",
    "nacio 1/1/2000 ", "1 de enero de ", "pasaporte a12345678 ", "placa p", "arroba punto ",
    "a arroba a punto ", "(at)", "facebook.com/.", "facebook.com/a", "serie de radio ", "DUI ",
    "999999994 ", "9999 99990 0101 ", "tel 20240131 ", "99999999-4",
)  # fmt: skip


def development_sentences() -> list[dict[str, Any]]:
    """Return the labelled sentences: id, text, identifiers [{type, start, end, severity}]."""
    path = Path(__file__).parent / "data" / "guard_development.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
