"""Content files: their shape, reading and writing them (``site/docs/curriculum.md``).

A file is one module. Keys are those of the dataclasses below, in their order; whatever is not
text for a learner (notes of editors, where a sentence comes from, how sure it is) has a field of
its own, so that no later step has to tell the two apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

from curriculum.content.typed import SourceProblem, build, plain

Country = Literal["GT", "SV", "HN"]
Confidence = Literal["C", "P", "L"]
Level = Literal["none", "leve", "moderado", "alto"]
Audience = Literal["recruits", "all_field_staff", "fto"]
Verb = Literal["recordar", "comprender", "aplicar", "analizar", "evaluar", "crear"]
Rating = Literal["optima", "aceptable", "danina"]
Outcome = Literal["good", "mixed", "harmful"]


@dataclass(frozen=True)
class ContentWarning:
    """What a module is about and what it does not show; ``text`` at most 160 characters."""

    level: Level
    text: str


@dataclass(frozen=True)
class Objective:
    """What a learner can do afterwards."""

    verb_level: Verb
    text: str


@dataclass(frozen=True)
class Line:
    """A line of an example; without a speaker it is told."""

    speaker: str | None
    text: str


@dataclass(frozen=True)
class Example:
    """A short dialogue or a short tale; always invented."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class CountryNote:
    """What differs in one country. C: official text seen; P: second hand; L: unconfirmed."""

    country: Country
    text: str
    confidence: Confidence
    legal: bool


@dataclass(frozen=True)
class Lesson:
    """One lesson; ``minutes`` of reading."""

    code: str
    title: str
    minutes: int
    intro: str
    points: tuple[str, ...]
    example: Example
    next_shift: str
    country_notes: tuple[CountryNote, ...]
    editor_notes: tuple[str, ...]


@dataclass(frozen=True)
class Option:
    """What one may do at a decision; ``score`` 2, 1 or 0 follows the rating."""

    text: str
    rating: Rating
    score: int
    feedback: str
    consequence: str = ""


@dataclass(frozen=True)
class Decision:
    """A question of the story and its ways on."""

    prompt: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Ending:
    """How the story closes for one way of acting."""

    outcome: Outcome
    text: str


@dataclass(frozen=True)
class Scenario:
    """A branching story; decisions follow each other, the path taken decides the ending."""

    code: str
    title: str
    situation: str
    competencies: tuple[str, ...]
    decisions: tuple[Decision, ...]
    country_variations: tuple[CountryNote, ...]
    editor_notes: tuple[str, ...]
    endings: tuple[Ending, ...] = ()


@dataclass(frozen=True)
class Question:
    """``correct`` holds positions in ``options``: one, all the right ones, or the whole order."""

    code: str
    type: Literal["single", "multiple", "order"]
    stem: str
    options: tuple[str, ...]
    correct: tuple[int, ...]
    rationale: str
    competencies: tuple[str, ...]
    editor_notes: tuple[str, ...]
    country: Country | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True)
class Reference:
    """Where to read on; no address when only an unofficial copy is known."""

    title: str
    url: str | None


@dataclass(frozen=True)
class Module:
    """A module with everything in it."""

    code: str
    title: str
    audience: Audience
    audience_note: str
    minutes: int
    mentor_only: bool
    prerequisites: tuple[str, ...]
    content_warning: ContentWarning
    competencies: tuple[str, ...]
    objectives: tuple[Objective, ...]
    lessons: tuple[Lesson, ...]
    scenario: Scenario
    quiz: tuple[Question, ...]
    references: tuple[Reference, ...]
    alternative: tuple[str, ...] = ()
    """Paragraphs of an activity with the same objectives and no tale, for level ``alto``."""


@dataclass(frozen=True)
class Law:
    """One provision, as an editor found it; ``last_legal_review`` is set by a lawyer."""

    country: Literal["GT", "SV", "HN", "INT"]
    instrument: str
    number: str | None
    article: str | None
    summary_es: str
    confidence: Confidence
    source: str | None
    last_legal_review: date | None


@dataclass(frozen=True)
class Service:
    """One entry of the referral directory (``curriculum.models.ReferralService``)."""

    slug: str
    name: str
    acronym: str | None
    types: tuple[str, ...]
    country: Country
    areas: tuple[str, ...]
    phone: str | None
    phone_kind: Literal["national_short", "landline", "mobile", "whatsapp"] | None
    hours: str | None
    visibility: Literal["public", "verified_staff", "hidden"]
    address: str | None
    languages: tuple[str, ...]
    serves: tuple[str, ...]
    requires_complaint: bool | None
    source: str | None
    verified_on: date | None
    needs_confirmation: bool
    notes: str | None


def _loaded(text: str, where: str) -> Any:
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError as problem:
        raise SourceProblem(where, f"not YAML: {problem}") from problem


def parse(text: str, where: str = "module") -> Module:
    """Read one module file; raises ``SourceProblem`` naming the key that does not fit."""
    module: Module = build(Module, _loaded(text, where), where)
    for question in module.quiz:
        places = range(len(question.options))
        whole = question.type == "order"
        if not set(question.correct) <= set(places) or len(set(question.correct)) != len(
            question.correct
        ):
            raise SourceProblem(f"{where}: {question.code}", "an answer points at no option")
        if (whole and len(question.correct) != len(places)) or not question.correct:
            raise SourceProblem(f"{where}: {question.code}", "the answer is not complete")
        if question.type == "single" and len(question.correct) != 1:
            raise SourceProblem(f"{where}: {question.code}", "one answer is needed")
    return module


def serialise(module: Module) -> str:
    """Write a module as YAML that ``parse`` reads back to an equal module."""
    text: str = yaml.safe_dump(plain(module), allow_unicode=True, sort_keys=False, width=100)
    return text


def read_modules(folder: Path) -> tuple[Module, ...]:
    """Read every module file of a folder, in the order of their names."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise SourceProblem(str(folder), "no module file (*.yaml) is there")
    return tuple(parse(file.read_text(encoding="utf-8"), file.name) for file in files)


def parse_laws(text: str, where: str = "legal-references.yaml") -> tuple[Law, ...]:
    """Read the list of provisions."""
    laws: tuple[Law, ...] = build(tuple[Law, ...], _loaded(text, where)["references"], where)
    return laws


def parse_services(text: str, where: str = "referral-services.yaml") -> tuple[Service, ...]:
    """Read the entries of the referral directory."""
    services: tuple[Service, ...] = build(
        tuple[Service, ...], _loaded(text, where)["services"], where
    )
    return services
