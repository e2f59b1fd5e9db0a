"""Write the content of a draft framework: domains, competencies and criteria, all at once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from curriculum.actions.locked import locked_draft, record
from curriculum.definition_content import COMPETENCY_FIELDS
from curriculum.models import Anchor, Competency, Domain, Framework, Scale
from curriculum.people import Person


@transaction.atomic
def write_framework(
    *,
    framework: Framework,
    by: Person | None,
    name: str | None = None,
    scale: Scale | None = None,
    domains: list[dict[str, Any]] | None = None,
) -> None:
    """Change a draft: its Spanish name, its scale, or all of its domains.

    Raises ``PermissionDenied``, ``Refusal`` ``not_a_draft``.
    """
    row = locked_draft(framework, by)
    assert isinstance(row, Framework)  # noqa: S101 - as was given
    if name is not None:
        row.names = {**row.names, "es": name.strip()}
    if scale is not None:
        row.scale = scale
    row.save(update_fields=["names", "scale"])
    if domains is not None:
        row.domains.all().delete()
        write_domains(row, domains)
    record(row, "changed", by)


def write_domains(framework: Framework, domains: list[dict[str, Any]]) -> None:
    """Create the rows of an empty draft; ``domains`` as ``framework_content`` has them."""
    made = [
        Domain(framework=framework, code=row["code"], names=row["names"], order=order)
        for order, row in enumerate(domains, start=1)
    ]
    pairs = [
        (domain, row)
        for domain, data in zip(made, domains, strict=True)
        for row in data["competencies"]
    ]
    competencies = [
        Competency(domain=domain, order=order, **{name: row[name] for name in COMPETENCY_FIELDS})
        for order, (domain, row) in enumerate(pairs, start=1)
    ]
    Domain.objects.bulk_create(made)
    Competency.objects.bulk_create(competencies)
    Anchor.objects.bulk_create(
        Anchor(competency=competency, value=int(value), texts=texts)
        for competency, (_domain, row) in zip(competencies, pairs, strict=True)
        for value, texts in row["anchors"].items()
    )
