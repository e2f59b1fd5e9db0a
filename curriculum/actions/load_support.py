"""Bring the support page into the tree."""

from __future__ import annotations

from typing import Any

import yaml
from django.db import transaction
from wagtail.models import Locale, Site

from curriculum.content.drafting import block, digest, items
from curriculum.content.places import STARTER
from curriculum.models import SupportPage


def _value(part: dict[str, Any]) -> Any:
    if part["type"] == "prose":
        return part["html"]
    if part["type"] == "key_points":
        return {"points": items(part["points"], "APOYO", "points")}
    return {"heading": part["heading"], "types": part["types"]}


@transaction.atomic
def load_support(*, publish: bool = False) -> SupportPage:
    """Create the support page as a draft, or published with the mark; one that is there stays."""
    source = yaml.safe_load((STARTER / "support.yaml").read_text(encoding="utf-8"))
    locale = Locale.get_default()
    known = SupportPage.objects.filter(code=source["code"], locale=locale).first()
    if known is not None:
        return known
    page = SupportPage(
        title=source["title"],
        slug="apoyo",
        code=source["code"],
        body=[
            block(part["type"], _value(part), source["code"], number)
            for number, part in enumerate(source["parts"])
        ],
        locale=locale,
        live=False,
        demonstration=publish,
    )
    page.source_digest = digest(page.written())
    home = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    home.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return page
