"""Phones with signed observations in their outbox, each the session of another officer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from curriculum.form_definition import FormDefinition, parse
from curriculum.queries.forms import form_for
from mentors.models import Assignment, Cohort
from tests.benchmarks.pages import signed_in_cookie
from tests.benchmarks.sheets import Signature, sheet, shift_end

MOST_OFFICERS = 500


@dataclass
class Phone:
    """One officer's session and what is left to send, as text in UTF-8."""

    cookie: str
    outbox: list[str] = field(default_factory=list)


def latest_shift() -> date:
    """Return the day of the latest day shift that is over."""
    now = timezone.now()
    day = timezone.localdate(now)
    return day if shift_end(day) < now - timedelta(hours=1) else day - timedelta(days=1)


def loaded_phones(
    *, agency: str, label: str, officers: int, kind: str, whole: bool, days: int
) -> list[dict[str, Any]]:
    """Return a phone for each of ``officers``, with an observation per trainee and day.

    Nothing in it is held: the latest shift is in time, and earlier ones say why they are late.
    """
    cohort = Cohort.objects.select_related("programme_version").get(
        agency__code=agency, label=label
    )
    form = parse(form_for(cohort.programme_version))
    random = Random(f"{label} {kind}")
    found: dict[UUID, Phone] = {}
    for row in (
        Assignment.objects.filter(enrolment__cohort=cohort)
        .select_related("officer", "enrolment")
        .order_by("officer_id", "pk")
    ):
        if row.officer_id not in found:
            if len(found) == officers:
                break
            found[row.officer_id] = Phone(signed_in_cookie(row.officer))
        found[row.officer_id].outbox += [
            _signed(random, form, row, latest_shift() - timedelta(days=ago), kind, whole=whole)
            for ago in reversed(range(days))
        ]
    return [{"cookie": phone.cookie, "outbox": phone.outbox} for phone in found.values()]


def _signed(
    random: Random, form: FormDefinition, row: Assignment, day: date, kind: str, *, whole: bool
) -> str:
    signature = Signature(
        id=UUID(int=random.getrandbits(128), version=4),
        author=row.officer_id,
        trainee=row.enrolment.trainee_id,
        day=day,
        signed_at=shift_end(day) + timedelta(minutes=20),
        kind=kind,
        late_reason="" if day == latest_shift() else "La patrulla estuvo sin señal esos días.",
    )
    return sheet(random, form, signature, whole=whole).decode()
