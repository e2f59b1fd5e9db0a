"""Notices: whose they are, and who is to be written to."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from mentors.choices import FAILED_WORK, Role
from mentors.models import Notice, User, WorkItem
from mentors.queries.scopes import scopes_of


def notices_of(person: User) -> QuerySet[Notice]:
    """Return the person's notices, newest first."""
    return Notice.objects.filter(person=person.pk)


def unread_of(person: User) -> QuerySet[Notice]:
    """Return what the person has not opened yet."""
    return notices_of(person).filter(read_at=None)


def awaiting_digest() -> QuerySet[User]:
    """Return people who agreed to e-mail, have an address, and notices that no digest holds."""
    unsent = Notice.objects.filter(person=OuterRef("pk"), read_at=None, digest=None)
    return (
        User.objects.filter(
            Exists(unsent), is_active=True, email__isnull=False, notice_preference__by_email=True
        )
        .select_related("agency", "notice_preference")
        .order_by("pk")
    )


def on_paper(person: User) -> QuerySet[Notice]:
    """Return unread notices of people whom no e-mail reaches, in the reader's scope.

    By unit and service number: what a printed sheet holds (no names).
    """
    scope = scopes_of(person).filter(
        Role.SUPERVISOR, Role.COORDINATOR, agency="person__agency", unit="person__unit"
    )
    reached = User.objects.filter(
        pk=OuterRef("person"), email__isnull=False, notice_preference__by_email=True
    )
    return (
        Notice.objects.filter(scope, ~Exists(reached), read_at=None, person__is_active=True)
        .select_related("person__unit")
        .order_by("person__unit__name", "person__service_number", "kind")
    )


def failed_work(person: User) -> QuerySet[WorkItem]:
    """Return messages of the coordinator's agency that nobody knows to have arrived."""
    scopes = scopes_of(person)
    if not scopes.has(Role.COORDINATOR):
        return WorkItem.objects.none()
    return WorkItem.objects.filter(agency=scopes.agency_id, state__in=FAILED_WORK)
