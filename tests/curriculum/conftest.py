"""Fixtures of learning content, and of an agency whose people publish definitions."""

from __future__ import annotations

import pytest

from curriculum.actions.draft_programme import draft_programme
from curriculum.actions.load_starter import Starter, load_starter
from curriculum.models import ProgrammeVersion
from tests.cast import Cast
from tests.curriculum.starter import folder

__all__ = ["draft", "folder", "starter"]


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
