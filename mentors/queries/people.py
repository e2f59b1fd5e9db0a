"""People: who may see whose name, and certification on a date."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from mentors.choices import CertificationStanding, CertificationStatus, Role
from mentors.models import DeclaredConflict, OfficerCertification, RoleGrant, User
from mentors.queries.scopes import scopes_of

EXPIRES_SOON = timedelta(days=60)
EXPIRES_VERY_SOON = timedelta(days=30)
"""When the list of officers starts to warn of an expiry, and when it warns harder."""


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
    """Return the field training officers a coordinator may pair, with certification dates.

    An officer who renewed has several certificates: the newest one is shown, one to be confirmed
    counts as older than any other.
    """
    newest = OfficerCertification.objects.filter(person=OuterRef("pk")).order_by(
        F("issued_on").desc(nulls_last=True), "-pk"
    )
    return (
        visible_to(person)
        .filter(Exists(RoleGrant.objects.filter(person=OuterRef("pk"), role=Role.FTO)))
        .filter(is_active=True)
        .annotate(
            certification_status=Subquery(newest.values("status")[:1]),
            certification_expires=Subquery(newest.values("expires_on")[:1]),
            certification_ended=Subquery(newest.values("ended_on")[:1]),
        )
        .select_related("unit", "agency")
        .order_by("last_name", "first_name")
    )


def standing_on(day: date, standing: str) -> Q:
    """Return the condition that an officer of :func:`officers_of` stands so on that day."""
    active = Q(certification_status=CertificationStatus.ACTIVE)
    soon = day + EXPIRES_SOON
    very_soon = day + EXPIRES_VERY_SOON
    conditions = {
        CertificationStanding.CURRENT: active & Q(certification_expires__gte=day),
        CertificationStanding.SOON: active & Q(certification_expires__range=(day, soon)),
        CertificationStanding.VERY_SOON: active & Q(certification_expires__range=(day, very_soon)),
        CertificationStanding.EXPIRED: active & Q(certification_expires__lt=day),
        CertificationStanding.CANDIDATE: Q(certification_status=CertificationStatus.CANDIDATE)
        | Q(certification_status__isnull=True),
        CertificationStanding.ENDED: Q(
            certification_status__in=(CertificationStatus.SUSPENDED, CertificationStatus.REVOKED)
        ),
    }
    return conditions[CertificationStanding(standing)]


def standing_of(officer: User, day: date) -> CertificationStanding:
    """Return how the newest certificate of an officer of :func:`officers_of` stands on a day.

    The narrowest word wins: one that expires in 20 days is «within 30 days».
    """
    status = officer.certification_status  # type: ignore[attr-defined]
    expires: date | None = officer.certification_expires  # type: ignore[attr-defined]
    if status in (CertificationStatus.SUSPENDED, CertificationStatus.REVOKED):
        return CertificationStanding.ENDED
    if status != CertificationStatus.ACTIVE or expires is None:
        return CertificationStanding.CANDIDATE
    if expires < day:
        return CertificationStanding.EXPIRED
    if expires <= day + EXPIRES_VERY_SOON:
        return CertificationStanding.VERY_SOON
    if expires <= day + EXPIRES_SOON:
        return CertificationStanding.SOON
    return CertificationStanding.CURRENT
