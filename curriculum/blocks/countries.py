"""What differs in one country, and when a learner may read it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from curriculum.blocks.previews import preview
from curriculum.choices import Confidence, ContentCountry


class CountryNoteBlock(blocks.StructBlock):
    """One note for one country. Unconfirmed or unreviewed law is replaced when it is published."""

    country = blocks.ChoiceBlock(choices=ContentCountry.choices, label=_("Country"))
    text = blocks.TextBlock(label=_("Text"), rows=3)
    confidence = blocks.ChoiceBlock(
        choices=Confidence.choices,
        default=Confidence.UNCONFIRMED,
        label=_("How sure is it?"),
        help_text=_("Readers never see a text that is still to be confirmed."),
    )
    legal = blocks.BooleanBlock(
        required=False,
        label=_("It speaks of law"),
        help_text=_(
            "A penalty, an age, a deadline, a power, a duty. It needs the date of a legal review."
        ),
    )
    reviewed_on = blocks.DateBlock(required=False, label=_("Last legal review"))
    reviewed_by = blocks.CharBlock(required=False, max_length=80, label=_("Reviewed by"))

    class Meta:
        icon = "globe"
        label = _("In one country")
        preview_value = preview("country")
        description = _("Shown to readers of that country alone")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return country and text; no text while the law in it is in review."""
        readable = may_be_read(value)
        return {
            "country": value["country"],
            "text": value["text"] if readable else "",
            "in_review": not readable,
            "legal": bool(value["legal"]),
            "reviewed_on": (
                value["reviewed_on"].isoformat() if readable and value["reviewed_on"] else None
            ),
            "reviewed_by": value["reviewed_by"] or "" if readable else "",
        }


def may_be_read(value: Any) -> bool:
    """Tell whether a learner may read the note: confirmed, and reviewed where it speaks of law."""
    if value["confidence"] == Confidence.UNCONFIRMED:
        return False
    return not value["legal"] or value["reviewed_on"] is not None
