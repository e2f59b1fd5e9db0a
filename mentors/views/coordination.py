"""What all pages of the coordination share: who may open them, and how a refusal is said."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from interface.refusal import Refusal
from mentors.choices import Role
from mentors.models import User
from mentors.queries.scopes import scopes_of
from mentors.signed_in import signed_in


def require_coordinator(request: HttpRequest) -> User:
    """Return the person, who must coordinate somewhere."""
    person = signed_in(request)
    if not scopes_of(person).has(Role.COORDINATOR):
        raise PermissionDenied
    return person


def refuse(form: forms.Form, refusal: Refusal) -> None:
    """Say at the form which rule stands against it."""
    form.add_error(None, refusal.text)
