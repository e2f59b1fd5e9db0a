"""End what a person accompanies, or is accompanied in, because the person leaves."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from mentors.actions.change_assignment import end_assignment
from mentors.models import Assignment, User


def end_accompaniment(*, person: User, last_day: date, reason: str, by: User) -> list[Assignment]:
    """End the person's running assignments, as officer and as trainee, on ``last_day``.

    Part of another action's transaction. Raises ``Refusal`` ``planned_assignments`` while some
    begin later, and ``accompanies_elsewhere`` for trainees whom ``by`` does not coordinate.
    """
    open_then = (
        Assignment.objects.select_for_update(of=("self",))
        .filter(Q(officer=person) | Q(enrolment__trainee=person))
        .filter(Q(to_date__isnull=True) | Q(to_date__gt=last_day))
        .select_related("enrolment__trainee", "enrolment__unit", "enrolment__agency")
        .order_by("from_date")
    )
    running = list(open_then)
    if any(row.from_date > last_day for row in running):
        raise Refusal(
            code="planned_assignments",
            text=_(
                "Assignments of this person begin on that day or later. Change them first, under "
                "«Assignments»."
            ),
            reason="assignments not begun",
        )
    if not all(by.has_perm("mentors.assign_officer", row.enrolment) for row in running):
        raise Refusal(
            code="accompanies_elsewhere",
            text=_(
                "This officer accompanies trainees whom you do not coordinate. Ask who coordinates "
                "the whole agency."
            ),
            reason="enrolment out of reach",
        )
    return [
        end_assignment(assignment=row, by=by, last_day=last_day, reason=reason) for row in running
    ]
