"""Blocks of words: prose, key points, dialogue, the action for the next shift."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import expand_db_html

from curriculum.blocks.previews import preview
from curriculum.choices import ContentLevel, VerbLevel

PLAIN_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"features": PLAIN_FEATURES} | options))

    class Meta:
        icon = "pilcrow"
        label = _("Prose")
        help_text = _("One idea a sentence, at most five lines a paragraph on a phone.")
        preview_value = preview("prose")
        description = _("Paragraphs and lists in plain words")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the text as HTML, with links resolved."""
        return {"html": expand_db_html(value.source)}


class KeyPointsBlock(blocks.StructBlock):
    """What to keep from the lesson."""

    points = blocks.ListBlock(
        blocks.TextBlock(label=_("Point"), rows=2), min_num=1, label=_("Points")
    )

    class Meta:
        icon = "list-ul"
        label = _("Key points")
        preview_value = preview("key_points")
        description = _("Short sentences to remember, one idea each")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the points in order."""
        return {"points": list(value["points"])}


class LineBlock(blocks.StructBlock):
    """A line of an example."""

    speaker = blocks.CharBlock(
        required=False,
        max_length=40,
        label=_("Who speaks"),
        help_text=_("Leave it empty to tell instead of speak. Never a real name."),
    )
    text = blocks.TextBlock(label=_("Text"), rows=2)

    class Meta:
        icon = "openquote"
        label = _("Line")


class DialogueBlock(blocks.StructBlock):
    """A short invented example; readers always see that it is invented."""

    title = blocks.CharBlock(max_length=60, label=_("Title"), default=_("How it sounds"))
    lines = blocks.ListBlock(LineBlock(), min_num=1, label=_("Lines"))

    class Meta:
        icon = "openquote"
        label = _("Example")
        help_text = _("Invented people and places only. Readers see «Fictional case» above it.")
        preview_value = preview("dialogue")
        description = _("A dialogue or a short tale that shows how it is done")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return title and lines; a line without a speaker is told."""
        return {
            "title": value["title"],
            "lines": [
                {"speaker": line["speaker"] or None, "text": line["text"]}
                for line in value["lines"]
            ],
        }


class NextShiftBlock(blocks.StructBlock):
    """One thing to do in the next shift."""

    text = blocks.TextBlock(label=_("Action"), rows=2)

    class Meta:
        icon = "tick"
        label = _("In the next shift")
        help_text = _("One action that an officer can do tomorrow, alone, in under five minutes.")
        preview_value = preview("next_shift")
        description = _("The one action that closes a lesson")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the action."""
        return {"text": value["text"]}


class ContentNoteBlock(blocks.StructBlock):
    """A calm word before something hard: what it is about, how plain, what else one may do."""

    level = blocks.ChoiceBlock(choices=ContentLevel.choices, label=_("Level"), default="leve")
    text = blocks.TextBlock(max_length=160, label=_("Note"), rows=2)

    class Meta:
        icon = "info-circle"
        label = _("Content note")
        help_text = _("What it is about and what it does not show. Calm, specific, no alarm.")
        preview_value = preview("content_note")
        description = _("Says beforehand what a part is about")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return level and text."""
        return {"level": value["level"], "text": value["text"]}


class ObjectiveBlock(blocks.StructBlock):
    """What a learner can do afterwards."""

    verb_level = blocks.ChoiceBlock(choices=VerbLevel.choices, label=_("Level"))
    text = blocks.CharBlock(max_length=200, label=_("Objective"))

    class Meta:
        icon = "success"
        label = _("Objective")
        preview_value = preview("objective")
        description = _("One thing that the learner can do afterwards")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the sentence; its level is for editors."""
        return {"text": value["text"]}


class ReferenceBlock(blocks.StructBlock):
    """Where to read on."""

    title = blocks.CharBlock(max_length=300, label=_("Title"))
    url = blocks.URLBlock(
        required=False,
        label=_("Address"),
        help_text=_("Only the official one. Leave it empty if there is only a copy."),
    )

    class Meta:
        icon = "link"
        label = _("Reading")
        preview_value = preview("reference")
        description = _("A source that readers may open")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the title alone: addresses of sources are for editors (starter rules)."""
        return {"title": value["title"]}
