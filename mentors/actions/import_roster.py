"""Apply a roster file to one agency: all accepted rows in one transaction, or nothing."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from interface.spreadsheets.table import Table
from ledger.actions.record_audit import record_audit
from mentors.choices import Role
from mentors.models import Agency, User
from mentors.roster.applying import write
from mentors.roster.known import known_of, places_of
from mentors.roster.plan import Plan, make_plan


def plan_roster(*, table: Table, agency: Agency, by: User | None) -> Plan:
    """Return what applying the file would do now; writes nothing.

    ``by`` is a coordinator of the agency, or None for the operator of the platform. Raises
    ``PermissionDenied``.
    """
    if by is not None and not by.has_perm("mentors.import_roster", agency):
        raise PermissionDenied
    return make_plan(table, places_of(agency), known_of(table, agency), by)


def import_roster(
    *, table: Table, agency: Agency, by: User | None, agreed: str | None = None
) -> Plan:
    """Apply the accepted rows and return the plan that was applied.

    ``agreed`` is the digest of the plan that a person confirmed. Raises ``PermissionDenied``, or
    ``Refusal`` ``plan_changed`` when the records changed meanwhile; then nothing is written.
    """
    try:
        with transaction.atomic():
            # One import per agency at a time: the second one plans on what the first one wrote.
            Agency.objects.select_for_update().get(pk=agency.pk)
            plan = plan_roster(table=table, agency=agency, by=by)
            if agreed is not None and agreed != plan.digest:
                raise _changed("another plan")
            today = timezone.localdate(timezone=ZoneInfo(agency.time_zone))
            write(plan, agency, today)
            counts = ", ".join(f"{name} {count}" for name, count in plan.counts.items())
            record_audit(
                actor=str(by.pk) if by else "operator",
                role=Role.COORDINATOR if by else "",
                agency=agency.code,
                verb="roster.imported",
                subject_kind="file",
                subject=plan.sha256,
                reason=counts,
            )
            return plan
    except IntegrityError as clash:
        # Somebody outside this agency took an e-mail between our look and our write.
        raise _changed("unique constraint") from clash


def _changed(reason: str) -> Refusal:
    return Refusal(
        code="plan_changed",
        text=_("The records changed while you were reviewing. Nothing was written. Review again."),
        reason=reason,
    )
