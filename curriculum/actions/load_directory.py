"""Bring the shipped provisions of law and the referral directory into the editor's lists."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import models, transaction

from curriculum.content.drafting import digest
from curriculum.content.places import STARTER
from curriculum.content.source import Law, Service, parse_laws, parse_services
from curriculum.models import LegalReference, ReferralService

Key = tuple[Any, ...]


def _row(source: Law | Service) -> dict[str, Any]:
    """The columns of a source: lists for tuples, "" for what it does not say."""
    row = {}
    for name, value in dataclasses.asdict(source).items():
        row[name] = list(value) if isinstance(value, tuple) else value
        if value is None and name not in ("last_legal_review", "verified_on", "requires_complaint"):
            row[name] = ""
    if "summary_es" in row:
        row["summary"] = row.pop("summary_es")
    return row


def _digest(row: dict[str, Any]) -> str:
    return digest({name: value if value is None else str(value) for name, value in row.items()})


def _laws(folder: Path) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Provisions by their natural key; several summaries of one article count on."""
    seen: dict[Key, int] = {}
    for law in parse_laws((folder / "legal-references.yaml").read_text(encoding="utf-8")):
        row = _row(law)
        key = (row["country"], row["instrument"], row["number"], row["article"])
        seen[key] = seen.get(key, 0) + 1
        yield (*key, seen[key]), row


def _known_laws() -> dict[Key, LegalReference]:
    seen: dict[Key, int] = {}
    known: dict[Key, LegalReference] = {}
    for law in LegalReference.objects.order_by("pk"):
        key = (law.country, law.instrument, law.number, law.article)
        seen[key] = seen.get(key, 0) + 1
        known[(*key, seen[key])] = law
    return known


@dataclasses.dataclass
class DirectoryReport:
    """How many rows were created, changed, and left alone (edited here, or as in the file)."""

    created: int = 0
    changed: int = 0
    left_alone: int = 0


def _bring(
    model: type[models.Model],
    known: dict[Key, Any],
    rows: Iterator[tuple[Key, dict[str, Any]]],
    report: DirectoryReport,
) -> None:
    new = []
    for key, row in rows:
        there = known.get(key)
        wanted = _digest(row)
        if there is None:
            new.append(model(**row, source_digest=wanted))
        elif there.source_digest == wanted or there.source_digest != _digest(
            {name: getattr(there, name) for name in row}
        ):
            report.left_alone += 1
        else:
            for name, value in row.items():
                setattr(there, name, value)
            there.source_digest = wanted
            there.save()
            report.changed += 1
    model._default_manager.bulk_create(new)
    report.created += len(new)


@transaction.atomic
def load_directory(*, folder: Path = STARTER) -> DirectoryReport:
    """Create what is missing and change what nobody edited here; a second run changes nothing."""
    report = DirectoryReport()
    _bring(LegalReference, _known_laws(), _laws(folder), report)
    services = parse_services((folder / "referral-services.yaml").read_text(encoding="utf-8"))
    _bring(
        ReferralService,
        {(service.slug,): service for service in ReferralService.objects.all()},
        (((service.slug,), _row(service)) for service in services),
        report,
    )
    return report
