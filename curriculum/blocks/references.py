"""Blocks that point at snippets: a provision of law, services of the directory.

A published version keeps the pointer, not the words: a legal review can be withdrawn and a number
can change any day, and then no reader may find the old one (``curriculum.queries.reading``).
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from curriculum.blocks.previews import preview
from curriculum.content.places import service_types


class LegalReferenceBlock(blocks.StructBlock):
    """A provision of law."""

    reference = SnippetChooserBlock("curriculum.LegalReference", label=_("Legal reference"))

    class Meta:
        icon = "doc-full"
        label = _("Legal reference")
        help_text = _("Readers see it only once a lawyer has reviewed it, with that date.")
        description = _("A provision with the date of its last legal review")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the id of the provision."""
        reference = value["reference"]
        return {"reference": reference.pk if reference is not None else None}


class ReferralListBlock(blocks.StructBlock):
    """Services of the reader's country, by type."""

    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    types = blocks.MultipleChoiceBlock(choices=service_types, label=_("Types of service"))

    class Meta:
        icon = "list-ul"
        label = _("Services")
        help_text = _("Fetched from the directory when somebody reads; only what is verified.")
        preview_value = preview("referrals")
        description = _("Verified services of the reader's country")

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return heading and types."""
        return {"heading": value["heading"], "types": list(value["types"])}
