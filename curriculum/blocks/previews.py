"""What the editor's menu shows of each block before it is chosen."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from curriculum.content.places import STARTER


@lru_cache
def _all() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((STARTER / "previews.json").read_text(encoding="utf-8"))
    return found


def preview(block: str) -> Any:
    """Return the example of a block, as its value."""
    return _all()[block]
