"""What changed between two published versions of the same content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

UNTOLD = frozenset({"mark", "version"})
"""Keys of the payload that no learner reads as content."""


@dataclass(frozen=True)
class Change:
    """One place that differs: ``path`` such as ``body.key_points``; texts before and after."""

    path: str
    before: str
    after: str


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Return what a reader of ``old`` does not know yet, in the order of ``new``.

    Parts of a list are the same part when their ``id`` or ``code`` is the same, wherever they
    stand; so a moved question is no change of its words.
    """
    return list(_compare("", old, new))


def _compare(path: str, old: Any, new: Any) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*new, *old]):
            if key not in UNTOLD and key not in ("id", "type"):
                yield from _compare(_under(path, key), old.get(key), new.get(key))
        return
    if isinstance(old, list) and isinstance(new, list) and _named(old) and _named(new):
        before, after = _by_name(old), _by_name(new)
        for name in dict.fromkeys([*after, *before]):
            part = after.get(name) or before[name]
            label = part.get("code") or part.get("key") or part.get("type") or "part"
            yield from _compare(_under(path, label), before.get(name), after.get(name))
        return
    yield Change(path, text_of(old), text_of(new))


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _named(parts: list[Any]) -> bool:
    return all(isinstance(part, dict) and ("id" in part or "code" in part) for part in parts)


def _by_name(parts: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {part.get("id") or part["code"]: part for part in parts}


def text_of(value: Any) -> str:
    """Return the words in a value, one piece a line."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, dict):
        return "\n".join(
            filter(None, (text_of(v) for k, v in value.items() if k not in ("id", "type")))
        )
    if isinstance(value, list):
        return "\n".join(filter(None, map(text_of, value)))
    return str(value)
