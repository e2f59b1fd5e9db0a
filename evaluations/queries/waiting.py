"""What waits for whom, oldest first (experience.md 1.6, product.md)."""

from __future__ import annotations

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from evaluations.choices import AcknowledgementKind, State
from evaluations.models import Observation
from evaluations.queries.observations import with_people
from evaluations.transitions import AWAITING_TRAINEE
from mentors.choices import Role
from mentors.models import User
from mentors.queries.scopes import scopes_of

BY_STATE = {"agency": "current__enrolment__agency", "unit": "current__enrolment__unit"}
"""Through the state's own key: who does not wait for the person is left out without reading it."""


def for_trainee(person: User) -> QuerySet[Observation]:
    """Return observations that the trainee has not answered yet."""
    return with_people(
        Observation.objects.filter(
            enrolment__trainee=person, current__state__in=AWAITING_TRAINEE, current__head=True
        )
    ).order_by("received_at")


def for_officer(person: User) -> QuerySet[Observation]:
    """Return the officer's observations that were returned and wait for a new version."""
    return with_people(
        Observation.objects.filter(author=person, current__state=State.RETURNED)
    ).order_by("current__changed_at")


def for_supervisor(person: User) -> QuerySet[Observation]:
    """Return observations that wait for a review in the person's units, disagreements first."""
    scope = scopes_of(person).filter(Role.SUPERVISOR, Role.COORDINATOR, **BY_STATE)
    return (
        with_people(
            Observation.objects.filter(
                scope,
                current__state__in=(State.ACKNOWLEDGED, State.REFUSED, State.OVERDUE),
                current__head=True,
            ).exclude(Q(author=person) | Q(current__enrolment__trainee=person))
        )
        .annotate(
            disputed=Case(
                When(
                    Q(acknowledgement__kind=AcknowledgementKind.DISAGREE)
                    | Q(current__state=State.REFUSED),
                    then=Value(0),
                ),
                default=Value(1),
                output_field=IntegerField(),
            ),
            answer=F("acknowledgement__kind"),
        )
        .order_by("disputed", "received_at")
    )


def for_coordinator(person: User) -> QuerySet[Observation]:
    """Return held records in the coordinator's scope."""
    scope = scopes_of(person).filter(Role.COORDINATOR, **BY_STATE)
    return with_people(Observation.objects.filter(scope, current__state=State.HELD)).order_by(
        "received_at"
    )
