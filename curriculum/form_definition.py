"""The observation form as data: derived from a programme version, serialised once, hashed.

A phone signs against ``id``, ``version`` and ``sha256`` of this text, so the text that was hashed
is stored and served unchanged for ever (experience.md 2.4, architecture.md 3.9).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from curriculum.models import FormVersion, ProgrammeVersion, in_language
from interface.scale_fills import fill_of

PROTO = 1

ATTESTATIONS = {
    "solo-1": {
        "es": (
            "Declaro que estas calificaciones son mías, que corresponden a lo que observé en "
            "este turno y que usan como referencia a un agente que trabaja solo."
        ),
        "en": (
            "I declare that these ratings are mine, that they describe what I observed on this "
            "shift, and that they use a solo officer as the standard."
        ),
    }
}
"""Sentences an author signs, by id; a changed sentence gets a new id (invariant 14)."""

CURRENT_ATTESTATION = "solo-1"


def derive(version: ProgrammeVersion, *, form_id: str, number: int) -> dict[str, Any]:
    """Return the definition of the observation form for a programme version as plain data."""
    framework = version.framework
    scale = framework.scale
    groups = [
        {
            "code": domain.code,
            "name": domain.names,
            "competencies": [
                {
                    "id": str(competency.pk),
                    "code": competency.code,
                    "name": competency.names,
                    "critical": competency.critical,
                    "formative_only": competency.formative_only,
                    "modes": competency.evidence_modes,
                    "anchors": [
                        {"value": anchor.value, "text": anchor.texts}
                        for anchor in competency.anchors.all()
                    ],
                }
                for competency in domain.competencies.all()
            ],
        }
        for domain in framework.domains.prefetch_related("competencies__anchors")
    ]
    return {
        "proto": PROTO,
        "id": form_id,
        "version": number,
        "programme": {"code": version.programme.code, "version": version.version},
        "framework": {
            "id": str(framework.pk),
            "code": framework.code,
            "version": framework.version,
            "name": framework.names,
        },
        "scale": {
            "code": scale.code,
            "min": scale.minimum,
            "max": scale.maximum,
            "acceptable": scale.acceptable,
            "points": scale.points,
        },
        "narrative_rule": version.narrative_rule,
        "groups": groups,
        "attestation": {"id": CURRENT_ATTESTATION, "text": ATTESTATIONS[CURRENT_ATTESTATION]},
    }


def serialise(definition: Mapping[str, Any]) -> tuple[str, str]:
    """Return the text of a definition and its SHA-256 in hexadecimal."""
    text = json.dumps(definition, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Item:
    """One competency on the form."""

    id: str
    code: str
    names: Mapping[str, str]
    critical: bool
    formative_only: bool
    modes: tuple[str, ...]
    anchors: tuple[tuple[int, Mapping[str, str]], ...]
    group: str

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return in_language(dict(self.names))

    @property
    def anchor_texts(self) -> list[tuple[int, str]]:
        """Return ``(value, text)`` pairs in the reader's language."""
        return [(value, in_language(dict(texts))) for value, texts in self.anchors]

    @property
    def anchor_list(self) -> list[dict[str, Any]]:
        """Return the anchors as ``components/anchors.html`` takes them."""
        return [{"value": value, "text": text} for value, text in self.anchor_texts]

    def anchor_for(self, value: int) -> str:
        """Return the anchor text of exactly that value, or ``""`` (2, 3, 5 and 6 have none)."""
        return dict(self.anchor_texts).get(value, "")


@dataclass(frozen=True)
class Group:
    """One screen of the form."""

    code: str
    names: Mapping[str, str]
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return in_language(dict(self.names))


@dataclass(frozen=True)
class NarrativeRule:
    """When a comment is required (invariants 2 and 3); limits are the programme's."""

    comment_low_max: int
    comment_high_min: int
    comment_min_chars: int
    comment_max_chars: int
    least_acceptable: str

    def asks_comment(self, value: int | None, *, nrt: bool, minutes: int) -> bool:
        """Tell whether a rating needs a comment."""
        extreme = value is not None and (
            value <= self.comment_low_max or value >= self.comment_high_min
        )
        return extreme or nrt or minutes > 0


@dataclass(frozen=True)
class FormDefinition:
    """A parsed definition: groups, scale and rules, ready for the request path."""

    id: str
    version: int
    sha256: str
    minimum: int
    maximum: int
    acceptable: int
    points: tuple[tuple[int, Mapping[str, str]], ...]
    rule: NarrativeRule
    groups: tuple[Group, ...]
    attestation_id: str
    attestation_texts: Mapping[str, str]

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return competencies by code, in form order."""
        return {item.code: item for group in self.groups for item in group.items}

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items.values()}

    def by_id(self, competency: UUID | None) -> Item | None:
        """Return the competency with that id, ``None`` for none or one of another form."""
        return self._by_id.get(str(competency))

    @property
    def attestation(self) -> str:
        """Return the sentence that the author signs, in the reader's language."""
        return in_language(dict(self.attestation_texts))

    def fill_of(self, value: int) -> int:
        """Return the fill (1 to 7) that a value of this scale wears."""
        return fill_of(value, self.minimum, self.acceptable, self.maximum)

    @property
    def key(self) -> list[dict[str, Any]]:
        """Return the points of the scale as ``components/scale_key.html`` takes them."""
        return [
            {"value": value, "label": label, "fill": self.fill_of(value)}
            for value, label in self.labels
        ]

    @property
    def labels(self) -> list[tuple[int, str]]:
        """Return ``(value, label)`` pairs of the scale in the reader's language."""
        return [(value, in_language(dict(texts))) for value, texts in self.points]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items.values())


def _parsed(sha256: str, text: str) -> FormDefinition:
    data = json.loads(text)
    groups = tuple(
        Group(
            code=group["code"],
            names=group["name"],
            items=tuple(
                Item(
                    id=row["id"],
                    code=row["code"],
                    names=row["name"],
                    critical=row["critical"],
                    formative_only=row["formative_only"],
                    modes=tuple(row["modes"]),
                    anchors=tuple((anchor["value"], anchor["text"]) for anchor in row["anchors"]),
                    group=group["code"],
                )
                for row in group["competencies"]
            ),
        )
        for group in data["groups"]
    )
    scale = data["scale"]
    return FormDefinition(
        id=data["id"],
        version=data["version"],
        sha256=sha256,
        minimum=scale["min"],
        maximum=scale["max"],
        acceptable=scale["acceptable"],
        points=tuple((point["value"], point["label"]) for point in scale["points"]),
        rule=NarrativeRule(**data["narrative_rule"]),
        groups=groups,
        attestation_id=data["attestation"]["id"],
        attestation_texts=data["attestation"]["text"],
    )


_KNOWN: dict[str, FormDefinition] = {}
_MOST_KNOWN = 64


def parse(form: FormVersion) -> FormDefinition:
    """Return the parsed definition; parsed once per process because its text never changes.

    The hash alone finds it again, so the 24 KB of text may be deferred: it is read only once.
    """
    known = _KNOWN.get(form.sha256)
    if known is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[form.sha256] = _parsed(form.sha256, form.definition)
    return known
