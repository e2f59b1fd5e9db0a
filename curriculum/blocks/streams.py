"""From a stream of blocks to the plain parts of a published version."""

from __future__ import annotations

from typing import Any


def for_learner(stream: Any) -> list[dict[str, Any]]:
    """Return the parts of a stream that a learner may read: ``id``, ``type`` and what they say."""
    return [
        {"id": child.id, "type": child.block_type, **child.block.for_learner(child.value)}
        for child in stream
    ]
