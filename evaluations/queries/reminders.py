"""Who is to be told what about observations, and when: deadlines as data of their programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet

from evaluations.choices import State
from evaluations.models import Observation, ObservationState
from evaluations.queries.waiting import awaiting_decision, awaiting_review
from mentors.choices import Role
from mentors.models import User
from mentors.notices import Due

SOON = timedelta(hours=6)
"""How long before its end a person is reminded of the time to answer."""

REVIEW_SOON = timedelta(hours=12)
NEWS_FOR = timedelta(days=2)
"""What arrived earlier is no news; the reminders of deadlines still come."""


def _of_trainee(states: QuerySet[ObservationState], about: str) -> Iterator[Due]:
    rows = states.filter(head=True).values_list("enrolment__trainee_id", "pk")
    return (Due(person, f"{about}:{pk}") for person, pk in rows.iterator())


def new_to_answer(at: datetime) -> Iterator[Due]:
    """Tell trainees about observations that arrived."""
    arrived = ObservationState.objects.filter(state=State.FILED, changed_at__gt=at - NEWS_FOR)
    return _of_trainee(arrived, "new")


def soon_over(at: datetime) -> Iterator[Due]:
    """Remind trainees whose time to answer ends within six hours."""
    ending = ObservationState.objects.filter(
        state=State.FILED, acknowledge_by__gt=at, acknowledge_by__lte=at + SOON
    )
    return _of_trainee(ending, "soon")


def time_over(at: datetime) -> Iterator[Due]:
    """Tell trainees whose time to answer is over; they can still answer."""
    over = ObservationState.objects.filter(state=State.OVERDUE, changed_at__gt=at - NEWS_FOR)
    return _of_trainee(over, "over")


def returned(at: datetime) -> Iterator[Due]:
    """Tell officers about observations that came back, and remind them after a day."""
    rows = ObservationState.objects.filter(state=State.RETURNED).values_list(
        "author_id", "pk", "changed_at"
    )
    for author, pk, since in rows.iterator():
        yield Due(author, f"returned:{pk}")
        if at - since > timedelta(days=1):
            yield Due(author, f"returned-still:{pk}")


def to_confirm(at: datetime) -> Iterator[Due]:
    """Tell officers that somebody typed in what they wrote on paper."""
    rows = Observation.objects.filter(
        current__state=State.HELD, transcription__confirmed_at=None
    ).exclude(transcription=None)
    return (Due(author, f"confirm:{pk}") for author, pk in rows.values_list("author_id", "pk"))


def _once_a_day(
    at: datetime, about: str, roles: tuple[str, ...], waits: Callable[[User], QuerySet[Observation]]
) -> Iterator[Due]:
    """Tell each person of these roles at most once a local day, if something waits for them."""
    people = (
        User.objects.filter(grants__role__in=roles, is_active=True, agency__isnull=False)
        .annotate(zone=F("agency__time_zone"))
        .distinct()
    )
    for person in people:
        day = at.astimezone(ZoneInfo(person.zone)).date()
        key = f"{about}:{day:%Y-%m-%d}"
        if not person.notices.filter(key=key).exists() and waits(person).exists():
            yield Due(person.pk, key)


def reviews_due(at: datetime) -> Iterator[Due]:
    """Remind supervision of reviews whose time ends within twelve hours or is over."""
    return _once_a_day(
        at,
        "review",
        (Role.SUPERVISOR, Role.COORDINATOR),
        lambda person: awaiting_review(person).filter(current__review_by__lte=at + REVIEW_SOON),
    )


def decisions_due(at: datetime) -> Iterator[Due]:
    """Remind coordination of records held for more than a day."""
    return _once_a_day(
        at,
        "held",
        (Role.COORDINATOR,),
        lambda person: awaiting_decision(person).filter(received_at__lte=at - timedelta(days=1)),
    )
