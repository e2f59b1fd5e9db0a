"""Shift patterns of an agency, and who works by which since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.calendars import Pattern
from mentors.choices import Role
from mentors.models import PersonCalendar, ShiftPattern, Unit, User


@transaction.atomic
def save_pattern(
    *,
    by: User,
    name: str,
    unit: Unit | None,
    cycle_days: int,
    shifts: Sequence[dict[str, Any]],
    pattern: ShiftPattern | None = None,
    active: bool = True,
) -> ShiftPattern:
    """Create a pattern in the coordinator's agency, or change one nobody works by yet.

    ``shifts`` as in ``ShiftPattern.shifts``. A pattern in use keeps its shifts, because deadlines
    of the past follow from them: copy it under another name. Raises ``PermissionDenied`` or
    ``Refusal`` ``name_taken``, ``no_pattern``, ``overlaps_itself`` or ``in_use``.
    """
    row = pattern or ShiftPattern(agency=by.agency)
    row.unit = unit
    if unit is not None and unit.agency_id != by.agency_id:
        raise PermissionDenied
    if not by.has_perm("mentors.change_pattern", row):
        raise PermissionDenied
    _check(name, cycle_days, shifts, row)
    row.name, row.cycle_days, row.shifts, row.active = name.strip(), cycle_days, [*shifts], active
    row.save()
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=row.agency.code,
        verb="pattern.changed" if pattern else "pattern.created",
        subject_kind="pattern",
        subject=str(row.pk),
    )
    return row


def _check(name: str, cycle_days: int, shifts: Sequence[dict[str, Any]], row: ShiftPattern) -> None:
    same_name = ShiftPattern.objects.filter(agency=row.agency, name__iexact=name.strip())
    if same_name.exclude(pk=row.pk).exists():
        raise Refusal(
            code="name_taken",
            text=_("There is another pattern of this name. Choose another name."),
            reason="name",
        )
    try:
        read = Pattern.of(cycle_days, shifts)
    except (ValueError, KeyError, TypeError) as wrong:
        raise Refusal(
            code="no_pattern",
            text=_("Write at least one shift, on a day inside the cycle."),
            reason=str(wrong),
        ) from wrong
    if read.overlaps_itself():
        raise Refusal(
            code="overlaps_itself",
            text=_("Two shifts of this pattern run into each other. Check days, times and hours."),
            reason="overlap",
        )
    if row.pk is None:
        return
    known = ShiftPattern.objects.select_for_update().get(pk=row.pk)
    changes = known.cycle_days != cycle_days or known.shifts != [*shifts]
    if changes and known.calendars.exists():
        raise Refusal(
            code="in_use",
            text=_(
                "People work by this pattern, so its shifts stay as they are. Create another "
                "pattern and assign it from the day of the change on."
            ),
            reason="calendars follow from it",
        )


@transaction.atomic
def put_on_calendar(
    *,
    people: Sequence[User],
    pattern: ShiftPattern,
    by: User,
    first_day: date,
    from_date: date,
    to_date: date | None = None,
) -> list[PersonCalendar]:
    """Let people work by a pattern; a calendar that runs then ends the day before.

    ``first_day``: a day 1 of the cycle. All or nothing. Raises ``PermissionDenied``, or ``Refusal``
    ``ends_before_start`` or ``overlap`` (a later calendar of one of them begins inside).
    """
    if not by.has_perm("mentors.view_pattern", pattern):
        raise PermissionDenied
    if not all(by.has_perm("mentors.certify_officer", person) for person in people):
        raise PermissionDenied
    if to_date is not None and to_date < from_date:
        raise Refusal(
            code="ends_before_start",
            text=_("The last day cannot be before the first one."),
            reason="dates",
        )
    eve = from_date - timedelta(days=1)
    made = []
    for person in people:
        known = PersonCalendar.objects.select_for_update().filter(person=person)
        later = known.filter(from_date__gte=from_date)
        if to_date is not None:
            later = later.filter(from_date__lte=to_date)
        if later.exists():
            raise Refusal(
                code="overlap",
                text=_("%(person)s already has a calendar that begins in this period.")
                % {"person": person},
                reason="overlap",
            )
        known.filter(from_date__lt=from_date).exclude(to_date__lt=from_date).update(to_date=eve)
        made.append(
            PersonCalendar.objects.create(
                person=person,
                pattern=pattern,
                first_day=first_day,
                from_date=from_date,
                to_date=to_date,
            )
        )
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=pattern.agency.code,
        verb="calendar.assigned",
        subject_kind="pattern",
        subject=str(pattern.pk),
        reason=f"{len(made)}",
    )
    return made


@transaction.atomic
def take_off_calendar(*, calendar: PersonCalendar, by: User, last_day: date) -> None:
    """Let somebody's calendar end on a day; one that has not begun by then disappears."""
    if not by.has_perm("mentors.certify_officer", calendar.person):
        raise PermissionDenied
    row = PersonCalendar.objects.select_for_update().get(pk=calendar.pk)
    if last_day < row.from_date:
        row.delete()
    else:
        row.to_date = min(last_day, row.to_date) if row.to_date else last_day
        row.save(update_fields=["to_date"])
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=row.pattern.agency.code,
        verb="calendar.ended",
        subject_kind="person",
        subject=str(row.person_id),
    )
