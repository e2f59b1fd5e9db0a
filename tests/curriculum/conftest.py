"""Fixtures of learning content, and of an agency whose people publish definitions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curriculum.actions.draft_programme import draft_programme
from curriculum.actions.load_curriculum import load_curriculum
from curriculum.actions.load_starter import Starter, load_starter
from curriculum.content.places import STARTER
from curriculum.content.source import parse
from curriculum.models import ProgrammeVersion
from tests.cast import Cast
from tests.curriculum.starter import SHORT, folder, write

__all__ = ["draft", "first_module", "folder", "modules", "starter"]

SECOND = parse((STARTER / "modules" / "m02.yaml").read_text(encoding="utf-8"))
HIGH = parse((STARTER / "modules" / "m06.yaml").read_text(encoding="utf-8"))
FOR_MENTORS = parse((STARTER / "modules" / "m13.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def first_module(tmp_path: Path, db: None) -> None:
    """M01 with two lessons, published as in the demonstration."""
    load_curriculum(folder=write(tmp_path, SHORT), publish=True)


@pytest.fixture
def modules(tmp_path: Path, first_module: None) -> None:
    """M01 and M02 after it, M06 of level «alto», M13 for mentors; one lesson in each of these."""
    load_curriculum(
        folder=write(
            tmp_path,
            SHORT,
            replace(SECOND, lessons=SECOND.lessons[:1]),
            replace(HIGH, lessons=HIGH.lessons[:1], prerequisites=()),
            replace(FOR_MENTORS, lessons=FOR_MENTORS.lessons[:1]),
        ),
        publish=True,
    )


@pytest.fixture
def starter(db: None) -> Starter:
    """Everything that the product ships."""
    return load_starter()


@pytest.fixture
def draft(cast: Cast, starter: Starter) -> ProgrammeVersion:
    """A draft of PNC-GT's own programme, made by its coordinator from GT-16."""
    return draft_programme(
        source=starter.programmes[0], by=cast.coordinator, code="GT-16-NORTE", name="Programa norte"
    )
