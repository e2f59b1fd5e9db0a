"""Ask for a relief or another officer; approve it with an assignment, or decline it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from mentors.actions.assign_officer import assign_officer
from mentors.actions.change_request import change_request, open_request
from mentors.choices import AssignmentRole, ReliefReason, RequestState
from mentors.models import Assignment, Enrolment, ReliefRequest, User
from mentors.queries.enrolments import active_on

TEXT_NEEDED = (ReliefReason.OTHER,)


@transaction.atomic
def ask_relief(
    *,
    enrolment: Enrolment,
    by: User,
    reason: str,
    from_date: date,
    to_date: date | None = None,
    text: str = "",
) -> ReliefRequest:
    """Ask the coordination, in confidence: as the trainee or as an officer who accompanies.

    Raises ``PermissionDenied``, or ``Refusal`` ``ends_before_start``, ``text_required`` or
    ``already_asked``.
    """
    if not by.has_perm("mentors.ask_relief", enrolment):
        raise PermissionDenied
    if to_date is not None and to_date < from_date:
        raise Refusal(
            code="ends_before_start",
            text=_("The last day cannot be before the first one."),
            reason="dates",
        )
    if reason in TEXT_NEEDED and not text.strip():
        raise Refusal(
            code="text_required",
            text=_("Write in a few words what happens, so that the coordination can help."),
            reason="other reason without text",
        )
    User.objects.select_for_update().get(pk=by.pk)
    if ReliefRequest.objects.filter(
        enrolment=enrolment, asked_by=by, state=RequestState.REQUESTED
    ).exists():
        raise Refusal(
            code="already_asked",
            text=_("Your earlier request still waits for an answer. You can withdraw it first."),
            reason="one open request",
        )
    request = ReliefRequest(
        enrolment=enrolment,
        officer=_officer(enrolment, by, from_date),
        asked_by=by,
        reason=reason,
        text=text.strip(),
        from_date=from_date,
        to_date=to_date,
    )
    open_request(request, by=by)
    return request


def _officer(enrolment: Enrolment, by: User, day: date) -> User | None:
    """Return the officer whom it is about: who asks, or who accompanies the trainee then."""
    if by.pk != enrolment.trainee_id:
        return by
    row = (
        Assignment.objects.filter(active_on(day), enrolment=enrolment, role=AssignmentRole.PRIMARY)
        .select_related("officer")
        .order_by("-from_date")
        .first()
    )
    return row.officer if row else None


@transaction.atomic
def approve_relief(
    *,
    request: ReliefRequest,
    by: User,
    officer: User,
    role: str,
    from_date: date,
    to_date: date | None = None,
    exception_reason: str = "",
    note: str = "",
) -> Assignment:
    """Assign another officer by the rules of every assignment, and close the request with it.

    ``role``: relief for a time, or primary for a change of officer. Raises what
    :func:`assign_officer` raises, and ``Refusal`` ``same_officer`` or ``already_decided``.
    """
    if not by.has_perm("mentors.decide_relief", request):
        raise PermissionDenied
    if request.officer_id == officer.pk:
        raise Refusal(
            code="same_officer",
            text=_("This is the officer whom the request is about. Choose another one."),
            reason="same officer",
        )
    assignment = assign_officer(
        enrolment=request.enrolment,
        officer=officer,
        by=by,
        role=role,
        from_date=from_date,
        to_date=to_date,
        exception_reason=exception_reason,
    )
    change_request(
        request=request,
        verb="approve",
        by=by,
        side="coordination",
        note=note,
        code=str(assignment.pk),
    )
    request.assignment = assignment
    request.save(update_fields=["assignment"])
    return assignment


@transaction.atomic
def decline_relief(*, request: ReliefRequest, by: User, note: str) -> None:
    """Do not approve, with the reason that who asked reads."""
    if not by.has_perm("mentors.decide_relief", request):
        raise PermissionDenied
    change_request(request=request, verb="decline", by=by, side="coordination", note=note)


@transaction.atomic
def withdraw_relief(*, request: ReliefRequest, by: User) -> None:
    """Take the request back while it waits."""
    if request.asked_by_id != by.pk:
        raise PermissionDenied
    change_request(request=request, verb="withdraw", by=by, side="asker")
