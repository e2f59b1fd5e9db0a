"""Observations: who may see which, and lists with their columns."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from evaluations.choices import State
from evaluations.models import Narrative, Observation, ObservationEvent
from mentors.models import Assignment, User
from mentors.queries.enrolments import active_on
from mentors.queries.scopes import READS_RECORDS, scopes_of

RELEASED = ~Q(current__state=State.HELD) & Q(current__quarantined=False)
"""What trainee and other officers may read: filed, and not quarantined."""


def visible_to(person: User) -> QuerySet[Observation]:
    """Return observations the person may read: own, about oneself, accompanied, or in scope."""
    accompanied = Assignment.objects.filter(
        active_on(timezone.localdate()), enrolment=OuterRef("enrolment_id"), officer=person.pk
    )
    return Observation.objects.filter(
        Q(author=person.pk)
        | (Q(enrolment__trainee=person.pk) & RELEASED)
        | (Q(Exists(accompanied)) & RELEASED)
        | scopes_of(person).filter(
            *READS_RECORDS, agency="enrolment__agency", unit="enrolment__unit"
        )
    )


PEOPLE = ("current", "author", "phase__template", "enrolment__trainee", "enrolment__unit")
"""State, officer, phase, trainee and unit. Each further table costs PostgreSQL more planning than
reading."""

LISTED = (
    "kind",
    "disposition",
    "sequence",
    "version",
    "shift_date",
    "received_at",
    "late",
    "author__first_name",
    "author__last_name",
    "current__state",
    "current__holds",
    "current__head",
    "current__quarantined",
    "current__acknowledge_by",
    "current__review_by",
    "current__changed_at",
    "enrolment__trainee__first_name",
    "enrolment__trainee__last_name",
    "enrolment__unit__name",
    "phase__template__names",
)
"""The columns of a list: a fifth of what the six rows hold. Another one read from a row would be a
query for each; the counts that tests pin at one and three rows tell."""


def with_people(observations: QuerySet[Observation]) -> QuerySet[Observation]:
    """Join what every list shows, and read no other column."""
    return observations.select_related(*PEOPLE).only(*LISTED)


def whole(observations: QuerySet[Observation]) -> QuerySet[Observation]:
    """Join everything that the page of one observation shows."""
    return (
        observations.select_related(
            *PEOPLE,
            "inbox",
            "form",
            "acknowledgement__witness",
            "first_reading",
            "transcription__typed_by",
        )
        # 4 KB of JSON for verification alone, and 24 KB that are parsed already.
        .defer("seals", "form__definition")
        .prefetch_related(
            # The form names the competencies.
            "ratings",
            Prefetch("narratives", Narrative.objects.order_by("path")),
            Prefetch("events", ObservationEvent.objects.select_related("actor")),
        )
    )


def versions_of(observation: Observation, person: User) -> QuerySet[Observation]:
    """Return the versions of an observation that the person may see, oldest first.

    A trainee must not learn from the list that a held version exists.
    """
    first = observation.first_version_id or observation.pk
    return (
        visible_to(person)
        .filter(Q(pk=first) | Q(first_version=first))
        .select_related("current")
        .defer("seals")
        .order_by("version", "received_at")
    )


def heads_of_trainee(person: User) -> QuerySet[Observation]:
    """Return the observations about a trainee, newest shift first, without replaced versions."""
    about = Observation.objects.filter(RELEASED, enrolment__trainee=person, current__head=True)
    return with_people(about)


def written_by(person: User) -> QuerySet[Observation]:
    """Return what an officer wrote, newest shift first, without replaced versions."""
    return with_people(Observation.objects.filter(author=person)).exclude(
        current__state=State.SUPERSEDED
    )


def why_returned(observation: Observation) -> ObservationEvent | None:
    """Return the step that sent an observation back to its author, None if it stands elsewhere."""
    if observation.current.state != State.RETURNED:
        return None
    return observation.events.filter(to_state=State.RETURNED).select_related("actor").last()
