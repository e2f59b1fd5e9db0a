"""The words of a published version as a reader meets them, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

_PARAGRAPHS = frozenset({"p", "li", "h2", "h3", "h4", "br"})


class _Prose(HTMLParser):
    """Collects paragraphs, and links as (text, address)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = [""]
        self.links: list[tuple[str, str]] = []
        self._address: str | None = None
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PARAGRAPHS:
            self.paragraphs.append("")
        if tag == "a":
            self._address, self._link = dict(attrs).get("href") or "", ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address is not None:
            self.links.append((self._link.strip(), self._address))
            self._address = None

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data
        self._link += data


def _prose(html: str) -> _Prose:
    reader = _Prose()
    reader.feed(html)
    reader.close()
    return reader


def paragraphs_of(html: str) -> list[str]:
    """Return the paragraphs and list items of prose, without empty ones."""
    return [text.strip() for text in _prose(html).paragraphs if text.strip()]


def links_of(html: str) -> list[tuple[str, str]]:
    """Return ``(text, address)`` of each link."""
    return _prose(html).links


def _of_part(part: dict[str, Any]) -> Iterator[str]:
    yield from paragraphs_of(part.get("html", ""))
    yield part.get("title", "")
    yield from part.get("points", [])
    yield from (line["text"] for line in part.get("lines", []))
    yield part.get("text", "")
    yield part.get("heading", "")
    yield part.get("caption", "")


def _of_screen(screen: dict[str, Any]) -> Iterator[str]:
    yield screen.get("prompt", "")
    yield screen.get("text", "")
    for option in screen.get("options", []):
        yield from (option["text"], option["consequence"], option["feedback"])


def _of_question(question: dict[str, Any]) -> Iterator[str]:
    yield question["stem"]
    yield from (option["text"] for option in question["options"])
    yield question["rationale"]


def texts_of(payload: dict[str, Any]) -> list[str]:
    """Return every paragraph of a payload that a learner reads, in order, without empty ones."""
    found = [payload["title"]]
    found += [payload.get(name, "") for name in ("content_note", "intro", "situation")]
    found += paragraphs_of(payload.get("alternative", ""))
    for name, texts in (
        ("objectives", _of_part),
        ("body", _of_part),
        ("country_notes", _of_part),
        ("screens", _of_screen),
        ("questions", _of_question),
    ):
        for part in payload.get(name, []):
            found += texts(part)
    return [text for text in found if text]
