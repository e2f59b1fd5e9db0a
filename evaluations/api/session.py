"""Who is calling: the signed-in session, with CSRF for whatever writes (decision 26)."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.utils import check_csrf

from interface.refusal import Refusal
from mentors.models import User

SAFE = ("GET", "HEAD", "OPTIONS")


def signed_in(request: HttpRequest) -> User | None:
    """Return the person, or ``None`` for 401; a stale CSRF token is a 403 ``csrf``.

    The session comes first: a client that must sign in again learns that and not that its token
    is stale.
    """
    person = request.user
    if not isinstance(person, User) or not person.is_active:
        return None
    if request.method not in SAFE and check_csrf(request) is not None:
        raise Refusal(
            code="csrf",
            text=_("The page was open for too long. It will try again by itself."),
            reason="csrf",
            status=403,
        )
    return person
