"""Enrol a trainee: pinned to the cohort's programme version, in one current phase (SM-1)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.choices import PhaseKind
from curriculum.models import PhaseTemplate
from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import ACTIVE_ENROLMENT, EnrolmentStatus, Role
from mentors.models import Cohort, Enrolment, PhaseInstance, Unit, User


def status_in(phase: PhaseTemplate) -> EnrolmentStatus:
    """Return what an enrolment is while that phase is current."""
    if phase.kind == PhaseKind.ORIENTATION:
        return EnrolmentStatus.ORIENTATION
    return EnrolmentStatus.IN_PHASE


def draft_enrolment(
    *,
    trainee_id: UUID,
    cohort: Cohort,
    unit: Unit,
    starts_on: date,
    phase: PhaseTemplate,
    first_phase: PhaseTemplate,
) -> tuple[Enrolment, PhaseInstance]:
    """Return an enrolment and its current phase, both unsaved.

    The first phase starts with the enrolment. A later one began before the platform did, so its
    start stays empty (decision 10).
    """
    enrolment = Enrolment(
        agency_id=cohort.agency_id,
        trainee_id=trainee_id,
        programme_version_id=cohort.programme_version_id,
        cohort=cohort,
        unit=unit,
        status=status_in(phase),
        starts_on=starts_on,
    )
    begun = starts_on if phase.pk == first_phase.pk else None
    return enrolment, PhaseInstance(enrolment=enrolment, template=phase, starts_on=begun)


@transaction.atomic
def enrol_trainee(
    *,
    trainee: User,
    cohort: Cohort,
    unit: Unit,
    starts_on: date,
    phase: PhaseTemplate | None = None,
    by: User | None,
) -> Enrolment:
    """Enrol one person; without ``phase`` training starts with the first one.

    ``by`` is a coordinator in scope, or None for the operator of the platform. Raises
    ``PermissionDenied``, or ``Refusal``: ``cohort_closed``, ``already_enrolled``, ``no_phases``,
    ``unknown_phase``.
    """
    if by is not None and not by.has_perm("mentors.enrol_trainee", trainee):
        raise PermissionDenied
    if not trainee.agency_id == cohort.agency_id == unit.agency_id:
        raise PermissionDenied
    if cohort.closed_on is not None:
        raise Refusal(
            code="cohort_closed",
            text=_("This cohort is closed. Choose another cohort."),
            reason="closed cohort",
        )
    # The row of the person is the lock: two coordinators may enrol at the same moment.
    User.objects.select_for_update().get(pk=trainee.pk)
    if trainee.enrolments.filter(status__in=ACTIVE_ENROLMENT).exists():
        raise Refusal(
            code="already_enrolled",
            text=_("This person is in training already."),
            reason="active enrolment",
        )
    phases = list(cohort.programme_version.phases.order_by("order"))
    if not phases:
        raise Refusal(
            code="no_phases",
            text=_("The programme of this cohort has no phases yet."),
            reason="no phase templates",
        )
    if phase is not None and phase not in phases:
        raise Refusal(
            code="unknown_phase",
            text=_("This phase belongs to another programme."),
            reason="phase of another version",
        )
    enrolment, current = draft_enrolment(
        trainee_id=trainee.pk,
        cohort=cohort,
        unit=unit,
        starts_on=starts_on,
        phase=phase or phases[0],
        first_phase=phases[0],
    )
    enrolment.save()
    current.save()
    record_audit(
        actor=str(by.pk) if by else "operator",
        role=Role.COORDINATOR if by else "",
        agency=cohort.agency.code,
        verb="trainee.enrolled",
        subject_kind="enrolment",
        subject=str(enrolment.pk),
    )
    return enrolment
