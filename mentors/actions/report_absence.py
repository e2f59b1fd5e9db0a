"""Report an absence, decide about it, give its days back."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from mentors.actions.change_request import change_request, open_request
from mentors.choices import RequestState
from mentors.models import Absence, User
from mentors.signals import absence_approved, absence_cancelled

LONGEST = timedelta(days=366)
OCCUPIES = (RequestState.REQUESTED, RequestState.APPROVED)


@transaction.atomic
def report_absence(
    *, person: User, by: User, kind: str, from_date: date, to_date: date, note: str = ""
) -> Absence:
    """Report that a person is not on duty from one day to another, both included.

    The person reports it and the coordination decides; what a coordinator records for somebody is
    approved at once. Raises ``PermissionDenied``, or ``Refusal`` ``ends_before_start``,
    ``too_long`` or ``already_reported``.
    """
    own = person.pk == by.pk
    if own and not by.has_perm("mentors.report"):
        raise PermissionDenied
    if not own and not by.has_perm("mentors.certify_officer", person):
        raise PermissionDenied
    if to_date < from_date:
        raise Refusal(
            code="ends_before_start",
            text=_("The last day cannot be before the first one."),
            reason="dates",
        )
    if to_date - from_date > LONGEST:
        raise Refusal(
            code="too_long",
            text=_("An absence lasts at most a year. Check the dates."),
            reason="dates",
        )
    # Two taps on a slow phone: the second one waits here and finds the first.
    User.objects.select_for_update().get(pk=person.pk)
    if Absence.objects.filter(
        person=person, state__in=OCCUPIES, from_date__lte=to_date, to_date__gte=from_date
    ).exists():
        raise Refusal(
            code="already_reported",
            text=_("An absence on some of these days is reported already."),
            reason="overlap",
        )
    absence = Absence(
        person=person,
        kind=kind,
        from_date=from_date,
        to_date=to_date,
        note=note.strip(),
        asked_by=by,
    )
    open_request(absence, by=by)
    if not own:
        approve_absence(absence=absence, by=by)
    return absence


@transaction.atomic
def approve_absence(*, absence: Absence, by: User, note: str = "") -> None:
    """Approve: on its days nobody expects an observation of this person."""
    if not by.has_perm("mentors.decide_absence", absence):
        raise PermissionDenied
    change_request(request=absence, verb="approve", by=by, side="coordination", note=note)
    absence_approved.send(Absence, absence=absence, by=by)


@transaction.atomic
def decline_absence(*, absence: Absence, by: User, note: str) -> None:
    """Do not approve, with the reason that the person reads."""
    if not by.has_perm("mentors.decide_absence", absence):
        raise PermissionDenied
    change_request(request=absence, verb="decline", by=by, side="coordination", note=note)


@transaction.atomic
def take_back_absence(*, absence: Absence, by: User) -> None:
    """Withdraw what waits, or give approved days back: by the person or the coordination."""
    own = absence.person_id == by.pk
    if not own and not by.has_perm("mentors.decide_absence", absence):
        raise PermissionDenied
    side = "asker" if own else "coordination"
    if absence.state == RequestState.REQUESTED and own:
        change_request(request=absence, verb="withdraw", by=by, side=side)
        return
    change_request(request=absence, verb="cancel", by=by, side=side)
    absence_cancelled.send(Absence, absence=absence, by=by)
