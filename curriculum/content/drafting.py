"""From a content file to what a page holds: fields, with streams as plain data.

Ids of blocks come from codes and places, so that loading a file twice writes the same bytes, and
the answer of a learner names the same option after a comma was mended.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.utils.html import escape

from curriculum.content import story
from curriculum.content.source import CountryNote, Lesson, Module, Option, Question, Scenario

NAMESPACE = UUID("5f0c6f0e-2f5a-5c0b-9a54-6a1b8f6d9c11")
ENDING_KEYS = {"good": "bien", "mixed": "a-medias", "harmful": "dano"}

Fields = dict[str, Any]


def digest(fields: Fields) -> str:
    """Return the SHA-256 of fields, whatever the order of their keys."""
    text = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _id(*place: object) -> str:
    return str(uuid5(NAMESPACE, "/".join(map(str, place))))


def block(kind: str, value: Any, *place: object) -> dict[str, Any]:
    """Return a block of a stream; ``place`` names it among all blocks of the product."""
    return {"type": kind, "value": value, "id": _id(*place)}


def items(values: Iterable[Any], *place: object) -> list[dict[str, Any]]:
    """Return the items of a list block, named by their place in it."""
    return [block("item", value, *place, n) for n, value in enumerate(values)]


def _codes(codes: Sequence[str], *place: object) -> list[dict[str, Any]]:
    return [block("code", code, *place, code) for code in codes]


def _notes(notes: Iterable[CountryNote], *place: object) -> list[dict[str, Any]]:
    return [
        block(
            "country",
            {
                "country": note.country,
                "text": note.text,
                "confidence": note.confidence,
                "legal": note.legal,
                "reviewed_on": None,
                "reviewed_by": "",
            },
            *place,
            note.country,
            n,
        )
        for n, note in enumerate(notes)
    ]


def module_fields(module: Module) -> Fields:
    """Return the fields of a module's cover."""
    return {
        "title": module.title,
        "slug": module.code.lower(),
        "code": module.code,
        "audience": module.audience,
        "audience_note": module.audience_note,
        "minutes": module.minutes,
        "mentor_only": module.mentor_only,
        "prerequisites": _codes(module.prerequisites, module.code, "prerequisites"),
        "content_level": module.content_warning.level,
        "content_note": module.content_warning.text,
        "alternative": "".join(f"<p>{escape(text)}</p>" for text in module.alternative),
        "competencies": _codes(module.competencies, module.code, "competencies"),
        "objectives": [
            block("objective", {"verb_level": each.verb_level, "text": each.text}, module.code,
                   "objectives", n)
            for n, each in enumerate(module.objectives)
        ],
        "references": [
            block("reference", {"title": each.title, "url": each.url or ""}, module.code,
                   "references", n)
            for n, each in enumerate(module.references)
        ],
        "editor_notes": "",
    }  # fmt: skip


def lesson_fields(lesson: Lesson) -> Fields:
    """Return the fields of a lesson: key points, example, notes of countries, the action."""
    code = lesson.code
    lines = [{"speaker": line.speaker or "", "text": line.text} for line in lesson.example.lines]
    return {
        "title": lesson.title,
        "slug": code.lower().replace(".", "-"),
        "code": code,
        "minutes": lesson.minutes,
        "intro": lesson.intro,
        "body": [
            block("key_points", {"points": items(lesson.points, code, "points")}, code, "points"),
            block(
                "dialogue",
                {"title": lesson.example.title, "lines": items(lines, code, "lines")},
                code,
                "example",
            ),
            *_notes(lesson.country_notes, code, "country"),
            block("next_shift", {"text": lesson.next_shift}, code, "next_shift"),
        ],
        "editor_notes": "\n".join(lesson.editor_notes),
    }


def _option(option: Option, to: str) -> Fields:
    return {
        "text": option.text,
        "rating": option.rating,
        "consequence": option.consequence,
        "feedback": option.feedback,
        "to": to,
    }


def scenario_fields(scenario: Scenario) -> Fields:
    """Return the fields of a story: decisions d1, d2 … follow each other, the path decides."""
    code, last = scenario.code, len(scenario.decisions)
    screens = []
    for number, decision in enumerate(scenario.decisions, start=1):
        to = f"d{number + 1}" if number < last else story.EARNED
        options = items((_option(each, to) for each in decision.options), code, number, "options")
        value = {"key": f"d{number}", "prompt": decision.prompt, "options": options}
        screens.append(block("decision", value, code, number))
    screens += [
        block(
            "ending",
            {"key": ENDING_KEYS[each.outcome], "outcome": each.outcome, "text": each.text},
            code,
            each.outcome,
        )
        for each in scenario.endings
    ]
    return {
        "title": scenario.title,
        "slug": code.lower(),
        "code": code,
        "situation": scenario.situation,
        "competencies": _codes(scenario.competencies, code, "competencies"),
        "screens": screens,
        "country_notes": _notes(scenario.country_variations, code, "country"),
        "editor_notes": "\n".join(scenario.editor_notes),
    }


def _question(question: Question) -> dict[str, Any]:
    if question.type == "order":
        # Editors write steps in their right order; a step keeps the id of its place in the file.
        options = [
            block("item", question.options[place], question.code, place)
            for place in question.correct
        ]
    else:
        options = items(
            (
                {"text": text, "correct": place in question.correct}
                for place, text in enumerate(question.options)
            ),
            question.code,
        )
    value = {
        "code": question.code,
        "stem": question.stem,
        "rationale": question.rationale,
        "competencies": items(question.competencies, question.code, "competencies"),
        "country": question.country or "",
        "confidence": question.confidence or "",
        "editor_notes": "\n".join(question.editor_notes),
        "options": options,
    }
    return block(question.type, value, question.code)


def quiz_fields(module: Module) -> Fields:
    """Return the fields of the quiz of a module."""
    return {
        "title": f"Cuestionario {module.code}",
        "slug": "cuestionario",
        "code": module.code,
        "questions": [_question(question) for question in module.quiz],
        "editor_notes": "",
    }
