"""Take a unit out of use once nobody serves there, and bring it back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.create_unit import refuse_closed_parent
from mentors.choices import Role
from mentors.models import Agency, Unit, User
from mentors.queries.units import below, with_active_people


@transaction.atomic
def close_unit(*, unit: Unit, by: User) -> None:
    """Close the unit and what lies below it; history keeps naming it.

    Raises ``PermissionDenied``, or ``Refusal`` ``somebody_serves_there`` with the units' names.
    """
    if not by.has_perm("mentors.arrange_unit", unit):
        raise PermissionDenied
    Agency.objects.select_for_update().get(pk=unit.agency_id)
    occupied = list(with_active_people(unit).values_list("name", flat=True))
    if occupied:
        raise Refusal(
            code="somebody_serves_there",
            text=_(
                "People still serve or train here: %(units)s. Transfer them first; then the unit "
                "can be closed."
            )
            % {"units": ", ".join(occupied)},
            reason="active people",
        )
    below(unit).update(active=False)
    _record("unit.closed", unit, by)


@transaction.atomic
def reopen_unit(*, unit: Unit, by: User) -> None:
    """Bring one unit back, not those below it. Raises ``Refusal`` ``parent_closed``."""
    if not by.has_perm("mentors.arrange_unit", unit):
        raise PermissionDenied
    Agency.objects.select_for_update().get(pk=unit.agency_id)
    if unit.parent is not None:
        unit.parent.refresh_from_db()
        refuse_closed_parent(unit.parent)
    Unit.objects.filter(pk=unit.pk).update(active=True)
    _record("unit.reopened", unit, by)


def _record(verb: str, unit: Unit, by: User) -> None:
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=unit.agency.code,
        verb=verb,
        subject_kind="unit",
        subject=str(unit.pk),
    )
