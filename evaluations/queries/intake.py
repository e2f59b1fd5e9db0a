"""What intake must know about the world before it files an envelope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from curriculum.choices import VersionStatus
from curriculum.models import FormVersion
from evaluations.choices import COUNTED, LIVE, Disposition, State
from evaluations.envelope import Envelope
from evaluations.holds import World
from evaluations.models import Observation, ObservationState, Rating, Shift
from evaluations.transitions import CORRECTABLE, is_correctable
from interface.questions import ask
from mentors.models import Enrolment, PhaseInstance, User
from mentors.queries.calendars import calendars_on, shifts_of
from mentors.queries.enrolments import assignments
from mentors.queries.people import certifications, conflicts


@dataclass(frozen=True)
class Base:
    """The version that an envelope corrects: ``kind`` as in :class:`holds.World`."""

    kind: str
    observation: Observation | None = None
    replaced: tuple[Observation, ...] = ()
    """What leaves when the envelope is filed: the head, and versions returned to the author."""


@dataclass(frozen=True)
class KnownWorld(World):
    """The world plus what decides who is head."""

    identity_taken: bool = False
    phase: PhaseInstance | None = None
    shift_recorded: bool = False


def base_of(envelope: Envelope, enrolment: Enrolment, author: User) -> Base:
    """Return what the envelope corrects: nothing, a head, or why it is none (decision 7)."""
    if envelope.amends is None:
        return Base("none")
    observation = (
        Observation.objects.select_related("current", "enrolment__agency")
        .filter(pk=envelope.amends, enrolment=enrolment, author=author)
        .first()
    )
    if observation is None:
        return Base("missing")
    if observation.current.state == State.CLOSED:
        return Base("closed", observation)
    if not is_correctable(observation.current.state, head=observation.current.head):
        return Base("stale", observation)
    return _correctable_base(observation)


def _correctable_base(named: Observation) -> Base:
    """Return what a new version of ``named`` replaces.

    A correction that was held and returned stands beside the version that it would have replaced;
    its own correction takes the place of both, unless another one took it meanwhile.
    """
    first = named.first_version_id or named.pk
    waiting = {
        row.pk: row
        for row in Observation.objects.select_related("current", "enrolment__agency")
        .filter(Q(pk=first) | Q(first_version=first))
        .filter(
            Q(current__head=True, current__state__in=(*CORRECTABLE, State.CLOSED))
            | Q(current__state=State.RETURNED)
        )
    }
    head = next((row for row in waiting.values() if row.current.head), None)
    reached: Observation | None = named
    while reached is not None and not reached.current.head:
        reached = waiting.get(reached.amends) if reached.amends else None
    if head is not None and head != reached:
        return Base("stale", named)
    if head is not None and head.current.state == State.CLOSED:
        return Base("closed", named, tuple(waiting.values()))
    return Base("head", named, tuple(waiting.values()))


def rating_due(envelope: Envelope, phase: PhaseInstance | None, disposition: str | None) -> bool:
    """Tell whether a rating is due on the shift date (invariant 6).

    Not in orientation, not on the unrated first days of a phase, not on a day recorded as leave,
    court, training and the like (``disposition``, ``None`` when the day was not recorded).
    """
    if disposition not in (None, Disposition.RATED):
        return False
    if phase is None:
        return True
    if not phase.template.rated:
        return False
    unrated = phase.template.unrated_first_days
    if phase.starts_on is None or not unrated:
        return True
    return envelope.shift_date >= phase.starts_on + timedelta(days=unrated)


def phase_on(enrolment: Enrolment, envelope: Envelope) -> PhaseInstance | None:
    """Return the phase that covered the shift date; the current one when no dates tell."""
    phases = enrolment.phases.select_related("template").order_by("template__order")
    return phase_covering(list(phases), envelope.shift_date)


def phase_covering(phases: Sequence[PhaseInstance], day: date) -> PhaseInstance | None:
    """Return the phase that covered the day, the current one when no dates tell; in their order."""
    for phase in phases:
        begun = phase.starts_on is not None and phase.starts_on <= day
        if begun and (phase.ends_on is None or day <= phase.ends_on):
            return phase
    return next((phase for phase in phases if phase.current), None)


def trained_before(enrolment: Enrolment, envelope: Envelope) -> frozenset[str]:
    """Return codes with corrective training on an earlier or the same day (invariant 1)."""
    if not any(row.nrt for row in envelope.ratings):
        return frozenset()
    return frozenset(
        Rating.objects.filter(
            observation__enrolment=enrolment,
            observation__current__head=True,
            observation__current__state__in=COUNTED,
            observation__shift_date__lte=envelope.shift_date,
            training_minutes__gt=0,
        )
        .exclude(observation__in=[envelope.amends] if envelope.amends else [])
        .values_list("competency__code", flat=True)
    )


def next_shift(enrolment: Enrolment, envelope: Envelope) -> datetime | None:
    """Return when the trainee's next shift starts, by the calendar."""
    calendar = shifts_of(enrolment.trainee, enrolment.agency.time_zone)
    return calendar.next_shift(envelope.shift_end)


def world_for(
    envelope: Envelope, enrolment: Enrolment, author: User, *, form: FormVersion, base: Base
) -> KnownWorld:
    """Return everything :func:`holds.holds_for` asks about, in three queries; it is locked.

    Two more for a trainee with a shift calendar.
    """
    day = envelope.shift_date
    same_shift = ObservationState.objects.filter(
        enrolment=enrolment, shift_date=day, kind=envelope.kind, head=True, state__in=LIVE
    )
    if base.observation is not None:
        same_shift = same_shift.exclude(
            pk__in=[base.observation.pk, *(row.pk for row in base.replaced)]
        )
    facts = ask(
        {
            "certified": certifications(author, day),
            "assigned": assignments(author, enrolment, day),
            "conflict": conflicts(author, enrolment.trainee, day),
            "taken": same_shift,
            "taken_by_author": same_shift.filter(author=author),
            "has_calendar": calendars_on(enrolment.trainee_id, day),
        }
    )
    disposition = (
        Shift.objects.filter(enrolment=enrolment, date=day)
        .values_list("disposition", flat=True)
        .first()
    )
    phase = phase_on(enrolment, envelope)
    return KnownWorld(
        certified=facts["certified"],
        assigned=facts["assigned"],
        conflict=facts["conflict"],
        rating_due=rating_due(envelope, phase, disposition),
        shift_taken=facts["taken"],
        form_closed=form.status == VersionStatus.CLOSED,
        trained_before=trained_before(enrolment, envelope),
        next_shift=next_shift(enrolment, envelope) if facts["has_calendar"] else None,
        base=base.kind,
        identity_taken=facts["taken_by_author"],
        phase=phase,
        shift_recorded=disposition is not None,
    )
