"""Content for tests: one short module in a folder, and the whole starter where it must be whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curriculum.content.places import STARTER
from curriculum.content.source import Module, parse, serialise

FIRST = parse((STARTER / "modules" / "m01.yaml").read_text(encoding="utf-8"))
SHORT = replace(FIRST, lessons=(FIRST.lessons[0], FIRST.lessons[3]))
"""M01 with L1.1 and L1.4, which has a note for El Salvador."""


def write(folder: Path, *modules: Module) -> Path:
    """Write modules as files of a folder; returns the folder."""
    for module in modules:
        text = serialise(module)
        (folder / f"{module.code.lower()}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the short module."""
    return write(tmp_path, SHORT)
