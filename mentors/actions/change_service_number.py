"""Give a person another service number."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.create_person import refuse_taken_number
from mentors.actions.end_sessions import end_sessions
from mentors.choices import Role
from mentors.models import Agency, FormerNumber, User


@transaction.atomic
def change_service_number(*, person: User, number: str, by: User) -> FormerNumber:
    """Write the new number and keep the old one as history; the person signs in with the new one.

    Every session ends: a shared phone must not stay open under a number that is nobody's. Raises
    ``PermissionDenied``, or ``Refusal``: ``same_number``, ``merged_account``, ``number_taken``,
    ``number_was_anothers``.
    """
    if not by.has_perm("mentors.change_service_number", person) or person.agency is None:
        raise PermissionDenied
    agency = Agency.objects.select_for_update().get(pk=person.agency.pk)
    locked = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if number.strip() == locked.service_number:
        raise Refusal(
            code="same_number",
            text=_("This is the number that the person has now. Write the new one."),
            reason="no change",
        )
    refuse_merged(locked)
    refuse_taken_number(agency, number, except_for=locked)
    former = FormerNumber.objects.create(
        person=locked, number=locked.service_number, login_key=locked.login_key, changed_by=by
    )
    locked.service_number = number.strip()
    locked.save(update_fields=["service_number", "login_key"])
    person.service_number, person.login_key = locked.service_number, locked.login_key
    end_sessions(locked)
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=agency.code,
        verb="number.changed",
        subject_kind="person",
        subject=str(locked.pk),
    )
    return former


def refuse_merged(person: User) -> None:
    """Raise ``Refusal`` ``merged_account``: an alias stays as it was when it was merged."""
    if hasattr(person, "merge"):
        raise Refusal(
            code="merged_account",
            text=_("This account was merged into another one. Work with the account that stays."),
            reason="alias",
        )
