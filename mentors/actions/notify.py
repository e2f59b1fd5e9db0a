"""Tell people: a notice in the product always, and a digest by e-mail for who agreed to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from mentors.actions.claim_work import add_work
from mentors.models import Notice, User
from mentors.notices import Due, registry
from mentors.queries.notices import awaiting_digest
from mentors.quiet_hours import next_awake

DIGEST = "digest"
MOST_AT_ONCE = 500


def notify(*, kind: str, due: Iterable[Due], at: datetime) -> None:
    """Write a notice for each; one that a person has already got is left as it is."""
    rows = [Notice(person_id=row.person_id, kind=kind, key=row.key, at=at) for row in due]
    Notice.objects.bulk_create(rows, batch_size=MOST_AT_ONCE, ignore_conflicts=True)


def remind(*, at: datetime | None = None) -> None:
    """Write the notices that every kind calls for at this moment."""
    at = at or timezone.now()
    for kind in registry.known.values():
        notify(kind=kind.kind, due=kind.due(at), at=at)


def plan_digests(*, at: datetime | None = None) -> int:
    """Gather unread notices into at most one e-mail a person and day; returns how many are new.

    A digest asked for in the quiet hours waits for their end. What comes up after the day's digest
    goes into the next one.
    """
    at = at or timezone.now()
    return sum(_plan(person, at) for person in awaiting_digest())


@transaction.atomic
def _plan(person: User, at: datetime) -> bool:
    agency = person.agency
    if agency is None:
        return False
    chosen = person.notice_preference
    awake = next_awake(
        at,
        agency.time_zone,
        chosen.quiet_from or agency.quiet_from,
        chosen.quiet_to or agency.quiet_to,
    )
    day = awake.astimezone(ZoneInfo(agency.time_zone)).date()
    item, is_new = add_work(
        kind=DIGEST,
        key=f"{DIGEST}:{person.pk}:{day:%Y-%m-%d}",
        payload={"person": str(person.pk)},
        agency=agency,
        run_after=awake,
        at=at,
    )
    if is_new:
        Notice.objects.filter(person=person, read_at=None, digest=None).update(digest=item)
    return is_new
