"""Close the account of somebody who left, and open it again when they come back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.change_service_number import refuse_merged
from mentors.actions.end_accompaniment import end_accompaniment
from mentors.actions.end_sessions import end_sessions
from mentors.actions.revoke_role import refuse_last_coordinator
from mentors.choices import Role
from mentors.models import Agency, User


@transaction.atomic
def close_account(*, person: User, reason: str, by: User) -> None:
    """Let nobody sign in with the account, from this moment on; assignments end today.

    What the person wrote and signed stays, roles too: they hold again when the account is
    reopened. Raises ``PermissionDenied``, or ``Refusal``: ``reason_required``,
    ``account_closed``, ``last_coordinator``, ``planned_assignments``, ``accompanies_elsewhere``.
    """
    if not by.has_perm("mentors.close_account", person) or person.agency is None:
        raise PermissionDenied
    if not reason.strip():
        raise Refusal(
            code="reason_required", text=_("Write why the account is closed."), reason="no reason"
        )
    # The agency is the lock: two coordinators could close each other's account.
    Agency.objects.select_for_update().get(pk=person.agency.pk)
    locked = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not locked.is_active:
        raise Refusal(
            code="account_closed", text=_("This account is closed already."), reason="inactive"
        )
    refuse_last_coordinator(locked)
    end_accompaniment(
        person=locked, last_day=timezone.localdate(), reason=_("The account was closed"), by=by
    )
    locked.is_active = False
    locked.save(update_fields=["is_active"])
    person.is_active = False
    end_sessions(locked)
    _record("account.closed", person, by, reason.strip())


@transaction.atomic
def reopen_account(*, person: User, by: User) -> None:
    """Let the person sign in again with the password they had.

    Raises ``PermissionDenied``, or ``Refusal``: ``account_open``, ``merged_account``.
    """
    if not by.has_perm("mentors.close_account", person) or person.agency is None:
        raise PermissionDenied
    locked = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    refuse_merged(locked)
    if locked.is_active:
        raise Refusal(code="account_open", text=_("This account is open already."), reason="active")
    locked.is_active = True
    locked.save(update_fields=["is_active"])
    person.is_active = True
    _record("account.reopened", person, by, "")


def _record(verb: str, person: User, by: User, reason: str) -> None:
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=person.agency.code if person.agency else "",
        verb=verb,
        subject_kind="person",
        subject=str(person.pk),
        reason=reason,
    )
