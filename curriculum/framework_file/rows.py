"""Table → domains with their competencies, or what is wrong in which row and column (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.framework_file import columns as c
from interface.spreadsheets.table import CellKind, Row, Table

_CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_SHOWN = 40

TEXTS: dict[str, Promise | str] = {
    "required": gettext_lazy("the cell is empty. Write a value."),
    "formula": gettext_lazy(
        "the cell starts with =, +, - or @, or holds a formula. Write the plain value."
    ),
    "bad_cell": gettext_lazy(
        "the cell holds a date, an error or TRUE/FALSE. Write the value as text."
    ),
    "too_long": gettext_lazy("the value has more than %(limit)s characters. Shorten it."),
    "extra_cell": gettext_lazy(
        "this column has no name in row 1. Delete the value, or look for a stray delimiter."
    ),
    "bad_code": gettext_lazy(
        "«%(value)s» is no code. Use letters without accents, digits and hyphens: PRI-01."
    ),
    "duplicate_code": gettext_lazy("row %(row)s has this code already. Write another one."),
    "two_names": gettext_lazy(
        "row %(row)s calls this domain «%(known)s». Write the same name in all its rows."
    ),
    "yes_or_no": gettext_lazy("«%(value)s» is not valid. Write si or no."),
    "bad_evidence": gettext_lazy(
        "«%(value)s» is no kind of evidence. Use %(choices)s, with semicolons between them."
    ),
    "bad_number": gettext_lazy("«%(value)s» is not a whole number from 1 to %(limit)s."),
    "outside_scale": gettext_lazy(
        "the scale goes from %(low)s to %(high)s. Delete this criterion or choose another scale."
    ),
    "no_rows": gettext_lazy("there is no competency below row 1. Write one in each row."),
}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing wrong in one column of one row; ``text`` says what to do."""

    row: int
    column: str
    code: str
    text: str

    @property
    def sentence(self) -> str:
        """«Fila 14, columna critica: «quizá» no es válido. Escriba si o no.»."""
        return _("Row %(row)s, column %(column)s: %(what)s") % {
            "row": self.row,
            "column": self.column,
            "what": self.text,
        }


@dataclass(frozen=True, slots=True)
class FrameworkPlan:
    """What a file would write: ``domains`` as ``framework_content``, or why nothing."""

    domains: list[dict[str, Any]]
    problems: tuple[RowProblem, ...]
    sha256: str

    @property
    def competencies(self) -> list[dict[str, Any]]:
        """Return every competency in the order of the file."""
        return [row for domain in self.domains for row in domain["competencies"]]


def read_rows(
    table: Table, *, minimum: int, maximum: int, base: Mapping[str, Any] | None = None
) -> FrameworkPlan:
    """Check every cell and group the rows by domain, in the order of the file.

    ``minimum`` and ``maximum`` are those of the scale. ``base`` is the content that the file
    replaces: texts that stay the same keep their other languages, codes keep their mapping.
    """
    reading = _Reading(minimum, maximum)
    for row in table.rows:
        reading.take(row)
    if not table.rows:
        reading.say(1, c.CODE, "no_rows")
    domains = list(reading.domains.values())
    if base is not None:
        _keep(domains, base)
    return FrameworkPlan(domains, tuple(reading.problems), table.sha256)


