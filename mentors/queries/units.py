"""Units: who may see which part of the tree, and who serves there."""

from __future__ import annotations

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from mentors.choices import ACTIVE_ENROLMENT, Role
from mentors.models import Enrolment, Unit, User
from mentors.queries.scopes import READS_AGENCY, scopes_of


def visible_to(person: User) -> QuerySet[Unit]:
    """Return the units that the person's roles cover: coordination, leadership, audit."""
    return Unit.objects.filter(scopes_of(person).filter(*READS_AGENCY, unit="pk"))


def coordinated_by(person: User) -> QuerySet[Unit]:
    """Return the units still in use where the person coordinates: what a form offers."""
    return Unit.objects.filter(
        scopes_of(person).filter(Role.COORDINATOR, unit="pk"), active=True
    ).order_by("name")


def tree_of(person: User) -> QuerySet[Unit]:
    """Return the person's units with how many active people serve in each itself."""
    return visible_to(person).annotate(
        serving=Count("people", filter=Q(people__is_active=True), distinct=True)
    )


def below(unit: Unit) -> QuerySet[Unit]:
    """Return the unit and everything under it."""
    return Unit.objects.filter(agency=unit.agency_id, path__startswith=unit.path)


def with_active_people(unit: Unit) -> QuerySet[Unit]:
    """Return the unit and units under it in use where somebody serves or trains, those alone."""
    serving = User.objects.filter(unit=OuterRef("pk"), is_active=True)
    training = Enrolment.objects.filter(unit=OuterRef("pk"), status__in=ACTIVE_ENROLMENT)
    return below(unit).filter(Exists(serving) | Exists(training)).order_by(F("name"))
