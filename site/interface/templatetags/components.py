"""What the component templates need: comparing as text, faces of states, scale classes, facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from interface import devices, word_changes

register = template.Library()


class Face(NamedTuple):
    """How a state looks: tone (a class of components.css) and icon."""

    tone: str
    icon: str


# On the phone first, then on the server (experience.md 1.0). A state that only informs has no tone.
FACES: dict[str, Face] = {
    "draft": Face("", "edit"),
    "signed": Face("info", "clock"),
    "sending": Face("info", "sending"),
    "attention": Face("warn", "warn"),
    "filed": Face("", "inbox"),
    "held": Face("warn", "lock"),
    "acknowledged": Face("ok", "check"),
    "refused": Face("warn", "comment"),
    "overdue": Face("warn", "clock"),
    "reviewed": Face("ok", "reviewed"),
    "returned": Face("warn", "returned"),
    "superseded": Face("", "history"),
    "amended": Face("info", "history"),
    "closed": Face("", "lock"),
    "voided": Face("", "voided"),
}
NEUTRAL = Face("", "")


@register.filter
def state_face(state: Any) -> Face:
    """Return tone and icon of a state; a state without a face of its own is neutral."""
    return FACES.get(str(state), NEUTRAL)


@register.filter
def is_text(value: Any, other: Any) -> bool:
    """Return whether two values print alike; None prints like nothing."""
    return _text(value) == _text(other)


@register.filter
def has_text(value: Any, option: Any) -> bool:
    """Return whether a chosen value, or a list of chosen values, contains the option."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return _text(option) in {_text(item) for item in value}
    return is_text(value, option)


@register.filter
def beside(cells: Iterable[Any], headings: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Return each cell of a row with the heading of its column."""
    return list(zip(cells, headings, strict=False))


@register.filter
def device_name(user_agent: Any) -> str:
    """Return what a person calls the device of a session."""
    return devices.device_name(_text(user_agent))


@register.filter
def scale_class(value: float | str | None, few: bool | str = False) -> str:
    """Return the class of a score: ``scale-1`` to ``scale-7``, ``scale-none`` or ``scale-few``.

    A median can fall between two points (3.5): it takes the fill of the lower one, so that a value
    below the standard never wears the colour of the standard.
    """
    if value is None or value == "":
        return "scale-none"
    return "scale-few" if few else f"scale-{int(value)}"


@register.filter
def has_clock(value: Any) -> bool:
    """Return whether a value is a moment and not only a day."""
    return isinstance(value, datetime)


@register.simple_tag
def changed_words(old: Any, new: Any, tag: str) -> SafeString:
    """Print one side of a change with its changed words in ``del`` (old) or ``ins`` (new)."""
    before, after = word_changes.changed_words(_text(old), _text(new))
    pieces, mark = (before, "<del>{}</del>") if tag == "del" else (after, "<ins>{}</ins>")
    drawn = (format_html(mark, words) if changed else words for words, changed in pieces)
    return format_html("<p>{}</p>", format_html_join("", "{}", ((piece,) for piece in drawn)))


@register.simple_tag
def joined(*facts: Any) -> str:
    """Return short facts in a row, « · » between them; those that are empty are left out."""
    return " · ".join(text for text in map(_text, facts) if text)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
