"""Load a competency framework from its published file, with the file's own ids (decision 9)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from curriculum.choices import VersionStatus
from curriculum.models import Anchor, Competency, Domain, Framework, Scale
from curriculum.terms import STARTER


def load_scale(data: dict[str, Any] | str) -> Scale:
    """Create the scale if it is not there yet; ``data`` is its code where it must be known."""
    if isinstance(data, str):
        return Scale.objects.get(code=data)
    scale, _created = Scale.objects.get_or_create(
        code=data["code"],
        defaults={
            "points": data["points"],
            "minimum": data["min"],
            "maximum": data["max"],
            "acceptable": data["acceptable"],
        },
    )
    return scale


def _competency(item: dict[str, Any], domain: Domain, order: int) -> Competency:
    return Competency(
        id=item["id"],
        domain=domain,
        code=item["code"],
        names=item["name"],
        order=order,
        critical=item["critical"],
        formative_only=item["formative_only"],
        evidence_modes=item["evidence_modes"],
        min_observations=item["min_observations"],
        min_raters=item["min_raters"],
        maps_to=item["maps_to_sj31"],
    )


@transaction.atomic
def load_framework(path: Path | None = None) -> Framework:
    """Create and publish the framework of ``path`` (default MCV-1); a known id is left alone."""
    data = json.loads((path or STARTER / "mcv-1.json").read_text(encoding="utf-8"))
    existing = Framework.objects.filter(pk=data["id"]).first()
    if existing is not None:
        return existing
    framework = Framework.objects.create(
        id=UUID(data["id"]),
        code=data["code"],
        version=data["version"],
        names=data["name"],
        scale=load_scale(data["scale"]),
    )
    domains = [
        Domain(id=row["id"], framework=framework, code=row["code"], names=row["name"], order=order)
        for order, row in enumerate(data["domains"], start=1)
    ]
    items = [
        (domain, item)
        for domain, row in zip(domains, data["domains"], strict=True)
        for item in row["competencies"]
    ]
    competencies = [
        _competency(item, domain, order) for order, (domain, item) in enumerate(items, start=1)
    ]
    Domain.objects.bulk_create(domains)
    Competency.objects.bulk_create(competencies)
    Anchor.objects.bulk_create(
        Anchor(
            id=anchor["id"],
            competency=competency,
            value=anchor["value"],
            texts=anchor["text"]
            if isinstance(anchor["text"], dict)
            else {data["language"]: anchor["text"]},
        )
        for competency, (_domain, item) in zip(competencies, items, strict=True)
        for anchor in item["anchors"]
    )
    # Publishing comes last: from here on the database refuses any change to the rows above.
    framework.status = VersionStatus.OPEN
    framework.published_at = timezone.now()
    framework.save(update_fields=["status", "published_at"])
    return framework
