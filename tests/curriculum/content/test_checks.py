"""What the checker finds, and what it leaves in peace."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.checks import Facts, check, reading_of
from curriculum.content.findings import TEXTS, blocking, summary
from curriculum.content.words import links_of, paragraphs_of, texts_of

REVIEWED = Facts(reviewed=True)
HARD = (
    "La institucionalización multidisciplinaria de procedimientos administrativos extraordinarios "
    "condiciona sistemáticamente la implementación interinstitucional "
) * 10
MIDDLING = "Anote la fecha exacta del suceso y comunique su situación a la coordinación. "
PLAIN = "Anote la hora. Diga su nombre. Pida permiso antes de tocar algo. " * 12


def lesson(*parts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The payload of a lesson."""
    numbered = [{"id": str(n), **part} for n, part in enumerate(parts)]
    payload = {"code": "L1", "title": "Oír", "mark": False, "intro": PLAIN, "body": numbered}
    return payload | changes


def module(**changes: Any) -> dict[str, Any]:
    """The payload of a module that may be published."""
    return {
        "code": "M01", "title": "Oír", "mark": False, "content_level": "leve",
        "content_note": "Habla de miedo.", "alternative": "", "objectives": [],
    } | changes  # fmt: skip


def scenario(feedback: str = "Protege.") -> dict[str, Any]:
    """The payload of a story with one decision."""
    options = [
        {"id": str(n), "text": "Pide permiso.", "consequence": "", "feedback": feedback,
         "rating": rating, "to": "ending"}
        for n, rating in enumerate(("optima", "danina"))
    ]  # fmt: skip
    return {
        "code": "E1", "title": "Oír", "mark": False, "situation": "Son las 22:40.",
        "country_notes": [],
        "screens": [
            {"id": "a", "type": "decision", "key": "d1", "prompt": "¿Y?", "options": options},
            {"id": "b", "type": "ending", "key": "bien", "outcome": "good", "text": "Volvió."},
        ],
    }  # fmt: skip


def picture(**changes: Any) -> dict[str, Any]:
    """A light picture with its description."""
    copies = [{"type": "image/avif", "url": "/a", "bytes": 9000}]
    return {"type": "picture", "alt": "Una agente escucha", "copies": copies} | changes


def codes(kind: str, payload: dict[str, Any], facts: Facts = REVIEWED) -> list[tuple[str, bool]]:
    """What is found, as (code, blocks)."""
    return [(finding.code, finding.blocks) for finding in check(kind, payload, facts)]


def prose(html: str) -> dict[str, Any]:
    """A lesson of one paragraph."""
    return lesson({"type": "prose", "html": html})


NOTE = {"type": "country", "country": "GT", "text": "", "in_review": True}


@pytest.mark.parametrize(
    ("kind", "payload", "expected"),
    [
        ("module", module(), []),
        ("module", module(content_note=" "), [("content_note_missing", True)]),
        ("module", module(content_level="none", content_note=""), []),
        ("module", module(content_level="alto"), [("alternative_missing", False)]),
        ("lesson", lesson(), []),
        ("lesson", lesson(intro=HARD), [("reading_hard", True), ("sentences_long", False)]),
        ("lesson", lesson(NOTE), [("law_in_review", True)]),
        ("lesson", lesson(picture()), []),
        ("lesson", lesson(picture(alt=" ")), [("alt_missing", True)]),
        ("lesson", lesson(picture(copies=[])), [("picture_missing", True)]),
        ("lesson", lesson(picture(copies=[{"bytes": 150_001}])), [("picture_heavy", True)]),
        ("lesson", prose('<p>Lea <a href="/x">la guía de la ONU</a>.</p>'), []),
        ("lesson", prose('<p>Pulse <a href="/x">aquí</a>.</p>'), [("link_text", True)]),
        (
            "lesson",
            prose('<p><a href="https://a.gt/x">https://a.gt/x</a></p>'),
            [("link_text", True)],
        ),
        ("lesson", prose('<p>Ver<a href="/x"></a></p>'), [("link_text", True)]),
        ("lesson", lesson(title="Fue un crimen pasional"), [("blaming", False)]),
        ("lesson", lesson(title="Escriba a ana@correo.gt"), [("identifier", True)]),
        ("scenario", scenario(), []),
        (
            "scenario",
            scenario(feedback=""),
            [("feedback_missing", True), ("feedback_missing", True)],
        ),
        ("quiz", {"code": "M01", "title": "Oír", "questions": []}, [("no_questions", True)]),
    ],
)
def test_each_finding_is_found_once(
    kind: str, payload: dict[str, Any], expected: list[tuple[str, bool]]
) -> None:
    assert codes(kind, payload) == expected


def test_a_module_needs_a_review_and_the_demonstration_only_its_mark() -> None:
    assert codes("module", module(), Facts()) == [("review_missing", True)]
    shown = Facts(demonstration=True)
    assert codes("module", module(), shown) == [("review_missing", False)]
    assert codes("lesson", lesson(NOTE), shown) == [("law_in_review", False)]


def test_held_questions_are_told() -> None:
    question = {"stem": "¿Sí?", "options": [{"text": "Sí"}], "rationale": "Sí."}
    quiz = {"code": "M01", "title": "Oír", "questions": [question]}
    assert codes("quiz", quiz, replace(REVIEWED, questions_held=2)) == [("questions_held", False)]


def test_short_texts_get_no_verdict() -> None:
    assert codes("lesson", lesson(intro=HARD[:300])) == []


def test_stories_must_be_plainer_than_lessons() -> None:
    between = MIDDLING * 14
    assert 55 <= reading_of({"title": "Oír", "situation": between}).inflesz < 60
    assert codes("lesson", lesson(intro=between)) == []
    told = scenario() | {"situation": between}
    assert codes("scenario", told) == [("reading_somewhat_hard", False)]


def test_every_text_can_be_said_and_blocking_ones_come_first() -> None:
    found = check("lesson", lesson(NOTE, picture(alt=""), intro=HARD), REVIEWED)
    assert all(finding.text for finding in found)
    assert [finding.blocks for finding in found] == sorted(
        (finding.blocks for finding in found), reverse=True
    )
    assert summary(blocking(found)).startswith("Todavía no se puede publicar.")
    assert all(str(text) for text in TEXTS.values())


def test_words_of_prose_are_read_paragraph_by_paragraph() -> None:
    html = '<p>Uno <b>dos</b>.</p><ul><li>Tres</li><li>Cuatro <a href="/x">cinco</a></li></ul>'
    assert paragraphs_of(html) == ["Uno dos.", "Tres", "Cuatro cinco"]
    assert links_of(html) == [("cinco", "/x")]
    assert texts_of(prose(html)) == ["Oír", PLAIN, "Uno dos.", "Tres", "Cuatro cinco"]


@given(st.text(max_size=200))
def test_no_prose_breaks_the_checker(html: str) -> None:
    check("lesson", prose(html), REVIEWED)
