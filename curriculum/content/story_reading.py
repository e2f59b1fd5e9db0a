"""From the screens of a published version to the graph that rules work on."""

from __future__ import annotations

from typing import Any

from curriculum.content import story


def story_of(screens: list[dict[str, Any]]) -> story.Story:
    """Return the graph of published screens (those of ``for_learner``)."""
    return story.Story(
        decisions=tuple(
            story.Decision(
                key=screen["key"],
                prompt=screen["prompt"],
                options=tuple(
                    story.Option(
                        to=option["to"],
                        rating=option["rating"],
                        text=option["text"],
                        feedback=option["feedback"],
                    )
                    for option in screen["options"]
                ),
            )
            for screen in screens
            if screen["type"] == "decision"
        ),
        endings=tuple(
            story.Ending(screen["key"], screen["outcome"], screen["text"])
            for screen in screens
            if screen["type"] == "ending"
        ),
    )
