"""What modules hold, without the texts: enough for lists, for order and for the next step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import F
from django.db.models.fields.json import KeyTextTransform

from curriculum.choices import AttemptKind, Audience, ContentKind, ContentLevel
from curriculum.models import ContentVersion, PublishedContent

INSIDE = (ContentKind.LESSON, ContentKind.SCENARIO, ContentKind.QUIZ)


@dataclass(frozen=True)
class Piece:
    """One lesson, story or quiz; ``minutes`` of reading, 0 where the content states none."""

    kind: str
    code: str
    title: str
    minutes: int
    version_id: int

    @property
    def key(self) -> tuple[str, str]:
        """Return what progress is kept by."""
        return (self.kind, self.code)


@dataclass
class Outline:
    """A module: its cover (``payload`` of its version) and what stands in it, in order."""

    version: ContentVersion
    lessons: list[Piece] = field(default_factory=list)
    scenario: Piece | None = None
    quiz: Piece | None = None

    @property
    def code(self) -> str:
        """Return e.g. ``M01``."""
        return self.version.code

    @property
    def payload(self) -> dict[str, Any]:
        """Return the published cover."""
        found: dict[str, Any] = self.version.payload
        return found

    @property
    def title(self) -> str:
        """Return the title; pages themselves are titled with codes (content-safety CS-24)."""
        return str(self.payload["title"])

    @property
    def minutes(self) -> int:
        """Return the minutes of the whole module."""
        return int(self.payload["minutes"])

    @property
    def level(self) -> ContentLevel:
        """Return how much it may move its reader."""
        return ContentLevel(self.payload["content_level"])

    @property
    def warns(self) -> bool:
        """Whether a content note stands before it (CS-10)."""
        return self.level != ContentLevel.NONE

    @property
    def in_parts(self) -> bool:
        """Whether it offers an alternative without tales (CS-12)."""
        return self.level == ContentLevel.HIGH

    @property
    def opens_after(self) -> list[str]:
        """Return the codes of the modules before it."""
        found: list[str] = self.payload["prerequisites"]
        return found

    @property
    def is_whole(self) -> bool:
        """Whether somebody can finish it: lessons, story and quiz are all published."""
        return bool(self.lessons and self.scenario and self.quiz)

    @property
    def pieces(self) -> list[Piece]:
        """Return everything in it, in the order of the module."""
        return [*self.lessons, *(each for each in (self.scenario, self.quiz) if each)]

    def lesson(self, code: str) -> Piece | None:
        """Return one of its lessons."""
        return next((each for each in self.lessons if each.code == code), None)

    def is_done(self, done: Iterable[tuple[str, str]]) -> bool:
        """Tell whether it is finished by what is done: the alternative stands for the tales."""
        held = set(done)
        if not self.is_whole or self.quiz is None or self.quiz.key not in held:
            return False
        if (AttemptKind.ALTERNATIVE, self.code) in held:
            return True
        return all(piece.key in held for piece in self.pieces)


def outlines(
    *, mentor: bool = False, only: str = "", language: str = settings.LANGUAGE_CODE
) -> list[Outline]:
    """Return the published modules in their order, two queries; ``only`` names a single one.

    Modules for mentors only come with ``mentor``.
    """
    rows = PublishedContent.objects.filter(language=language).order_by("page__path")
    if only:
        rows = rows.filter(module_code=only)
    found = {
        row.code: Outline(row.version)
        for row in rows.filter(kind=ContentKind.MODULE).select_related("version")
    }
    inside = rows.filter(kind__in=INSIDE).values_list(
        "module_code",
        "kind",
        "code",
        KeyTextTransform("title", F("version__payload")),
        KeyTextTransform("minutes", F("version__payload")),
        "version_id",
    )
    for module_code, kind, code, title, minutes, version_id in inside:
        outline = found.get(module_code)
        if outline is None:
            continue
        piece = Piece(kind, code, title, int(minutes or 0), version_id)
        if kind == ContentKind.LESSON:
            outline.lessons.append(piece)
        elif kind == ContentKind.SCENARIO:
            outline.scenario = outline.scenario or piece
        else:
            outline.quiz = outline.quiz or piece
    return [each for each in found.values() if mentor or not _for_mentors(each)]


def outline_of(
    code: str, *, mentor: bool = False, language: str = settings.LANGUAGE_CODE
) -> Outline | None:
    """Return one published module, ``None`` if there is none for this reader; two queries."""
    return next(iter(outlines(mentor=mentor, only=code, language=language)), None)


def _for_mentors(outline: Outline) -> bool:
    payload = outline.payload
    return bool(payload["mentor_only"]) or payload["audience"] == Audience.FTO
