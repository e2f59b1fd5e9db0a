"""Names without accents, the same in the database and in Python, so that «Perez» finds «Pérez»."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Concat
from django.db.models.sql.compiler import SQLCompiler

PLAIN = {
    "a": "á",
    "e": "é",
    "i": "í",
    "o": "ó",
    "u": "úü",
    "n": "ñ",
    # Mayan names are written with several apostrophes, and searched for with none.
    "": "'’ʼ`",
}
"""Plain letter → letters that are read as it; capitals follow. What Spanish and Mayan names use,
and no more: SQLite parses about thirty nested calls."""

PAIRS = tuple(
    (letter, plain)
    for plain, letters in PLAIN.items()
    # Capitals first: SQLite's LOWER knows ASCII only.
    for letter in dict.fromkeys(letters.upper() + letters)
)
_TABLE = {ord(letter): plain for letter, plain in PAIRS}


def fold(text: str) -> str:
    """Return the text in small letters without accents and apostrophes."""
    return text.translate(_TABLE).lower()


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
