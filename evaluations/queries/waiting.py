"""What waits for whom (experience.md 1.6, product.md).

``awaiting_…`` are bare conditions on rows, as the inbox counts and merges them; ``for_…`` are the
same rows with everything that a list shows, oldest first.
"""

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

DISPUTED = Q(acknowledgement__kind=AcknowledgementKind.DISAGREE) | Q(current__state=State.REFUSED)
"""What a supervisor reads before anything older."""


def awaiting_answer(person: User) -> QuerySet[Observation]:
    """Return observations that the trainee has not answered yet."""
    return Observation.objects.filter(
        enrolment__trainee=person, current__state__in=AWAITING_TRAINEE, current__head=True
    )


def awaiting_author(person: User) -> QuerySet[Observation]:
    """Return the officer's observations that were returned and wait for a new version."""
    return Observation.objects.filter(author=person, current__state=State.RETURNED)


def awaiting_confirmation(person: User) -> QuerySet[Observation]:
    """Return what somebody else typed from the officer's paper and the officer has to confirm."""
    return Observation.objects.filter(
        author=person, current__state=State.HELD, transcription__confirmed_at=None
    ).exclude(transcription=None)


def awaiting_review(person: User) -> QuerySet[Observation]:
    """Return observations that wait for a review in the person's units."""
    scope = scopes_of(person).filter(Role.SUPERVISOR, Role.COORDINATOR, **BY_STATE)
    return Observation.objects.filter(
        scope,
        current__state__in=(State.ACKNOWLEDGED, State.REFUSED, State.OVERDUE),
        current__head=True,
    ).exclude(Q(author=person) | Q(current__enrolment__trainee=person))


def awaiting_decision(person: User) -> QuerySet[Observation]:
    """Return held records in the coordinator's scope."""
    scope = scopes_of(person).filter(Role.COORDINATOR, **BY_STATE)
    return Observation.objects.filter(scope, current__state=State.HELD)


def for_trainee(person: User) -> QuerySet[Observation]:
    """Return observations that the trainee has not answered yet."""
    return with_people(awaiting_answer(person)).order_by("received_at")


def for_officer(person: User) -> QuerySet[Observation]:
    """Return the officer's observations that were returned and wait for a new version."""
    return with_people(awaiting_author(person)).order_by("current__changed_at")


def with_answer(observations: QuerySet[Observation]) -> QuerySet[Observation]:
    """Add the kind of the trainee's answer to what a list shows."""
    return with_people(observations).annotate(answer=F("acknowledgement__kind"))


def for_supervisor(person: User) -> QuerySet[Observation]:
    """Return observations that wait for a review in the person's units, disagreements first."""
    return (
        with_answer(awaiting_review(person))
        .annotate(
            disputed=Case(
                When(DISPUTED, then=Value(0)), default=Value(1), output_field=IntegerField()
            )
        )
        .order_by("disputed", "received_at")
    )


def for_coordinator(person: User) -> QuerySet[Observation]:
    """Return held records in the coordinator's scope."""
    return with_people(awaiting_decision(person)).order_by("received_at")
