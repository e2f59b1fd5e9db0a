"""Pair an officer with a trainee (invariants 4, 8 and 9)."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.choices import OfficerRule
from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import ACTIVE_ENROLMENT, AssignmentRole, Role
from mentors.models import Assignment, Enrolment, PhaseInstance, User
from mentors.queries.enrolments import active_on
from mentors.queries.people import has_conflict, is_certified


def _breaks_officer_rule(phase: PhaseInstance, officer: User) -> str:
    """Return why the phase's officer rule forbids this officer, or ``""`` (invariant 9).

    Only recorded phases count: earlier ones are "before the platform" (decision 10).
    """
    rule = phase.template.officer_rule
    primaries = Assignment.objects.filter(
        enrolment=phase.enrolment, role=AssignmentRole.PRIMARY, phase__isnull=False
    ).order_by("phase__template__order", "from_date")
    if rule == OfficerRule.DIFFERENT:
        previous = primaries.filter(phase__template__order__lt=phase.template.order).last()
        if previous is not None and previous.officer_id == officer.pk:
            return _("This officer already accompanied the previous phase.")
    if rule == OfficerRule.FIRST:
        first = primaries.filter(phase__template__order__lt=phase.template.order).first()
        if first is not None and first.officer_id != officer.pk:
            return _("The shadow phase belongs to the officer of the first phase.")
    return ""


def _check_pair(enrolment: Enrolment, officer: User, from_date: date, to_date: date | None) -> None:
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


@transaction.atomic
def assign_officer(
    *,
    enrolment: Enrolment,
    officer: User,
    by: User,
    from_date: date,
    to_date: date | None = None,
    role: str = AssignmentRole.PRIMARY,
    exception_reason: str = "",
) -> Assignment:
    """Open an assignment; a primary one closes the previous primary the day before.

    Raises ``PermissionDenied`` or a ``Refusal`` that says which rule stands against it.
    """
    if not by.has_perm("mentors.assign_officer", enrolment):
        raise PermissionDenied
    if officer.agency_id != enrolment.agency_id:
        raise PermissionDenied
    _check_pair(enrolment, officer, from_date, to_date)
    phase = enrolment.phases.select_related("template", "enrolment").filter(current=True).first()
    if phase is not None and role == AssignmentRole.PRIMARY and not exception_reason.strip():
        broken = _breaks_officer_rule(phase, officer)
        if broken:
            raise Refusal(
                code="officer_rule",
                text=_("%(why)s Choose another officer or write the reason for the exception.")
                % {"why": broken},
                reason=phase.template.officer_rule,
            )
    current = Assignment.objects.select_for_update().filter(
        active_on(from_date), enrolment=enrolment, role=role
    )
    if current.filter(officer=officer).exists():
        raise Refusal(
            code="already_assigned",
            text=_("This officer already accompanies this trainee on that date."),
            reason="overlap",
        )
    if role == AssignmentRole.PRIMARY:
        started_today = current.filter(from_date=from_date)
        if started_today.exists():
            raise Refusal(
                code="overlap",
                text=_("Another officer already starts with this trainee on that date."),
                reason="overlap",
            )
        current.update(to_date=from_date - timedelta(days=1))
    assignment = Assignment.objects.create(
        enrolment=enrolment,
        phase=phase,
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
