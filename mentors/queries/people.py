"""People: who may see whose name, and certification on a date."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from mentors.choices import CertificationStatus, Role
from mentors.models import DeclaredConflict, OfficerCertification, User
from mentors.queries.scopes import scopes_of


def visible_to(person: User) -> QuerySet[User]:
    """Return people the person may look up: coordinators and leadership, their own agency."""
    scopes = scopes_of(person)
    if scopes.has(Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT):
        return User.objects.filter(scopes.filter(Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT))
    return User.objects.filter(pk=person.pk)


def certified_on(day: date) -> Q:
    """Return the condition that a certification row covers the date (invariant 4)."""
    return (
        Q(issued_on__lte=day, expires_on__gte=day)
        & ~Q(status=CertificationStatus.CANDIDATE)
        & (Q(status=CertificationStatus.ACTIVE) | Q(ended_on__gt=day))
    )


def certifications(person: User, day: date) -> QuerySet[OfficerCertification]:
    """Return the officer's certifications that were active on that date."""
    return OfficerCertification.objects.filter(certified_on(day), person=person)


def is_certified(person: User, day: date) -> bool:
    """Tell whether the officer held an active certification on that date."""
    return certifications(person, day).exists()


def conflicts(person: User, other: User, day: date) -> QuerySet[DeclaredConflict]:
    """Return conflicts that either declared with the other and that were open on that date."""
    pair = Q(person=person, other=other) | Q(person=other, other=person)
    return DeclaredConflict.objects.filter(pair, open_on(day))


def open_on(day: date) -> Q:
    """Return the condition that a declared conflict was open on that date."""
    return Q(from_date__lte=day) & (Q(to_date__isnull=True) | Q(to_date__gte=day))


def has_conflict(person: User, other: User, day: date) -> bool:
    """Tell whether a conflict between the two was open on that date."""
    return conflicts(person, other, day).exists()


def officers_of(person: User) -> QuerySet[User]:
    """Return the field training officers a coordinator may pair, with certification dates."""
    return (
        visible_to(person)
        .filter(grants__role=Role.FTO, is_active=True)
        .annotate(
            certification_status=F("certifications__status"),
            certification_expires=F("certifications__expires_on"),
        )
        .select_related("unit")
        .distinct()
        .order_by("last_name", "first_name")
    )
