"""The person behind a request, for views that ask for a session."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from mentors.models import User


def signed_in(request: HttpRequest) -> User:
    """Return the signed-in person; ``login_required`` in front sends everybody else to sign-in."""
    person = request.user
    if not isinstance(person, User):
        raise PermissionDenied
    return person
