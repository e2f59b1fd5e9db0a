"""What one person reported and asked for, for the page «Avisar»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from mentors.choices import ACTIVE_ENROLMENT
from mentors.models import (
    Absence,
    Assignment,
    DeclaredConflict,
    Enrolment,
    ReliefRequest,
    RequestEvent,
    User,
)

SHOWN = 10
DECISIONS = ("approve", "decline", "cancel")


@dataclass(frozen=True)
class Report:
    """One line of «Mis avisos», whatever it is."""

    kind: str
    """``absence`` or ``relief``: the part of the address of the page behind it."""
    row: Any
    at: datetime
    answer: str
    """What the coordination wrote, or ``""``."""


def with_decision(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Join the events of the coordination, newest first, as ``decisions``."""
    return rows.prefetch_related(
        Prefetch(
            "events",
            RequestEvent.objects.filter(verb__in=DECISIONS).select_related("actor").order_by("-at"),
            to_attr="decisions",
        )
    )


def reports_of(person: User) -> list[Report]:
    """Return the newest absences and requests of the person, newest first; four queries."""
    absences = with_decision(Absence.objects.filter(person=person)).order_by("-created_at")
    relief = with_decision(
        ReliefRequest.objects.filter(asked_by=person).select_related("enrolment__trainee")
    ).order_by("-created_at")
    found = [
        *(Report("absence", row, row.created_at, _answer(row)) for row in absences[:SHOWN]),
        *(Report("relief", row, row.created_at, _answer(row)) for row in relief[:SHOWN]),
    ]
    return sorted(found, key=lambda report: report.at, reverse=True)[:SHOWN]


def _answer(row: Any) -> str:
    return row.decisions[0].note if row.decisions else ""


def conflicts_of(person: User, day: date) -> QuerySet[DeclaredConflict]:
    """Return the conflicts that the person declared and that are open or still to come."""
    return (
        DeclaredConflict.objects.filter(
            Q(to_date__isnull=True) | Q(to_date__gte=day),
            person=person,
            declared_by=person,
            withdrawn_by=None,
        )
        .select_related("other")
        .order_by("-from_date")
    )


def relief_enrolments(person: User, day: date) -> QuerySet[Enrolment]:
    """Return whose relief the person may ask for: the own training, and accompanied trainees."""
    accompanied = Assignment.objects.filter(
        Q(to_date__isnull=True) | Q(to_date__gte=day), officer=person
    ).values("enrolment")
    return (
        Enrolment.objects.filter(
            Q(trainee=person) | Q(pk__in=accompanied), status__in=ACTIVE_ENROLMENT
        )
        .select_related("trainee", "agency", "unit")
        .order_by("trainee__last_name", "trainee__first_name")
    )


def counterparts_of(person: User) -> QuerySet[User]:
    """Return with whom the person works or worked: own officers, and accompanied trainees."""
    officers = Assignment.objects.filter(enrolment__trainee=person).values("officer")
    trainees = Assignment.objects.filter(officer=person).values("enrolment__trainee")
    return User.objects.filter(Q(pk__in=officers) | Q(pk__in=trainees)).exclude(pk=person.pk)
