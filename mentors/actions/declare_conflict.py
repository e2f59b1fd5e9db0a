"""Declare a conflict of interest, and withdraw it."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import Role
from mentors.models import DeclaredConflict, User
from mentors.queries.people import has_conflict


@transaction.atomic
def declare_conflict(
    *,
    person: User,
    other: User,
    by: User,
    kind: str,
    from_date: date,
    to_date: date | None = None,
) -> DeclaredConflict:
    """Declare that ``person`` and ``other`` should not rate each other; no details are asked.

    ``by`` is ``person``, or a coordinator who reaches either of them. Observations of shifts on
    those days are held (AUT-03) and the two cannot be paired. Raises ``PermissionDenied`` or
    ``Refusal`` ``same_person``, ``ends_before_start`` or ``already_declared``.
    """
    own = by.pk == person.pk
    if own and not by.has_perm("mentors.report"):
        raise PermissionDenied
    if not own and not any(by.has_perm("mentors.certify_officer", one) for one in (person, other)):
        raise PermissionDenied
    if person.agency_id != other.agency_id:
        raise PermissionDenied
    if person.pk == other.pk:
        raise Refusal(
            code="same_person", text=_("Choose another person."), reason="one person twice"
        )
    if to_date is not None and to_date < from_date:
        raise Refusal(
            code="ends_before_start",
            text=_("The last day cannot be before the first one."),
            reason="dates",
        )
    known = DeclaredConflict.objects.filter(person=person, other=other, withdrawn_by=None)
    if has_conflict(person, other, from_date) and known.exists():
        raise Refusal(
            code="already_declared",
            text=_("This conflict is declared already."),
            reason="declared before",
        )
    conflict = DeclaredConflict.objects.create(
        person=person,
        other=other,
        kind=kind,
        from_date=from_date,
        to_date=to_date,
        declared_by=by,
    )
    _record(conflict, by, "declared", own=own)
    return conflict


@transaction.atomic
def withdraw_conflict(*, conflict: DeclaredConflict, by: User) -> DeclaredConflict:
    """Let a conflict end yesterday: what was held for it stays for the coordination to decide.

    One that began today or later never held. Raises ``PermissionDenied`` or ``Refusal``
    ``withdrawn``.
    """
    if not by.has_perm("mentors.view_conflict", conflict):
        raise PermissionDenied
    row = DeclaredConflict.objects.select_for_update().get(pk=conflict.pk)
    yesterday = timezone.localdate() - timedelta(days=1)
    if row.withdrawn_by_id is not None or (row.to_date is not None and row.to_date <= yesterday):
        raise Refusal(
            code="withdrawn",
            text=_("This conflict has ended already."),
            reason="ended",
        )
    row.to_date = yesterday
    row.withdrawn_by = by
    row.save(update_fields=["to_date", "withdrawn_by"])
    _record(row, by, "withdrawn", own=by.pk in (row.person_id, row.declared_by_id))
    return row


def _record(conflict: DeclaredConflict, by: User, verb: str, *, own: bool) -> None:
    record_audit(
        actor=str(by.pk),
        role="" if own else Role.COORDINATOR,
        agency=by.agency.code if by.agency else "",
        verb=f"conflict.{verb}",
        subject_kind="conflict",
        subject=str(conflict.pk),
    )
