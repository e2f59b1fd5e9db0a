"""The first start: whoever holds the code of the terminal creates the first agency."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from mentors.actions.create_agency import FirstCoordinator, create_agency
from mentors.actions.issue_installation_code import digest_of
from mentors.models import Agency, InstallationCode, User
from mentors.queries.installation import MOST_ATTEMPTS, code_in_force, is_empty


def set_up_installation(
    *,
    code: str,
    agency_code: str,
    name: str,
    country: str,
    time_zone: str,
    coordinator: FirstCoordinator,
) -> tuple[Agency, User]:
    """Use up the code and create agency and coordinator, both or neither.

    Raises ``Refusal`` ``wrong_code`` (also for an expired or exhausted one: a guesser learns
    nothing) or ``set_up_already``.
    """
    known = code_in_force()
    # Counted before it is compared and outside the transaction below: a refusal must not give
    # the attempt back.
    if known is None or not _count_attempt(known) or not _is(code, known):
        raise Refusal(
            code="wrong_code",
            text=_(
                "The code does not match or has expired. Copy it from the terminal, or ask for a "
                "new one there."
            ),
            reason="installation code",
        )
    with transaction.atomic():
        # Two people may press the button at once: one of them uses the code up.
        used = InstallationCode.objects.filter(pk=known.pk, used_at__isnull=True).update(
            used_at=timezone.now()
        )
        if not used or not is_empty():
            raise Refusal(
                code="set_up_already",
                text=_("This installation is set up already."),
                reason="code used",
            )
        return create_agency(
            code=agency_code,
            name=name,
            country=country,
            time_zone=time_zone,
            coordinator=coordinator,
        )


def _count_attempt(known: InstallationCode) -> bool:
    counted = InstallationCode.objects.filter(pk=known.pk, attempts__lt=MOST_ATTEMPTS).update(
        attempts=F("attempts") + 1
    )
    return bool(counted)


def _is(code: str, known: InstallationCode) -> bool:
    return constant_time_compare(digest_of(code), known.digest)
