"""The referral directory by reader: learners, officers, editors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from curriculum.choices import PhoneKind, Visibility
from curriculum.content.freshness import Reader, Standing, shown_to, waits_for_editor
from curriculum.content.places import NATIONAL
from curriculum.models import ReferralService

SEEN_BY = {
    Reader.LEARNER: (Visibility.PUBLIC,),
    Reader.OFFICER: (Visibility.PUBLIC, Visibility.VERIFIED_STAFF),
    Reader.EDITOR: tuple(Visibility),
}


@dataclass(frozen=True)
class Entry:
    """A service and what it is worth today; ``demonstration`` ones were never called."""

    service: ReferralService
    standing: Standing
    demonstration: bool = False


def is_demonstrated(service: ReferralService) -> bool:
    """Tell whether the demonstration shows an unverified entry: national lines without a doubt."""
    return (
        settings.DEMONSTRATION_ACCOUNTS
        and not service.needs_confirmation
        and service.phone_kind == PhoneKind.NATIONAL_SHORT
        and service.visibility == Visibility.PUBLIC
    )


def services_for(
    *, country: str, reader: Reader, today: date, kind: str = "", area: str = ""
) -> list[Entry]:
    """Return what the reader may see of a country's directory, by name; one query.

    ``kind`` is a type of service, ``area`` an ISO 3166-2 code: national services always belong.
    """
    found = []
    services = ReferralService.objects.filter(country=country, visibility__in=SEEN_BY[reader])
    for service in services.order_by("name", "pk"):
        if kind and kind not in service.types:
            continue
        if area and not {area, NATIONAL} & set(service.areas):
            continue
        standing = service.standing(today)
        demonstrated = standing is Standing.UNVERIFIED and is_demonstrated(service)
        if demonstrated or shown_to(reader, standing):
            found.append(Entry(service, standing, demonstration=demonstrated))
    return found


def waiting_for_editors(today: date) -> list[ReferralService]:
    """Return entries that somebody should call and check, those never verified first; one query."""
    rows = ReferralService.objects.order_by("country", "name", "pk")
    waiting = [row for row in rows if waits_for_editor(row.verified_on, row.types, today)]
    return sorted(waiting, key=lambda row: row.verified_on or date.min)
