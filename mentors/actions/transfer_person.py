"""Move a person to another unit from a day on."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.create_person import refuse_closed_unit
from mentors.actions.end_accompaniment import end_accompaniment
from mentors.choices import ACTIVE_ENROLMENT, Role
from mentors.models import Posting, RoleGrant, Unit, User
from mentors.queries.scopes import forget_scopes


@transaction.atomic
def transfer_person(*, person: User, unit: Unit, from_date: date, by: User) -> Posting:
    """Let the person serve in ``unit`` from that day on; returns the posting that begins.

    Assignments end the day before, a running training goes along, and so do roles held at the
    unit that is left; a role held elsewhere was given on purpose and stays. Raises
    ``PermissionDenied`` (the person must be coordinated here and there), or ``Refusal``:
    ``serves_there``, ``unit_closed``, ``not_yet``, ``came_later``, ``planned_assignments``,
    ``accompanies_elsewhere``.
    """
    if not by.has_perm("mentors.transfer_person", person):
        raise PermissionDenied
    if unit.agency_id != person.agency_id or not by.has_perm("mentors.create_person", unit):
        raise PermissionDenied
    locked = User.objects.select_for_update(of=("self",)).select_related("unit").get(pk=person.pk)
    unit.refresh_from_db()
    _check(locked, unit, from_date)
    refuse_closed_unit(unit)
    last_day = from_date - timedelta(days=1)
    end_accompaniment(person=locked, last_day=last_day, reason=_("Transfer to another unit"), by=by)
    left = locked.unit
    _close_posting(locked, last_day)
    posting = Posting.objects.create(person=locked, unit=unit, from_date=from_date, recorded_by=by)
    locked.unit = unit
    locked.save(update_fields=["unit"])
    locked.enrolments.filter(status__in=ACTIVE_ENROLMENT).update(unit=unit)
    if left is not None:
        _take_roles_along(locked, left, unit)
    person.unit = unit
    forget_scopes(person)
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=unit.agency.code,
        verb="person.transferred",
        subject_kind="person",
        subject=str(person.pk),
        reason=f"{left.pk if left else '-'} → {unit.pk}, {from_date.isoformat()}",
    )
    return posting


def _check(person: User, unit: Unit, from_date: date) -> None:
    if person.unit_id == unit.pk:
        raise Refusal(
            code="serves_there",
            text=_("This person serves in that unit already. Choose another unit."),
            reason="same unit",
        )
    if from_date > timezone.localdate():
        raise Refusal(
            code="not_yet",
            text=_("A transfer is recorded on its day or later. Choose today or a day before."),
            reason="future date",
        )
    posting = person.postings.filter(to_date__isnull=True).first()
    if posting is not None and posting.from_date is not None and from_date <= posting.from_date:
        raise Refusal(
            code="came_later",
            text=_(
                "This person came to the present unit on that day or later. Choose a later day."
            ),
            reason="before the current posting",
        )


def _close_posting(person: User, last_day: date) -> None:
    """End the open posting; one that nobody recorded is written down with its end alone."""
    if person.postings.filter(to_date__isnull=True).update(to_date=last_day):
        return
    if person.unit is not None:
        Posting.objects.create(person=person, unit=person.unit, to_date=last_day)


def _take_roles_along(person: User, left: Unit, reached: Unit) -> None:
    held_there = person.grants.filter(unit=reached).values_list("role", flat=True)
    RoleGrant.objects.filter(person=person, unit=left, role__in=list(held_there)).delete()
    RoleGrant.objects.filter(person=person, unit=left).update(unit=reached)
