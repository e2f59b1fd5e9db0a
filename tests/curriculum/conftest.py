"""Fixtures of learning content."""

from dataclasses import replace
from pathlib import Path

import pytest

from curriculum.actions.load_curriculum import load_curriculum
from curriculum.content.places import STARTER
from curriculum.content.source import parse
from tests.curriculum.starter import SHORT, folder, write

__all__ = ["folder"]

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
