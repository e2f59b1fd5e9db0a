"""Requests for relief: who may see which. The officer never sees what a trainee asked."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mentors.choices import RequestState, Role
from mentors.models import ReliefRequest, User
from mentors.queries.scopes import scopes_of

OF_ENROLMENT = {"agency": "enrolment__agency", "unit": "enrolment__unit"}


def _confidential(person: User) -> Q:
    """Return what stays hidden even from a coordinator: requests about oneself, asked by others."""
    return (Q(officer=person.pk) | Q(enrolment__trainee=person.pk)) & ~Q(asked_by=person.pk)


def visible_to(person: User) -> QuerySet[ReliefRequest]:
    """Return requests that the person asked or decides; never those that others made about them."""
    return ReliefRequest.objects.filter(
        Q(asked_by=person.pk) | scopes_of(person).filter(Role.COORDINATOR, **OF_ENROLMENT)
    ).exclude(_confidential(person))


def to_decide(person: User) -> QuerySet[ReliefRequest]:
    """Return requests that wait for this coordinator, oldest first; neither own nor about them."""
    return (
        ReliefRequest.objects.filter(
            scopes_of(person).filter(Role.COORDINATOR, **OF_ENROLMENT),
            state=RequestState.REQUESTED,
        )
        .exclude(Q(asked_by=person.pk) | Q(officer=person.pk) | Q(enrolment__trainee=person.pk))
        .select_related("enrolment__trainee", "enrolment__unit", "asked_by", "officer")
        .order_by("created_at")
    )
