"""What a definition says, as plain data: what is compared, copied, proposed and hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from curriculum.models import Framework, PhaseTemplate, ProgrammeVersion

PHASE_FIELDS = ("names", "kind", "days", "rated", "unrated_first_days", "officer_rule")
COMPETENCY_FIELDS = (
    "code",
    "names",
    "critical",
    "formative_only",
    "evidence_modes",
    "min_observations",
    "min_raters",
    "maps_to",
)
RULES = ("narrative_rule", "thresholds", "deadlines", "labels")


def phase_content(phase: PhaseTemplate) -> dict[str, Any]:
    """Return one phase without its place and its keys."""
    return {name: getattr(phase, name) for name in PHASE_FIELDS}


def programme_content(version: ProgrammeVersion) -> dict[str, Any]:
    """Return everything that a programme version says; two queries at most."""
    return {
        "framework": str(version.framework),
        "phases": [phase_content(phase) for phase in version.phases.all()],
        **{name: getattr(version, name) for name in RULES},
    }


def framework_content(framework: Framework) -> dict[str, Any]:
    """Return everything that a framework says, without its ids; four queries at most."""
    return {
        "names": framework.names,
        "scale": framework.scale.code,
        "domains": [
            {
                "code": domain.code,
                "names": domain.names,
                "competencies": [
                    {
                        **{name: getattr(competency, name) for name in COMPETENCY_FIELDS},
                        "anchors": {
                            str(anchor.value): anchor.texts for anchor in competency.anchors.all()
                        },
                    }
                    for competency in domain.competencies.all()
                ],
            }
            for domain in framework.domains.prefetch_related("competencies__anchors")
        ],
    }


def content_of(definition: Framework | ProgrammeVersion) -> dict[str, Any]:
    """Return what a framework or a programme version says."""
    if isinstance(definition, Framework):
        return framework_content(definition)
    return programme_content(definition)


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of content as 64 hexadecimal digits; the order of keys plays no part."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
