"""Everything that is checked before content is published. Pure: works on what readers would see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from curriculum.content import readability, story
from curriculum.content.findings import Finding
from curriculum.content.spanish.doubtful import BLAMING, EMPTY_LINKS
from curriculum.content.story_reading import story_of
from curriculum.content.words import links_of, texts_of
from interface.victim_guard import detection

HEAVIEST = 150_000
"""Bytes of the lightest copy of a picture; more is a second of waiting on a slow line."""
OPTIONS_WARN_BELOW = 60
"""Stories and questions are read under pressure: they must be plainer (content-safety CS-42)."""


@dataclass(frozen=True)
class Facts:
    """What the published words do not tell: reviews, the mark, and how much is held back."""

    reviewed: bool = False
    demonstration: bool = False
    questions_held: int = 0
    allowed_phones: frozenset[str] = frozenset()


def check(kind: str, payload: dict[str, Any], facts: Facts) -> list[Finding]:
    """Return what stands against publishing, then what is merely worth knowing."""
    found = [
        *_module(kind, payload, facts),
        *_law(payload, facts),
        *_pictures(payload),
        *_links(payload),
        *_story(kind, payload),
        *_quiz(kind, payload, facts),
        *_words(payload, facts),
        *_reading(kind, payload),
    ]
    return sorted(found, key=lambda finding: not finding.blocks)


def reading_of(payload: dict[str, Any]) -> readability.Reading:
    """Measure the words that a learner reads."""
    return readability.measure(texts_of(payload))


def _module(kind: str, payload: dict[str, Any], facts: Facts) -> Iterator[Finding]:
    if kind != "module":
        return
    if payload["content_level"] != "none" and not payload["content_note"].strip():
        yield Finding("content_note_missing", blocks=True)
    if payload["content_level"] == "alto" and not payload["alternative"].strip():
        yield Finding("alternative_missing", blocks=False)
    if not facts.reviewed:
        # The demonstration shows unreviewed content on purpose, under its mark (decision 14).
        yield Finding("review_missing", blocks=not facts.demonstration)


def _law(payload: dict[str, Any], facts: Facts) -> Iterator[Finding]:
    parts = [*payload.get("body", []), *payload.get("country_notes", [])]
    count = sum(bool(part.get("in_review")) for part in parts)
    if count:
        yield Finding("law_in_review", blocks=not facts.demonstration, values={"count": count})


def _pictures(payload: dict[str, Any]) -> Iterator[Finding]:
    for part in payload.get("body", []):
        if part["type"] != "picture":
            continue
        if not part["alt"].strip():
            yield Finding("alt_missing", blocks=True)
        weights = [copy["bytes"] for copy in part["copies"]]
        if not weights:
            yield Finding("picture_missing", blocks=True)
        elif min(weights) > HEAVIEST:
            values: dict[str, object] = {
                "kilobytes": round(min(weights) / 1000), "limit": HEAVIEST // 1000,
            }  # fmt: skip
            yield Finding("picture_heavy", blocks=True, values=values)


def _links(payload: dict[str, Any]) -> Iterator[Finding]:
    for part in payload.get("body", []):
        for text, address in links_of(part.get("html", "")):
            bare = text.casefold().strip(" .:»«")
            if not bare or bare in EMPTY_LINKS or bare == address.casefold():
                yield Finding("link_text", blocks=True, values={"text": text or address})
            elif bare.startswith(("http://", "https://", "www.")):
                yield Finding("link_text", blocks=True, values={"text": text})


def _story(kind: str, payload: dict[str, Any]) -> Iterator[Finding]:
    if kind != "scenario":
        return
    graph = story_of(payload["screens"])
    for fault in story.faults(graph):
        values = {key: value for key, value in asdict(fault).items() if key != "code"}
        yield Finding(fault.code, blocks=True, values=values)
    for key in story.too_long(graph):
        yield Finding("screen_long", blocks=False, values={"node": key})


def _quiz(kind: str, payload: dict[str, Any], facts: Facts) -> Iterator[Finding]:
    if kind != "quiz":
        return
    if not payload["questions"]:
        yield Finding("no_questions", blocks=True)
    if facts.questions_held:
        yield Finding("questions_held", blocks=False, values={"count": facts.questions_held})


def _words(payload: dict[str, Any], facts: Facts) -> Iterator[Finding]:
    texts = texts_of(payload)
    for text in texts:
        for match in detection.find(text, allowed_phones=facts.allowed_phones):
            yield Finding("identifier", blocks=True, values={"text": text[match.start : match.end]})
    whole = "\n".join(texts).casefold()
    yield from _marked(BLAMING, whole)


def _marked(terms: Iterable[str], text: str) -> Iterator[Finding]:
    for term in terms:
        if term in text:
            yield Finding("blaming", blocks=False, values={"text": term})


def _reading(kind: str, payload: dict[str, Any]) -> Iterator[Finding]:
    reading = reading_of(payload)
    if not reading.counts:
        return
    plainer = kind in ("scenario", "quiz")
    warns_below = OPTIONS_WARN_BELOW if plainer else readability.WARNS_BELOW
    values: dict[str, object] = {"value": reading.inflesz}
    if reading.inflesz < readability.BLOCKS_BELOW:
        yield Finding("reading_hard", blocks=True, values=values)
    elif reading.inflesz < warns_below:
        yield Finding("reading_somewhat_hard", blocks=False, values=values)
    if reading.words_a_sentence > readability.LONGEST_AVERAGE:
        limits: dict[str, object] = {
            "words": reading.words_a_sentence, "limit": readability.LONGEST_AVERAGE,
        }  # fmt: skip
        yield Finding("sentences_long", blocks=False, values=limits)
