"""Pictures: light, described in words, and with the written consent of whoever is on them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

WIDTH = "max-720x720"
"""As wide as a phone shows it; a picture of a lesson is never a download."""


class PictureBlock(blocks.StructBlock):
    """A picture with the words for whoever does not see it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        max_length=200,
        label=_("What it shows"),
        help_text=_("For people who do not see it. Plain, without details of injuries."),
    )
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))
    consent = blocks.CharBlock(
        max_length=120,
        label=_("Written consent"),
        help_text=_("Where the signed consent is kept, or «drawing». Editors alone see this."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        help_text = _("Help, talk and courage. Never injuries, never a child as a victim.")
        description = _("A picture with its description")

    def clean(self, value: Any) -> Any:
        """Refuse a description that is a file's name."""
        cleaned = super().clean(value)
        alt = cleaned["alt"]
        if "." in alt and " " not in alt.strip():
            raise blocks.StructBlockValidationError(
                {"alt": ValidationError(_("Write what the picture shows, not the file's name."))}
            )
        return cleaned

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return addresses, size and weight (bytes) of the light copies, and the words.

        Both copies are made now, when it is published; no reader waits for them.
        """
        image = value["image"]
        if image is None:
            return {"alt": value["alt"], "caption": value["caption"] or "", "copies": []}
        copies = []
        for kind in ("avif", "webp"):
            copy = image.get_rendition(f"{WIDTH}|format-{kind}")
            copies.append({"type": f"image/{kind}", "url": copy.url, "bytes": copy.file.size})
        return {
            "alt": value["alt"],
            "caption": value["caption"] or "",
            "width": copy.width,
            "height": copy.height,
            "copies": copies,
        }
