"""The numbers of the help that stands on every page about violence (content-safety CS-13)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from curriculum.content.freshness import Reader
from curriculum.content.places import emergency_number
from curriculum.queries.directory import Entry, services_for

WOMEN_LINE = "linea_ayuda"
OFFICERS = "bienestar_policial"


@dataclass(frozen=True)
class HelpBar:
    """Whom to call. Without a fresh entry a row is ``None`` and the page says whom to ask."""

    emergency: str
    women: Entry | None
    officers: Entry | None


def help_bar(country: str) -> HelpBar:
    """Return the numbers of a country; one query."""
    entries = services_for(country=country, reader=Reader.LEARNER, today=timezone.localdate())
    return HelpBar(
        emergency_number(country),
        next((each for each in entries if _for_women(each)), None),
        next((each for each in entries if OFFICERS in each.service.types), None),
    )


def _for_women(entry: Entry) -> bool:
    service = entry.service
    return WOMEN_LINE in service.types and "mujeres" in service.serves and bool(service.phone)
