"""Give a person of a roster the first password; accounts are by invitation only."""

from __future__ import annotations

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import Role
from mentors.models import User

# Without letters and digits that look alike on paper: it is read out or written down once.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 4


def first_password() -> str:
    """Return twelve random letters and digits in groups of four, about 59 bits."""
    return "-".join(
        "".join(secrets.choice(ALPHABET) for _place in range(GROUP_LENGTH))
        for _group in range(GROUPS)
    )


@transaction.atomic
def open_account(*, person: User, by: User) -> str:
    """Set a new first password and return it; it is shown once and stored nowhere in clear.

    Raises ``PermissionDenied`` for anybody but a coordinator in scope, ``Refusal`` for one's own
    account, a closed one, or that of somebody who decides over the coordinator.
    """
    if not by.has_perm("mentors.open_account", person):
        raise PermissionDenied
    locked = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if locked.pk == by.pk:
        raise Refusal(
            code="own_account",
            text=_("You change your own password on the page of your account."),
            reason="own account",
        )
    if not locked.is_active:
        raise Refusal(
            code="account_closed", text=_("This account is closed."), reason="inactive person"
        )
    above = (Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT)
    if locked.is_superuser or (
        locked.has_usable_password() and locked.grants.filter(role__in=above).exists()
    ):
        raise Refusal(
            code="account_protected",
            text=_("This person already has an account with more rights. Ask the administration."),
            reason="would let a coordinator take over another role",
        )
    password = first_password()
    locked.set_password(password)
    locked.save(update_fields=["password"])
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=locked.agency.code if locked.agency else "",
        verb="account.opened",
        subject_kind="person",
        subject=str(locked.pk),
    )
    return password
