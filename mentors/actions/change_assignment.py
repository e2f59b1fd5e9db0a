"""Change the dates or the role of an assignment, or end it early."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.assign_officer import check_pair, require_reason
from mentors.choices import Role
from mentors.models import Assignment, User
from mentors.queries.rotation import objections_about, touching
from mentors.signals import assignment_ended


def _locked(assignment: Assignment, by: User) -> Assignment:
    if not by.has_perm("mentors.assign_officer", assignment.enrolment):
        raise PermissionDenied
    return (
        Assignment.objects.select_for_update(of=("self",))
        .select_related(
            "enrolment__agency",
            "enrolment__trainee",
            "enrolment__programme_version",
            "officer",
            "phase__template",
            "planned_phase",
        )
        .get(pk=assignment.pk)
    )


def _record(row: Assignment, by: User, verb: str, reason: str) -> None:
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=row.enrolment.agency.code,
        verb=verb,
        subject_kind="assignment",
        subject=str(row.pk),
        reason=reason,
    )


@transaction.atomic
def end_assignment(*, assignment: Assignment, by: User, last_day: date, reason: str) -> Assignment:
    """End an assignment before its time; its last day and the reason stay recorded.

    Observations of shifts up to that day can still be signed. Raises ``PermissionDenied``, or
    ``Refusal`` ``reason_required``, ``before_start`` or ``ends_already``.
    """
    row = _locked(assignment, by)
    if not reason.strip():
        raise Refusal(
            code="reason_required", text=_("Write why it ends early."), reason="no reason"
        )
    if last_day < row.from_date:
        raise Refusal(
            code="before_start",
            text=_("The last day cannot be before the first one."),
            reason="dates",
        )
    if row.to_date is not None and row.to_date <= last_day:
        raise Refusal(
            code="ends_already",
            text=_("This assignment already ends on that day or before."),
            reason="dates",
        )
    row.to_date = last_day
    row.end_reason = reason.strip()
    row.save(update_fields=["to_date", "end_reason"])
    _record(row, by, "assignment.ended", row.end_reason)
    assignment_ended.send(Assignment, assignment=row, last_day=last_day, by=by)
    return row


@transaction.atomic
def change_assignment(
    *,
    assignment: Assignment,
    by: User,
    role: str,
    from_date: date,
    to_date: date | None,
    exception_reason: str = "",
) -> Assignment:
    """Change role and dates; who accompanies is not changed: end it and assign another officer.

    The rules are those of a new assignment. Raises ``PermissionDenied`` or ``Refusal``.
    """
    row = _locked(assignment, by)
    check_pair(row.enrolment, row.officer, from_date, to_date, role)
    same = Assignment.objects.filter(
        touching(from_date, to_date), enrolment=row.enrolment, officer=row.officer, role=role
    ).exclude(pk=row.pk)
    if same.exists():
        raise Refusal(
            code="already_assigned",
            text=_("This officer already accompanies this trainee on that date."),
            reason="overlap",
        )
    reason = exception_reason.strip() or row.exception_reason
    objections = objections_about(
        enrolment=row.enrolment,
        officer=row.officer,
        role=role,
        from_date=from_date,
        to_date=to_date,
        phase=row.for_phase,
        besides=row,
    )
    require_reason(objections, reason)
    row.role, row.from_date, row.to_date, row.exception_reason = role, from_date, to_date, reason
    row.save(update_fields=["role", "from_date", "to_date", "exception_reason"])
    _record(row, by, "assignment.changed", exception_reason.strip())
    return row
