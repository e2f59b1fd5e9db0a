"""Make the one-time code that whoever runs the server reads on the terminal."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from mentors.actions.open_account import first_password
from mentors.models import InstallationCode
from mentors.queries.installation import is_empty

VALID_FOR = timedelta(hours=24)


def digest_of(code: str) -> str:
    """Return the keyed digest that is stored; blanks, dashes and letter case do not count."""
    typed = "".join(sign for sign in code.lower() if sign.isalnum())
    return salted_hmac("mentors.installation", typed, algorithm="sha256").hexdigest()


@transaction.atomic
def issue_installation_code() -> str:
    """Return a new code, valid for 24 hours; earlier ones are worth nothing from now on.

    Raises ``Refusal`` ``set_up_already`` once there is an agency.
    """
    if not is_empty():
        raise Refusal(
            code="set_up_already",
            text=_("This installation is set up already."),
            reason="an agency exists",
        )
    InstallationCode.objects.filter(used_at__isnull=True).delete()
    code = first_password()
    InstallationCode.objects.create(digest=digest_of(code), expires_at=timezone.now() + VALID_FOR)
    return code
