"""Lists of the coordinator: officers with their certification, trainees with their officer."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from mentors.choices import ACTIVE_ENROLMENT, AssignmentRole, Role
from mentors.models import Assignment, Enrolment, User
from mentors.queries.enrolments import active_on
from mentors.queries.people import officers_of
from mentors.queries.scopes import scopes_of


def trainees_with_officer(person: User, day: date) -> QuerySet[Enrolment]:
    """Return active enrolments in the coordinator's scope, those without an officer first."""
    primary = Assignment.objects.filter(
        active_on(day), enrolment=OuterRef("pk"), role=AssignmentRole.PRIMARY
    ).order_by("-from_date")
    return (
        Enrolment.objects.filter(
            scopes_of(person).filter(Role.COORDINATOR), status__in=ACTIVE_ENROLMENT
        )
        .select_related("trainee", "unit", "cohort", "agency")
        .prefetch_related("phases__template")
        .annotate(
            officer_first=Subquery(primary.values("officer__first_name")[:1]),
            officer_last=Subquery(primary.values("officer__last_name")[:1]),
            officer_since=Subquery(primary.values("from_date")[:1]),
        )
        # Said in words: PostgreSQL would sort those without a date last.
        .order_by(
            F("officer_since").asc(nulls_first=True), "trainee__last_name", "trainee__first_name"
        )
    )


def officers_with_load(person: User, day: date) -> QuerySet[User]:
    """Return officers in the coordinator's scope with how many trainees each accompanies."""
    # Counted for each officer apart: joined and grouped, it would be counted for the whole agency
    # before the first page of the list.
    load = (
        Assignment.objects.filter(active_on(day), officer=OuterRef("pk"))
        .order_by()
        .values("officer")
        .annotate(found=Count("pk"))
        .values("found")
    )
    return officers_of(person).annotate(trainees=Coalesce(Subquery(load), 0))
