"""Load a programme template: phases, rules, thresholds and deadlines from data."""

from __future__ import annotations

import json
from pathlib import Path

from django.db import transaction

from curriculum.actions.publish_programme import publish_programme
from curriculum.models import Framework, PhaseTemplate, Programme, ProgrammeVersion
from curriculum.terms import STARTER, country_terms


@transaction.atomic
def load_programme(path: Path | None = None) -> ProgrammeVersion:
    """Create and publish the programme version of ``path`` (default GT-16); known ones stay."""
    data = json.loads((path or STARTER / "gt-16.json").read_text(encoding="utf-8"))
    programme, _created = Programme.objects.get_or_create(
        code=data["code"],
        agency_code="",
        defaults={"country": data["country"], "names": data["names"]},
    )
    existing = programme.versions.filter(version=data["version"]).first()
    if existing is not None:
        return existing
    version = ProgrammeVersion.objects.create(
        programme=programme,
        version=data["version"],
        framework=Framework.objects.get(
            agency_code="",
            code=data["framework"]["code"],
            version=data["framework"]["version"],
        ),
        narrative_rule=data["narrative_rule"],
        thresholds=data["thresholds"],
        deadlines=data["deadlines"],
        labels=country_terms(data["country"]),
    )
    PhaseTemplate.objects.bulk_create(
        PhaseTemplate(programme_version=version, order=order, **row)
        for order, row in enumerate(data["phases"], start=1)
    )
    publish_programme(version=version)
    return version
