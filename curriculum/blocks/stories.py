"""Screens of a branching story."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from curriculum.blocks.previews import preview
from curriculum.choices import OptionRating, StoryOutcome
from curriculum.content import story


class OptionBlock(blocks.StructBlock):
    """One way to act."""

    text = blocks.TextBlock(label=_("What one does or says"), rows=2)
    rating = blocks.ChoiceBlock(choices=OptionRating.choices, label=_("What it does to the person"))
    consequence = blocks.TextBlock(
        required=False, label=_("What happens"), rows=2, help_text=_("For the person, not for us.")
    )
    feedback = blocks.TextBlock(label=_("Why"), rows=2)
    to = blocks.CharBlock(
        max_length=40,
        default=story.EARNED,
        label=_("Leads to"),
        help_text=_("The key of another screen, or «ending»: the ending that the path earned."),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Option")


class DecisionBlock(blocks.StructBlock):
    """A screen with a question and its options."""

    key = blocks.CharBlock(max_length=40, label=_("Key"), help_text=_("Short, e.g. d1."))
    prompt = blocks.TextBlock(label=_("What happens, and the question"), rows=3)
    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=4, label=_("Options"))

    class Meta:
        icon = "help"
        label = _("Decision")
        help_text = _("At most 90 words on the screen. One option protects.")
        preview_value = preview("decision")
        description = _("A question with two to four ways to act")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the screen; options carry their own ids, which attempts name."""
        return {
            "key": value["key"],
            "prompt": value["prompt"],
            "options": [
                {
                    "id": item.id,
                    "text": item.value["text"],
                    "rating": item.value["rating"],
                    "consequence": item.value["consequence"] or "",
                    "feedback": item.value["feedback"],
                    "to": item.value["to"],
                }
                for item in value["options"].bound_blocks
            ],
        }


class EndingBlock(blocks.StructBlock):
    """A screen that closes the story."""

    key = blocks.CharBlock(max_length=40, label=_("Key"))
    outcome = blocks.ChoiceBlock(choices=StoryOutcome.choices, label=_("How it ends"))
    text = blocks.TextBlock(
        label=_("What became of the person"), rows=3, help_text=_("Consequences, never points.")
    )

    class Meta:
        icon = "flag"
        label = _("Ending")
        preview_value = preview("ending")
        description = _("How the story ends for the person in it")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the screen."""
        return {"key": value["key"], "outcome": value["outcome"], "text": value["text"]}
