"""Rename a unit, or move it with everything below it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.create_unit import refuse_closed_parent, refuse_taken_name
from mentors.choices import Role
from mentors.models import Agency, Unit, User
from mentors.queries.units import below


@transaction.atomic
def change_unit(*, unit: Unit, name: str, kind: str, parent: Unit | None, by: User) -> Unit:
    """Give the unit another name, kind or place; paths below it follow in the same transaction.

    To move, the person must coordinate the unit and the place it goes to: the whole agency for the
    top. Raises ``PermissionDenied``, or ``Refusal``: ``unit_exists``, ``parent_closed``,
    ``inside_itself``, ``too_deep``.
    """
    if not by.has_perm("mentors.arrange_unit", unit):
        raise PermissionDenied
    agency = Agency.objects.select_for_update().get(pk=unit.agency_id)
    locked = Unit.objects.select_for_update().get(pk=unit.pk)
    if (locked.name, locked.kind) != (name.strip(), kind):
        refuse_taken_name(agency, name, except_for=locked)
        locked.name, locked.kind = name.strip(), kind
        locked.save(update_fields=["name", "kind"])
        _record("unit.renamed", locked, agency, by)
    if locked.parent_id != (parent.pk if parent else None):
        _move(locked, agency, parent, by)
    return locked


def _move(unit: Unit, agency: Agency, parent: Unit | None, by: User) -> None:
    if parent is None:
        allowed = by.has_perm("mentors.change_agency", agency)
    else:
        allowed = parent.agency_id == agency.pk and by.has_perm("mentors.arrange_unit", parent)
    if not allowed:
        raise PermissionDenied
    if parent is not None:
        # Read again under the lock: it may have moved below this unit a moment ago.
        parent.refresh_from_db()
        refuse_closed_parent(parent)
        if parent.path.startswith(unit.path):
            raise Refusal(
                code="inside_itself",
                text=_("A unit cannot stand below itself. Choose a unit outside «%(unit)s».")
                % {"unit": unit.name},
                reason="cycle",
            )
    before = unit.path
    after = f"{parent.path if parent else '/'}{unit.pk}/"
    _refuse_too_deep(unit, len(after) - len(before))
    below(unit).update(path=Concat(Value(after), Substr(F("path"), len(before) + 1)))
    unit.parent, unit.path = parent, after
    unit.save(update_fields=["parent"])
    _record("unit.moved", unit, agency, by)


def _refuse_too_deep(unit: Unit, longer_by: int) -> None:
    field = Unit._meta.get_field("path")
    longest = max(len(path) for path in below(unit).values_list("path", flat=True))
    if longest + longer_by > (field.max_length or 0):
        raise Refusal(
            code="too_deep",
            text=_("The tree would have too many levels. Choose a unit nearer to the top."),
            reason="path too long",
        )


def _record(verb: str, unit: Unit, agency: Agency, by: User) -> None:
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=agency.code,
        verb=verb,
        subject_kind="unit",
        subject=str(unit.pk),
    )
