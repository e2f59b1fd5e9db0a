"""Change how an agency is called and which clock it lives by."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import Role
from mentors.models import Agency, User


@transaction.atomic
def change_agency(*, agency: Agency, name: str, time_zone: str, by: User) -> Agency:
    """Write name and time zone (an IANA name). Code and country stay: receipts carry them.

    Raises ``PermissionDenied`` or ``Refusal`` ``unknown_time_zone``.
    """
    if not by.has_perm("mentors.change_agency", agency):
        raise PermissionDenied
    if time_zone not in available_timezones():
        raise Refusal(
            code="unknown_time_zone", text=_("Choose a time zone of the list."), reason=time_zone
        )
    locked = Agency.objects.select_for_update().get(pk=agency.pk)
    locked.name, locked.time_zone = name.strip(), time_zone
    locked.save(update_fields=["name", "time_zone"])
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=locked.code,
        verb="agency.changed",
        subject_kind="agency",
        subject=locked.code,
    )
    return locked
