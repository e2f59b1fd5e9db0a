"""Absences: who may see which, and who is absent when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from mentors.choices import RequestState, Role
from mentors.models import Absence, User
from mentors.queries.scopes import scopes_of

OF_PERSON = {"agency": "person__agency", "unit": "person__unit"}


def visible_to(person: User) -> QuerySet[Absence]:
    """Return the absences of the person, and those of the people whom the person coordinates."""
    return Absence.objects.filter(
        Q(person=person.pk) | scopes_of(person).filter(Role.COORDINATOR, **OF_PERSON)
    )


def to_decide(person: User) -> QuerySet[Absence]:
    """Return absences that wait for this coordinator, oldest first; never the own ones."""
    return (
        Absence.objects.filter(
            scopes_of(person).filter(Role.COORDINATOR, **OF_PERSON), state=RequestState.REQUESTED
        )
        .exclude(person=person.pk)
        .select_related("person__unit")
        .order_by("created_at")
    )


def approved_between(people: Collection[UUID], first: date, last: date | None) -> QuerySet[Absence]:
    """Return approved absences of these people that touch the days (open-ended without a last)."""
    rows = Absence.objects.filter(
        person__in=people, state=RequestState.APPROVED, to_date__gte=first
    ).order_by("from_date")
    return rows.filter(from_date__lte=last) if last is not None else rows
