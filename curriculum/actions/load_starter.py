"""Load everything the product ships: scales, frameworks and programme templates, all published."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction

from curriculum.actions.load_framework import load_framework, load_scale
from curriculum.actions.load_programme import load_programme
from curriculum.models import Framework, ProgrammeVersion, Scale
from curriculum.terms import STARTER

FRAMEWORKS = ("mcv-1", "sj-31")
PROGRAMMES = ("gt-16", "sv-12", "hn-12", "sj-16")


@dataclass(frozen=True)
class Starter:
    """What stands ready, in the order of the files; the same rows on every run."""

    scales: tuple[Scale, ...]
    frameworks: tuple[Framework, ...]
    programmes: tuple[ProgrammeVersion, ...]


@transaction.atomic
def load_starter() -> Starter:
    """Create and publish what is not there yet; what is known stays as it is."""
    scales = json.loads((STARTER / "scales.json").read_text(encoding="utf-8"))
    return Starter(
        scales=tuple(load_scale(scale) for scale in scales),
        frameworks=tuple(load_framework(STARTER / f"{name}.json") for name in FRAMEWORKS),
        programmes=tuple(load_programme(STARTER / f"{name}.json") for name in PROGRAMMES),
    )
