"""What a learner reads: published versions, cut to the reader's country.

Everything here reads ``PublishedContent`` → ``ContentVersion`` and nothing of the page tree, so
drafts, notes of editors and unreviewed law cannot be reached. ``country`` is the reader's
(``person.agency.country``) or the one chosen with the switch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from curriculum.choices import Audience, ContentKind
from curriculum.content.freshness import Reader
from curriculum.models import ContentVersion, LegalReference, PublishedContent
from curriculum.queries.directory import Entry, services_for

Part = dict[str, Any]
"""A part of a lesson: ``type`` (see ``curriculum.blocks``), ``id`` and what the type says."""


@dataclass(frozen=True)
class Content:
    """One published version as its reader finds it."""

    version: ContentVersion

    @property
    def payload(self) -> dict[str, Any]:
        """Return the whole published content, of every country."""
        found: dict[str, Any] = self.version.payload
        return found

    @property
    def code(self) -> str:
        """Return the code, e.g. ``L1.1``."""
        return self.version.code

    @property
    def title(self) -> str:
        """Return the title; pages themselves are titled with codes (content-safety CS-24)."""
        return str(self.payload["title"])

    @property
    def mark(self) -> bool:
        """Whether the mark of demonstration content must be shown (decision 14)."""
        return bool(self.payload["mark"])


@dataclass(frozen=True)
class Lesson(Content):
    """A lesson: ``intro``, then ``parts`` in order."""

    parts: list[Part] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        """Return the minutes of reading."""
        return int(self.payload["minutes"])

    @property
    def intro(self) -> str:
        """Return the opening."""
        return str(self.payload["intro"])


@dataclass(frozen=True)
class Scenario(Content):
    """A story: ``situation`` and ``country_notes`` open it, ``screen(first)`` comes next."""

    country_notes: list[Part] = field(default_factory=list)

    @property
    def situation(self) -> str:
        """Return what the reader knows at the start."""
        return str(self.payload["situation"])

    @property
    def screens(self) -> list[Part]:
        """Return decisions and endings as the editor ordered them."""
        found: list[Part] = self.payload["screens"]
        return found

    @property
    def first(self) -> str:
        """Return the key of the first decision."""
        return str(next(each["key"] for each in self.screens if each["type"] == "decision"))

    def screen(self, key: str) -> Part | None:
        """Return the decision or ending of that key, ``None`` when the story has none."""
        return next((each for each in self.screens if each["key"] == key), None)

    def option(self, key: str, option_id: str) -> Part | None:
        """Return one option of a decision."""
        options = (self.screen(key) or {}).get("options", [])
        return next((each for each in options if each["id"] == option_id), None)


@dataclass(frozen=True)
class Quiz(Content):
    """The questions that this reader may be asked, unshuffled."""

    questions: list[Part] = field(default_factory=list)

    def question(self, code: str) -> Part | None:
        """Return the question of that code."""
        return next((each for each in self.questions if each["code"] == code), None)


@dataclass(frozen=True)
class Module(Content):
    """A cover with what stands under it, each with ``code`` and ``title``."""

    lessons: list[Lesson] = field(default_factory=list)
    scenario: Scenario | None = None
    quiz: Quiz | None = None

    @property
    def is_whole(self) -> bool:
        """Whether somebody can finish it: lessons, story and quiz are all published."""
        return bool(self.lessons and self.scenario and self.quiz)


def published(language: str = settings.LANGUAGE_CODE) -> QuerySet[PublishedContent]:
    """Return what is in force in a language, in the order of the tree, versions at hand."""
    return (
        PublishedContent.objects.filter(language=language)
        .select_related("version")
        .order_by("page__path")
    )


def modules_for(
    *, country: str, mentor: bool = False, language: str = settings.LANGUAGE_CODE
) -> list[Module]:
    """Return the modules in their order, lessons, story and quiz in each; one query.

    Modules for mentors only come with ``mentor``.
    """
    return _modules(list(published(language)), country, mentor=mentor)


def module_for(code: str, *, country: str, language: str = settings.LANGUAGE_CODE) -> Module | None:
    """Return one module with everything in it, ``None`` if it is not published; one query."""
    found = _modules(list(published(language).filter(module_code=code)), country, mentor=True)
    return found[0] if found else None


def lesson_for(code: str, *, country: str, language: str = settings.LANGUAGE_CODE) -> Lesson | None:
    """Return one lesson with law and services filled in; one query, two more where it has them."""
    row = published(language).filter(kind=ContentKind.LESSON, code=code).first()
    if row is None:
        return None
    parts = fill_in(_of_country(row.version.payload["body"], country), country)
    return Lesson(row.version, parts)


def scenario_for(
    code: str, *, country: str, language: str = settings.LANGUAGE_CODE
) -> Scenario | None:
    """Return one story; one query."""
    row = published(language).filter(kind=ContentKind.SCENARIO, code=code).first()
    return None if row is None else scenario_of(row.version, country=country)


def quiz_for(
    module_code: str, *, country: str, language: str = settings.LANGUAGE_CODE
) -> Quiz | None:
    """Return the quiz of a module in force; one query."""
    row = published(language).filter(kind=ContentKind.QUIZ, code=module_code).first()
    return None if row is None else quiz_of(row.version, country=country)


def scenario_of(version: ContentVersion, *, country: str) -> Scenario:
    """Return the story of a version: a reader goes on with the one that was begun."""
    return Scenario(version, _of_country(version.payload["country_notes"], country))


def quiz_of(version: ContentVersion, *, country: str) -> Quiz:
    """Return the quiz of a version: an attempt is graded with the version it began with."""
    return Quiz(
        version,
        [each for each in version.payload["questions"] if each["country"] in (None, country)],
    )


def support_for(
    *, country: str, language: str = settings.LANGUAGE_CODE
) -> tuple[ContentVersion, list[Part]] | None:
    """Return the support page and its parts; at most two queries, none of them writes."""
    row = published(language).filter(kind=ContentKind.SUPPORT).first()
    return None if row is None else (row.version, fill_in(row.version.payload["body"], country))


def _modules(rows: list[PublishedContent], country: str, *, mentor: bool) -> list[Module]:
    of_module: dict[str, list[ContentVersion]] = {}
    for row in rows:
        of_module.setdefault(row.module_code, []).append(row.version)
    found = []
    for row in rows:
        if row.kind != ContentKind.MODULE:
            continue
        payload = row.version.payload
        if not mentor and (payload["mentor_only"] or payload["audience"] == Audience.FTO):
            continue
        inside: dict[str, list[ContentVersion]] = {}
        for version in of_module[row.code]:
            inside.setdefault(version.kind, []).append(version)
        scenarios = inside.get(ContentKind.SCENARIO, [])
        quizzes = inside.get(ContentKind.QUIZ, [])
        found.append(
            Module(
                row.version,
                [
                    Lesson(each, _of_country(each.payload["body"], country))
                    for each in inside.get(ContentKind.LESSON, [])
                ],
                scenario_of(scenarios[0], country=country) if scenarios else None,
                quiz_of(quizzes[0], country=country) if quizzes else None,
            )
        )
    return found


def _of_country(parts: list[Part], country: str) -> list[Part]:
    return [part for part in parts if part.get("country", country) == country]


def fill_in(parts: list[Part], country: str) -> list[Part]:
    """Parts with the provisions and services they point at; what may not be read is left out."""
    ids = [part["reference"] for part in parts if part["type"] == "legal_reference"]
    laws = LegalReference.objects.in_bulk(ids) if ids else {}
    services: list[Entry] | None = None
    found = []
    for part in parts:
        filled = part
        if part["type"] == "legal_reference":
            law = laws.get(part["reference"])
            if law is None or not law.may_be_read:
                continue
            filled = part | {"law": law}
        elif part["type"] == "referrals":
            if services is None:
                services = services_for(country=country, reader=Reader.LEARNER, today=_today())
            wanted = set(part["types"])
            filled = part | {
                "services": [each for each in services if wanted & set(each.service.types)]
            }
        found.append(filled)
    return found


def _today() -> date:
    return timezone.localdate()
