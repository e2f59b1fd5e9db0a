"""What a section of the style page is made of, and what a component says about itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.functional import Promise

_HEAD = re.compile(r"\{% comment %\}\n(.*?)\{% endcomment %\}", re.DOTALL)
Words = str | Promise


@dataclass(frozen=True)
class Example:
    """One component in one state.

    ``component`` is the file's stem; ``state`` says in words what is shown; ``attributes`` is what
    the component declares. ``frame`` is a class around it: "style-phone" is a pane of its own for
    what is fixed to the edge of the screen.
    """

    component: str
    state: Words
    attributes: Mapping[str, Any] = field(default_factory=dict)
    frame: str = ""

    @property
    def template(self) -> str:
        """Return the template to include."""
        return f"components/{self.component}.html"


@dataclass(frozen=True)
class Section:
    """A page of the style page.

    ``examples`` and ``extra`` (what a template of its own needs) are called for each request,
    because words have a language.
    """

    slug: str
    title: Words
    intro: Words
    examples: Callable[[], Sequence[Example]] = tuple
    template: str = "style/section.html"
    extra: Callable[[], Mapping[str, Any]] = dict


@dataclass(frozen=True)
class Shown:
    """All examples of one component, with what its file declares."""

    name: str
    declared: str
    examples: Sequence[Example]


@lru_cache(maxsize=128)
def declared(component: str) -> str:
    """Return what a component's file says at its top: purpose and attributes."""
    path = Path(settings.SITE) / "templates" / "components" / f"{component}.html"
    found = _HEAD.match(path.read_text("utf-8"))
    return found[1].rstrip() if found else ""


def by_component(examples: Sequence[Example]) -> list[Shown]:
    """Return the examples grouped by component, in the order of their first appearance."""
    names = dict.fromkeys(example.component for example in examples)
    return [
        Shown(name, declared(name), [one for one in examples if one.component == name])
        for name in names
    ]
