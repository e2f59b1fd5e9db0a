"""The daily e-mail: how many notices wait, and where; nothing that identifies anybody."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentors.actions.notify import DIGEST
from mentors.models import User
from mentors.notices import registry
from mentors.queries.notices import unread_of
from mentors.work import Job, NotSentError, register

REFUSED_BEFORE_ANYTHING_LEFT = (
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
    ConnectionRefusedError,
)
"""Answers that say «no». A silence or a line that broke says nothing."""


def prepare_digest(payload: Mapping[str, Any]) -> EmailMessage | None:
    """Return the message, or ``None`` when the person read everything or agrees no more."""
    person = (
        User.objects.filter(pk=payload["person"], is_active=True, notice_preference__by_email=True)
        .exclude(email=None)
        .first()
    )
    if person is None or person.email is None:
        return None
    waiting = set(unread_of(person).values_list("kind", flat=True))
    count = unread_of(person).count()
    if not count:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        texts = [f"- {kind.text}" for kind in registry.known.values() if kind.kind in waiting]
        lines = [
            ngettext(
                "You have %(count)s new notice in Acompaña.",
                "You have %(count)s new notices in Acompaña.",
                count,
            )
            % {"count": count},
            "",
            *texts,
            "",
            _("Sign in to see them: %(address)s")
            % {"address": settings.WAGTAILADMIN_BASE_URL + reverse("mentors:notices")},
            "",
            _("You get at most one message a day. To stop them: %(address)s")
            % {"address": settings.WAGTAILADMIN_BASE_URL + reverse("mentors:notice_preferences")},
        ]
        return EmailMessage(_("Notices in Acompaña"), "\n".join(lines), to=[person.email])


def send_digest(message: EmailMessage) -> None:
    """Hand the message over; raises ``NotSentError`` where the server said no."""
    try:
        message.send()
    except REFUSED_BEFORE_ANYTHING_LEFT as refused:
        raise NotSentError from refused


def register_job() -> None:
    """Make the digest known to the claim table."""
    register(DIGEST, Job(prepare=prepare_digest, send=send_digest))
