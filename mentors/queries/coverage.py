"""Which trainees would stand without an officer on which days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from mentors.choices import ACTIVE_ENROLMENT, AssignmentRole
from mentors.models import Absence, Assignment
from mentors.queries.rotation import touching

COVERS = (AssignmentRole.PRIMARY, AssignmentRole.RELIEF)


@dataclass(frozen=True)
class Uncovered:
    """A trainee whose officer is absent, and who else is there on those days, if anybody."""

    assignment: Assignment
    relief: Assignment | None


def uncovered_by(absence: Absence) -> list[Uncovered]:
    """Return whom an absent officer accompanies on those days, with another officer beside them.

    Two queries; empty for a trainee's absence.
    """
    rows = list(
        Assignment.objects.filter(
            touching(absence.from_date, absence.to_date),
            officer=absence.person_id,
            role__in=COVERS,
            enrolment__status__in=ACTIVE_ENROLMENT,
        )
        .select_related("enrolment__trainee", "enrolment__unit")
        .order_by("enrolment__trainee__last_name")
    )
    others = reliefs_of({row.enrolment_id for row in rows}, absence)
    return [Uncovered(row, others.get(row.enrolment_id)) for row in rows]


def reliefs_of(enrolments: Collection[UUID], absence: Absence) -> dict[UUID, Assignment]:
    """Return, by enrolment, an officer beside the absent one on all days of the absence."""
    rows = (
        Assignment.objects.filter(
            touching(absence.from_date, absence.to_date),
            enrolment__in=enrolments,
            role__in=COVERS,
            from_date__lte=absence.from_date,
        )
        .exclude(officer=absence.person_id)
        .exclude(to_date__lt=absence.to_date)
        .select_related("officer")
    )
    return {row.enrolment_id: row for row in rows}
