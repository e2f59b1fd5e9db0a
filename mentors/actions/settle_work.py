"""A person decides about a message that failed: send it again, or leave it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import FAILED_WORK, Role, WorkState
from mentors.models import User, WorkItem


@transaction.atomic
def settle_work(*, item: WorkItem, by: User, again: bool, at: datetime | None = None) -> WorkItem:
    """Let a failed message wait once more (``again``), or leave it unsent for good.

    Sending again what may have arrived is a person's decision, recorded with the person. Raises
    ``Refusal`` when somebody else decided already.
    """
    if not by.has_perm("mentors.settle_work", item):
        raise PermissionDenied
    at = at or timezone.now()
    before = item.state
    state = WorkState.WAITING if again else WorkState.DROPPED
    changed = WorkItem.objects.filter(pk=item.pk, state__in=FAILED_WORK).update(
        state=state, attempts=0, run_after=at, changed_at=at
    )
    if not changed:
        raise Refusal(
            code="estado",
            text=_("Somebody decided about this message already."),
            reason="not failed any more",
        )
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=by.agency.code if by.agency else "",
        verb="message.again" if again else "message.left",
        subject_kind="message",
        subject=str(item.pk),
        reason=before,
    )
    item.refresh_from_db()
    return item
