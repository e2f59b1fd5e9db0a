"""Enrolments: who may see which, and what lists show beside them."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from mentors.models import Assignment, Enrolment, User
from mentors.queries.scopes import READS_RECORDS, scopes_of


def active_on(day: date) -> Q:
    """Return the condition that an assignment covers that date."""
    return Q(from_date__lte=day) & (Q(to_date__isnull=True) | Q(to_date__gte=day))


def visible_to(person: User) -> QuerySet[Enrolment]:
    """Return enrolments the person may see: own, accompanied at any time, or in scope."""
    accompanied = Assignment.objects.filter(enrolment=OuterRef("pk"), officer=person.pk)
    return Enrolment.objects.filter(
        Q(trainee=person.pk) | Exists(accompanied) | scopes_of(person).filter(*READS_RECORDS)
    )


def assigned_to(officer: User, day: date) -> QuerySet[Assignment]:
    """Return the officer's assignments that cover the date, trainee and phase joined."""
    return (
        Assignment.objects.filter(active_on(day), officer=officer)
        .select_related(
            "enrolment__trainee",
            "enrolment__cohort",
            "enrolment__unit",
            "phase__template",
            "planned_phase",
            "enrolment__programme_version__framework__scale",
        )
        .order_by("enrolment__trainee__last_name")
    )


def assignments(officer: User, enrolment: Enrolment, day: date) -> QuerySet[Assignment]:
    """Return the officer's assignments to the trainee that cover the date."""
    return Assignment.objects.filter(active_on(day), officer=officer, enrolment=enrolment)


def is_assigned(officer: User, enrolment: Enrolment, day: date) -> bool:
    """Tell whether the officer accompanied the trainee on that date."""
    return assignments(officer, enrolment, day).exists()
