"""Add a unit to the tree of an agency."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.place_unit import place_unit
from mentors.choices import Role
from mentors.models import Agency, Unit, User


@transaction.atomic
def create_unit(*, agency: Agency, name: str, kind: str, parent: Unit | None, by: User) -> Unit:
    """Create the unit below ``parent``, or at the top of the agency without one.

    Raises ``PermissionDenied``, or ``Refusal``: ``unit_exists``, ``parent_closed``.
    """
    if not _may_place(by, agency, parent):
        raise PermissionDenied
    # One change of the tree at a time: a parent must not move or close meanwhile.
    Agency.objects.select_for_update().get(pk=agency.pk)
    refuse_taken_name(agency, name)
    if parent is not None:
        parent.refresh_from_db()
        refuse_closed_parent(parent)
    unit = place_unit(agency=agency, name=name.strip(), parent=parent, kind=kind)
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=agency.code,
        verb="unit.created",
        subject_kind="unit",
        subject=str(unit.pk),
    )
    return unit


def refuse_taken_name(agency: Agency, name: str, *, except_for: Unit | None = None) -> None:
    """Raise ``Refusal`` ``unit_exists`` when another unit of the agency is called so."""
    others = agency.units.filter(name__iexact=name.strip())
    if except_for is not None:
        others = others.exclude(pk=except_for.pk)
    if others.exists():
        raise Refusal(
            code="unit_exists",
            text=_("There is a unit with this name already. Write a name that tells them apart."),
            reason="name taken",
        )


def refuse_closed_parent(parent: Unit) -> None:
    """Raise ``Refusal`` ``parent_closed``: nothing is in use below what is not."""
    if not parent.active:
        raise Refusal(
            code="parent_closed",
            text=_("«%(unit)s» is closed. Reopen it first, or choose another unit above.")
            % {"unit": parent.name},
            reason="inactive parent",
        )


def _may_place(by: User, agency: Agency, parent: Unit | None) -> bool:
    if parent is None:
        return by.has_perm("mentors.change_agency", agency)
    return parent.agency_id == agency.pk and by.has_perm("mentors.arrange_unit", parent)
