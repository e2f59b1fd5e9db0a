"""Names without accents, the same in the database and in Python, so that «Perez» finds «Pérez»."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Concat
from django.db.models.sql.compiler import SQLCompiler

ACUTE = "\N{COMBINING ACUTE ACCENT}"
DIAERESIS = "\N{COMBINING DIAERESIS}"
TILDE = "\N{COMBINING TILDE}"
MARKS = {
    "a": (ACUTE,),
    "e": (ACUTE,),
    "i": (ACUTE,),
    "o": (ACUTE,),
    "u": (ACUTE, DIAERESIS),
    "n": (TILDE,),
}
"""Letter → marks that it is read without. What names of the three countries use, and no more:
SQLite parses about thirty nested calls."""

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`"
"""Mayan names are written with several of them, and searched for with none."""

PAIRS = (
    # Capitals first: SQLite's LOWER knows ASCII only.
    *(
        (normalize("NFC", letter + mark), plain)
        for plain, marks in MARKS.items()
        for mark in marks
        for letter in (plain.upper(), plain)
    ),
    *((sign, "") for sign in APOSTROPHES),
)
_TABLE = {ord(letter): plain for letter, plain in PAIRS}


def fold(text: str) -> str:
    """Return the text in small letters without accents and apostrophes."""
    return normalize("NFC", text).translate(_TABLE).lower()


class Folded(Func):
    """The same of a column, in SQL. What a migration stored follows this file: change both."""

    arity = 1
    output_field = CharField()

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        *args: Any,
        **kwargs: Any,
    ) -> tuple[str, Any]:
        """Return ``LOWER(REPLACE(… REPLACE(column, 'Á', 'a') …))``; works on both databases."""
        sql, params = compiler.compile(self.get_source_expressions()[0])
        for letter, plain in PAIRS:
            quoted = letter.replace("'", "''")
            sql = f"REPLACE({sql}, '{quoted}', '{plain}')"
        return f"LOWER({sql})", params


def folded(*fields: str) -> Folded:
    """Return several columns folded, a blank between them."""
    parts: list[F | Value] = []
    for name in fields:
        parts += [F(name), Value(" ")]
    return Folded(Concat(*parts[:-1], output_field=CharField()))
