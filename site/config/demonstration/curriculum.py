"""Modules, laws and the directory, published with the mark of decision 14."""

from __future__ import annotations

from curriculum.actions.load_curriculum import load_curriculum
from curriculum.actions.load_directory import load_directory
from curriculum.actions.load_support import load_support
from curriculum.models import ModulePage


def add_curriculum() -> None:
    """Publish the starter content once; what is there already is left as it is."""
    if ModulePage.objects.exists():
        return
    load_directory()
    load_support(publish=True)
    load_curriculum(publish=True)
