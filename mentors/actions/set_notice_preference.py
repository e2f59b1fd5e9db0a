"""A person says how to be told."""

from __future__ import annotations

from datetime import time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.models import NoticePreference, User


@transaction.atomic
def set_notice_preference(
    *, person: User, by_email: bool, quiet_from: time | None, quiet_to: time | None
) -> NoticePreference:
    """Keep the person's own choice; agreeing to e-mail is recorded with its moment.

    Raises ``Refusal`` for e-mail without an address or for one end of the quiet hours.
    """
    if by_email and not person.email:
        raise Refusal(
            code="sin_correo",
            text=_("You have no e-mail here. Ask your coordination to add it."),
            reason="no address",
            status=422,
            field="by_email",
        )
    if (quiet_from is None) != (quiet_to is None):
        raise Refusal(
            code="horas",
            text=_("Write both hours, or leave both empty to use those of your agency."),
            reason="one end",
            status=422,
            field="quiet_to" if quiet_to is None else "quiet_from",
        )
    preference, _created = NoticePreference.objects.update_or_create(
        person=person,
        defaults={
            "by_email": by_email,
            "quiet_from": quiet_from,
            "quiet_to": quiet_to,
            "changed_at": timezone.now(),
        },
    )
    record_audit(
        actor=str(person.pk),
        role="",
        agency=person.agency.code if person.agency else "",
        verb="notices.by_email" if by_email else "notices.not_by_email",
        subject_kind="person",
        subject=str(person.pk),
        reason="",
    )
    return preference
