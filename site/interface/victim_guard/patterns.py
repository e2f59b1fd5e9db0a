"""The shared rule file, read once and compiled.

The browser compiles the same file, so a pattern may use only what Python's ``re`` and JavaScript's
``RegExp`` read alike: explicit character classes, no flags, no named groups, bounded repetition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RULES_FILE = Path(__file__).resolve().parents[2] / "static" / "js" / "victim_guard_rules.json"

_FRAGMENT = re.compile(r"\$\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled expression and the text it runs on: folded, or as typed where capitals matter."""

    expression: re.Pattern[str]
    as_typed: bool


@dataclass(frozen=True, slots=True)
class Nearness:
    """A cue word must stand ``before``, ``after`` or on ``either`` side, at most ``gap`` away."""

    cue: str
    side: str
    gap: int


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing what a rule looks for; idle in a text with none of ``needs`` (speed)."""

    pattern: Pattern
    country: str | None
    check: str | None
    at_least: tuple[tuple[str, int], ...]
    near: tuple[Nearness, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the specification, with its forms in the order in which they are tried."""

    code: str
    direct: bool
    sentence: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything the file says, ready to run."""

    rules: tuple[Rule, ...]
    cues: Mapping[str, Pattern]
    tables: Mapping[str, Any]
    folding: Mapping[int, str]

    def fold(self, text: str) -> str:
        """Lower case, no accents, one kind of dash and space. Keeps every position."""
        return text.translate(self.folding)


@cache
def rule_book() -> RuleBook:
    """Return the compiled rule file.

    Raises OSError when it is missing and KeyError or ``re.error`` when it is malformed: the guard
    must not start half loaded.
    """
    source = json.loads(RULES_FILE.read_text(encoding="utf-8"))
    fragments: dict[str, str] = {}
    for name, value in source["fragments"].items():
        fragments[name] = _expand(value, fragments)
    return RuleBook(
        rules=tuple(_rule(entry, fragments) for entry in source["rules"]),
        cues={name: _pattern(entry, fragments) for name, entry in source["cues"].items()},
        tables=source["tables"],
        folding=_folding(source["fold"]),
    )


def _folding(fold: dict[str, str]) -> dict[int, str]:
    pairs = zip(fold["from"], fold["to"], strict=True)
    return {ord(written): plain for written, plain in pairs}


def _expand(pattern: str, fragments: Mapping[str, str]) -> str:
    return _FRAGMENT.sub(lambda found: fragments[found[1]], pattern)


def _pattern(entry: dict[str, Any], fragments: Mapping[str, str]) -> Pattern:
    return Pattern(
        expression=re.compile(_expand(entry["pattern"], fragments)),
        as_typed=entry.get("on") == "text",
    )


def _rule(entry: dict[str, Any], fragments: Mapping[str, str]) -> Rule:
    forms = tuple(
        Form(
            pattern=_pattern(form, fragments),
            country=form.get("country", entry["country"]),
            check=form.get("check"),
            at_least=tuple(form.get("at_least", {}).items()),
            near=tuple(Nearness(**nearness) for nearness in form.get("near", ())),
            needs=tuple(form.get("needs", ())),
        )
        for form in entry["forms"]
    )
    return Rule(entry["code"], entry["direct"], entry["sentence"], forms)
