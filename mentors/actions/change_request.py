"""The one door to the state of an absence or a request for relief."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import RequestState, Role
from mentors.models import Absence, ReliefRequest, RequestEvent, User
from mentors.requests import ABSENCE, RELIEF
from mentors.signals import request_changed

Request = Absence | ReliefRequest


def open_request(request: Request, *, by: User) -> None:
    """Save a new request with its first event. Part of the actions that ask."""
    request.save(force_insert=True)
    _record(request, "ask", "", by, "")


@transaction.atomic
def change_request(
    *, request: Request, verb: str, by: User, side: str, note: str = "", code: str = ""
) -> None:
    """Take a step of ``mentors/requests.py``; the caller has asked for the permission.

    ``side``: ``asker`` or ``coordination``. ``note`` is what was decided in words; it stays in the
    event and is shown to who asked; ``code`` goes into the audit trail, never the note. Raises
    ``PermissionDenied`` for a step of the other side, ``Refusal`` ``reason_required`` or
    ``already_decided``.
    """
    table = ABSENCE if isinstance(request, Absence) else RELIEF
    step = table.get(verb)
    if step is None or side not in step.by:
        raise PermissionDenied
    if step.needs_reason and not note.strip():
        raise Refusal(
            code="reason_required", text=_("Write the reason of the decision."), reason="no reason"
        )
    claimed = type(request).objects.filter(pk=request.pk, state=step.state).update(state=step.to)
    if not claimed:
        raise Refusal(
            code="already_decided",
            text=_("Somebody decided this meanwhile. Open it again to see how it stands."),
            reason=request.state,
        )
    before, request.state = request.state, step.to
    _record(request, verb, before, by, note.strip(), side=side, code=code)


def _record(
    request: Request,
    verb: str,
    before: str,
    by: User,
    note: str,
    *,
    side: str = "asker",
    code: str = "",
) -> None:
    absence = isinstance(request, Absence)
    RequestEvent.objects.create(
        absence=request if isinstance(request, Absence) else None,
        relief=request if isinstance(request, ReliefRequest) else None,
        verb=verb,
        from_state=before,
        to_state=RequestState(request.state),
        actor=by,
        note=note,
    )
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR if side == "coordination" else "",
        agency=by.agency.code if by.agency else "",
        verb=f"{'absence' if absence else 'relief'}.{verb}",
        subject_kind="absence" if absence else "relief",
        subject=str(request.pk),
        reason=code,
    )
    request_changed.send(type(request), request=request, verb=verb, by=by)