class _Reading:
    """The rows so far, and what was wrong in them."""

    def __init__(self, minimum: int, maximum: int) -> None:
        self.minimum, self.maximum = minimum, maximum
        self.domains: dict[str, dict[str, Any]] = {}
        self.problems: list[RowProblem] = []
        self._codes: dict[str, int] = {}
        self._named: dict[str, int] = {}

    def say(self, at: int, column: str, key: str, value: str = "", **facts: Any) -> None:
        """Note a problem; ``value`` is what the cell says, cut to what a message can show."""
        shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
        text = str(TEXTS[key]) % {"value": shown, **facts}
        self.problems.append(RowProblem(at, column, key, text))

    def take(self, row: Row) -> None:
        """Read one row; what is wrong in it is noted, all of it."""
        if row.beyond:
            self.say(row.number, row.beyond, "extra_cell")
        texts = {column: self._text(row, column) for column in c.COLUMNS}
        competency = {
            "code": self._code(row.number, texts[c.CODE]),
            "names": {"es": texts[c.NAME]},
            "critical": self._yes(row.number, c.CRITICAL, texts),
            "formative_only": self._yes(row.number, c.FORMATIVE, texts),
            "evidence_modes": self._evidence(row.number, texts[c.EVIDENCE]),
            "min_observations": self._number(row.number, c.OBSERVATIONS, texts),
            "min_raters": self._number(row.number, c.OFFICERS, texts),
            "maps_to": [],
            "anchors": dict(self._criteria(row)),
        }
        domain = self._domain(row.number, texts[c.DOMAIN].upper(), texts[c.DOMAIN_NAME])
        domain["competencies"].append(competency)

    def _text(self, row: Row, column: str) -> str:
        cell = row[column]
        kinds = {CellKind.FORMULA: "formula", CellKind.LONG: "too_long"}
        if cell.kind is not CellKind.TEXT:
            key = kinds.get(cell.kind, "bad_cell")
            self.say(row.number, column, key, limit=c.LONGEST.get(column, 2000))
            return ""
        if cell.empty and column in c.REQUIRED:
            self.say(row.number, column, "required")
        longest = c.LONGEST.get(column)
        if longest is not None and len(cell.text) > longest:
            self.say(row.number, column, "too_long", limit=longest)
        return cell.text

    def _code(self, number: int, text: str) -> str:
        code = text.upper()
        if not code:
            return code
        if not _CODE.fullmatch(code):
            self.say(number, c.CODE, "bad_code", text)
        elif self._codes.setdefault(code, number) != number:
            self.say(number, c.CODE, "duplicate_code", row=self._codes[code])
        return code

    def _domain(self, number: int, code: str, name: str) -> dict[str, Any]:
        if code and not _CODE.fullmatch(code):
            self.say(number, c.DOMAIN, "bad_code", code)
        first = code not in self.domains
        domain = self.domains.setdefault(
            code, {"code": code, "names": {"es": name}, "competencies": []}
        )
        if first:
            self._named[code] = number
        elif name and name != domain["names"]["es"]:
            known = domain["names"]["es"]
            self.say(number, c.DOMAIN_NAME, "two_names", row=self._named[code], known=known)
        return domain

    def _yes(self, number: int, column: str, texts: Mapping[str, str]) -> bool:
        word = _plain(texts[column])
        if word not in c.YES | c.NO:
            self.say(number, column, "yes_or_no", texts[column])
        return word in c.YES

    def _evidence(self, number: int, text: str) -> list[str]:
        words = [_plain(word) for word in re.split(r"[;,]", text) if word.strip()]
        for word in words:
            if word not in c.EVIDENCE_WORDS:
                choices = ", ".join(c.EVIDENCE_WORDS)
                self.say(number, c.EVIDENCE, "bad_evidence", word, choices=choices)
        found = [str(c.EVIDENCE_WORDS[word]) for word in words if word in c.EVIDENCE_WORDS]
        return list(dict.fromkeys(found)) or [str(c.EVIDENCE_WORDS["campo"])]

    def _number(self, number: int, column: str, texts: Mapping[str, str]) -> int:
        text = texts[column]
        if not text:
            return c.DEFAULTS[column]
        if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= c.MOST[column]):
            self.say(number, column, "bad_number", text, limit=c.MOST[column])
            return c.DEFAULTS[column]
        return int(text)

    def _criteria(self, row: Row) -> Iterator[tuple[str, dict[str, str]]]:
        for column, value in c.CRITERIA.items():
            text = self._text(row, column)
            if not text:
                continue
            if self.minimum <= value <= self.maximum:
                yield str(value), {"es": text}
            else:
                self.say(row.number, column, "outside_scale", low=self.minimum, high=self.maximum)


def _plain(word: str) -> str:
    """Return a word in small letters without accents: people write «Sí» and «simulación»."""
    apart = unicodedata.normalize("NFD", word.strip().lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _keep(domains: list[dict[str, Any]], base: Mapping[str, Any]) -> None:
    """Put back what a spreadsheet does not hold: other languages of unchanged texts, mappings."""
    known_domains = {row["code"]: row for row in base["domains"]}
    known = {row["code"]: row for domain in base["domains"] for row in domain["competencies"]}
    for domain in domains:
        _keep_languages(domain, known_domains.get(domain["code"]))
        for row in domain["competencies"]:
            before = known.get(row["code"])
            _keep_languages(row, before)
            if before is None:
                continue
            row["maps_to"] = before["maps_to"]
            for value, texts in row["anchors"].items():
                now = before["anchors"].get(value, {})
                if now.get("es") == texts["es"]:
                    row["anchors"][value] = now


def _keep_languages(row: dict[str, Any], before: Mapping[str, Any] | None) -> None:
    if before is not None and before["names"].get("es") == row["names"]["es"]:
        row["names"] = before["names"]
