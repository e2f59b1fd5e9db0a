"""Register one person by hand, outside any roster."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.grant_role import grant_role
from mentors.choices import Role
from mentors.models import Agency, FormerNumber, Posting, Unit, User, login_key_for

IN_ONE_UNIT = frozenset({Role.TRAINEE, Role.FTO, Role.SUPERVISOR})
"""Roles that hold in the person's own unit unless another scope is chosen."""


@transaction.atomic
def create_person(
    *,
    unit: Unit,
    service_number: str,
    first_name: str,
    last_name: str,
    by: User,
    rank: str = "",
    sex: str = "",
    role: str = "",
) -> User:
    """Create a person of the unit, with a first role if one is given and without a password.

    Raises ``PermissionDenied``, or ``Refusal``: ``number_taken``, ``number_was_anothers``,
    ``unit_closed``.
    """
    if not by.has_perm("mentors.create_person", unit):
        raise PermissionDenied
    agency = Agency.objects.select_for_update().get(pk=unit.agency_id)
    unit.refresh_from_db()
    refuse_closed_unit(unit)
    refuse_taken_number(agency, service_number)
    person = User.objects.create_user(
        agency=agency,
        service_number=service_number.strip(),
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        rank=rank.strip(),
        sex=sex,
        unit=unit,
    )
    Posting.objects.create(person=person, unit=unit, from_date=timezone.localdate(), recorded_by=by)
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=agency.code,
        verb="person.created",
        subject_kind="person",
        subject=str(person.pk),
    )
    if role:
        grant_role(person=person, role=role, unit=unit if role in IN_ONE_UNIT else None, by=by)
    return person


def refuse_closed_unit(unit: Unit) -> None:
    """Raise ``Refusal`` ``unit_closed``: nobody begins to serve where nobody may."""
    if not unit.active:
        raise Refusal(
            code="unit_closed",
            text=_("This unit is closed. Choose another unit."),
            reason="inactive unit",
        )


def refuse_taken_number(agency: Agency, number: str, *, except_for: User | None = None) -> None:
    """Raise ``Refusal`` when the number names, or once named, somebody else of the agency."""
    key = login_key_for(agency.code, number)
    own = except_for.pk if except_for is not None else None
    if User.objects.filter(login_key=key).exclude(pk=own).exists():
        raise Refusal(
            code="number_taken",
            text=_("Somebody has this service number already. Look the number up in «People»."),
            reason="number in use",
        )
    if FormerNumber.objects.filter(login_key=key).exclude(person=own).exists():
        raise Refusal(
            code="number_was_anothers",
            text=_(
                "This was somebody else's service number, and signatures of that time carry it. "
                "Look the number up in «People»."
            ),
            reason="former number of another person",
        )
