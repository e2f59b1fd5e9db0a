"""What a learner's device tells: one small JSON document for each step, with a number of its own.

``{"proto": 1, "attempt": "lesson", "version": 12, "event": "opened", "data": {"screen": 2},
"at": "2026-11-24T10:00:00Z"}``; ``version`` is the key of the ``ContentVersion`` that the attempt
reads, the same in all its events, and ``at`` the clock of the device (it may be missing).
Every event says what it is an event of, so they may arrive in any order.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

PROTO = 1
MAXIMUM_BYTES = 4096
MOST_EVENTS = 1000
LONGEST_LIST = 20


def _text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 60


def _screen(value: Any) -> bool:
    # A yes is no number, though Python counts it as one.
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1000


def _texts(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= LONGEST_LIST and all(map(_text, value))


Shape = dict[str, Callable[[Any], bool]]

SHAPES: dict[str, dict[str, Shape]] = {
    "lesson": {"opened": {"screen": _screen}, "finished": {}},
    "scenario": {
        "chosen": {"screen": _text, "option": _text},
        "went_on": {"screen": _text},
        "taken_back": {"screen": _text},
    },
    "quiz": {"answered": {"question": _text, "options": _texts}},
    "alternative": {"finished": {}},
}
"""{kind of attempt: {event: what its data hold}}."""


class Unreadable(ValueError):
    """The document is no event; the text says in English which fact decided."""


@dataclass(frozen=True)
class Told:
    """One event as it was told."""

    attempt: str
    version: int
    event: str
    data: dict[str, Any]
    at: datetime | None = None


def read(content: bytes) -> Told:
    """Return the event in a document; raises ``Unreadable``."""
    found = _document(content)
    attempt, event, data = found.get("attempt"), found.get("event"), found.get("data")
    if not isinstance(attempt, str) or not isinstance(event, str):
        raise Unreadable("attempt or event is no text")
    shape = SHAPES.get(attempt, {}).get(event)
    if shape is None:
        raise Unreadable("unknown kind of attempt or event")
    if not isinstance(data, dict) or data.keys() != shape.keys():
        raise Unreadable("data with other keys")
    for name, fits in shape.items():
        if not fits(data[name]):
            raise Unreadable(f"data: {name}")
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 0 < version < 2**63:
        raise Unreadable("version is no key")
    return Told(attempt, version, event, data, _moment(found.get("at")))


def _document(content: bytes) -> dict[str, Any]:
    if len(content) > MAXIMUM_BYTES:
        raise Unreadable("larger than 4 KB")
    try:
        found = json.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as problem:
        raise Unreadable("not JSON in UTF-8") from problem
    if not isinstance(found, dict) or found.get("proto") != PROTO:
        raise Unreadable("no object of proto 1")
    if found.keys() - {"proto", "attempt", "version", "event", "data", "at"}:
        raise Unreadable("unknown key")
    return found


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as problem:
        raise Unreadable("at: no moment") from problem
    if moment.tzinfo is None or not 2000 < moment.year < 9999:
        raise Unreadable("at: no zone, or out of range")
    return moment


def write(told: Told) -> bytes:
    """Return the document of an event, the same bytes for the same event."""
    document = {
        "proto": PROTO,
        "attempt": told.attempt,
        "version": told.version,
        "event": told.event,
        "data": told.data,
        "at": told.at.isoformat() if told.at else None,
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode()


def names_what_is_there(told: Told, payload: dict[str, Any]) -> bool:
    """Tell whether screens, options and questions of the event stand in the version's content."""
    if told.attempt == "scenario":
        screens = {each["key"]: each for each in payload["screens"] if each["type"] == "decision"}
        screen = screens.get(told.data["screen"])
        if screen is None:
            return False
        options = {each["id"] for each in screen["options"]}
        return told.event != "chosen" or told.data["option"] in options
    if told.attempt == "quiz":
        questions = {each["code"]: each for each in payload["questions"]}
        question = questions.get(told.data["question"])
        if question is None:
            return False
        return set(told.data["options"]) <= {each["id"] for each in question["options"]}
    return True
