"""Pair an officer with a trainee (invariants 4, 8 and 9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.models import PhaseTemplate
from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import ACTIVE_ENROLMENT, AssignmentRole, Role
from mentors.models import Assignment, Enrolment, PhaseInstance, User
from mentors.queries.enrolments import active_on
from mentors.queries.people import has_conflict, is_certified
from mentors.queries.rotation import objections_about
from mentors.rotation import Objection
from mentors.signals import assignment_ended

TRAINS = (AssignmentRole.PRIMARY, AssignmentRole.RELIEF, AssignmentRole.SHADOW)


def check_pair(
    enrolment: Enrolment,
    officer: User,
    from_date: date,
    to_date: date | None,
    role: str = AssignmentRole.PRIMARY,
) -> None:
    """Raise a ``Refusal`` unless these two may be paired on these dates (invariants 4 and 8)."""
    if enrolment.status not in ACTIVE_ENROLMENT:
        raise Refusal(
            code="enrolment_ended",
            text=_("This trainee is not in training any more."),
            reason=enrolment.status,
        )
    if officer.pk == enrolment.trainee_id:
        raise Refusal(
            code="own_trainee", text=_("Nobody can accompany themselves."), reason="same person"
        )
    if to_date is not None and to_date < from_date:
        raise Refusal(
            code="ends_before_start",
            text=_("The assignment must end on or after the day it starts."),
            reason="dates",
        )
    if not is_certified(officer, from_date):
        raise Refusal(
            code="AUT-01",
            text=_("This officer is not certified on that date. Certify the officer first."),
            reason="no certification",
        )
    if has_conflict(officer, enrolment.trainee, from_date):
        raise Refusal(
            code="AUT-03",
            text=_("A conflict of interest is declared between these two people."),
            reason="declared conflict",
        )
    _check_evaluator(enrolment, officer, role)


def _check_evaluator(enrolment: Enrolment, officer: User, role: str) -> None:
    """Keep evaluation and training apart: who does one does not do the other (invariant 8)."""
    forbidden = TRAINS if role == AssignmentRole.EVALUATOR else (AssignmentRole.EVALUATOR,)
    if Assignment.objects.filter(enrolment=enrolment, officer=officer, role__in=forbidden).exists():
        raise Refusal(
            code="evaluator_trained",
            text=_("Who evaluates a trainee cannot have accompanied the same trainee, nor later."),
            reason="invariant 8",
        )


def require_reason(objections: Sequence[Objection], exception_reason: str) -> None:
    """Raise a ``Refusal`` when a rule stands against it and nobody wrote why it may be broken."""
    broken = next((one for one in objections if one.needs_reason), None)
    if broken is not None and not exception_reason.strip():
        raise Refusal(
            code=broken.code,
            text=_("%(why)s Choose another officer or write the reason for the exception.")
            % {"why": broken.text},
            reason="rotation",
        )


def _phases(
    enrolment: Enrolment, wanted: PhaseTemplate | None
) -> tuple[PhaseInstance | None, PhaseTemplate | None]:
    """Return the running phase and the programme's one: the wanted, else the current."""
    running = enrolment.phases.select_related("template", "enrolment")
    if wanted is None:
        phase = running.filter(current=True).first()
        return phase, phase.template if phase else None
    if wanted.programme_version_id != enrolment.programme_version_id:
        raise PermissionDenied
    return running.filter(template=wanted).last(), wanted


@transaction.atomic
def assign_officer(
    *,
    enrolment: Enrolment,
    officer: User,
    by: User,
    from_date: date,
    to_date: date | None = None,
    role: str = AssignmentRole.PRIMARY,
    planned_phase: PhaseTemplate | None = None,
    exception_reason: str = "",
) -> Assignment:
    """Open an assignment; a primary one closes the previous primary the day before.

    ``planned_phase``: a phase of the trainee's programme, also one that has not begun; the current
    one when it is left out. Raises ``PermissionDenied`` or a ``Refusal`` that says which rule
    stands against it; what only needs a reason is in :mod:`mentors.rotation`.
    """
    if not by.has_perm("mentors.assign_officer", enrolment):
        raise PermissionDenied
    if officer.agency_id != enrolment.agency_id:
        raise PermissionDenied
    check_pair(enrolment, officer, from_date, to_date, role)
    phase, template = _phases(enrolment, planned_phase)
    # Of the assignments alone: PostgreSQL locks no row beyond the outer join to their phases.
    current = list(
        Assignment.objects.select_for_update(of=("self",))
        .select_related("phase")
        .filter(active_on(from_date), enrolment=enrolment, role=role)
    )
    if any(_is_same_pair(row, officer, template) for row in current):
        raise Refusal(
            code="already_assigned",
            text=_("This officer already accompanies this trainee on that date."),
            reason="overlap",
        )
    if not exception_reason.strip():
        objections = objections_about(
            enrolment=enrolment,
            officer=officer,
            role=role,
            from_date=from_date,
            to_date=to_date,
            phase=template,
        )
        require_reason(objections, exception_reason)
    if role == AssignmentRole.PRIMARY:
        _close_before(current, from_date, by)
    assignment = Assignment.objects.create(
        enrolment=enrolment,
        phase=phase,
        planned_phase=template,
        officer=officer,
        role=role,
        from_date=from_date,
        to_date=to_date,
        approved_by=by,
        exception_reason=exception_reason.strip(),
    )
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=enrolment.agency.code,
        verb="officer.assigned",
        subject_kind="assignment",
        subject=str(assignment.pk),
        reason=exception_reason.strip(),
    )
    return assignment


def _is_same_pair(row: Assignment, officer: User, template: PhaseTemplate | None) -> bool:
    """Tell whether the officer is there already.

    Going on with the trainee as primary into another phase is an exception, and no second pair.
    """
    if row.officer_id != officer.pk:
        return False
    if row.role != AssignmentRole.PRIMARY or template is None:
        return True
    return (row.phase.template_id if row.phase else row.planned_phase_id) == template.pk


def _close_before(current: Sequence[Assignment], from_date: date, by: User) -> None:
    """Let the primaries who are there end the day before the new one starts."""
    if any(before.from_date == from_date for before in current):
        raise Refusal(
            code="overlap",
            text=_("Another officer already starts with this trainee on that date."),
            reason="overlap",
        )
    last_day = from_date - timedelta(days=1)
    for before in current:
        before.to_date = last_day
        before.save(update_fields=["to_date"])
        assignment_ended.send(Assignment, assignment=before, last_day=last_day, by=by)
