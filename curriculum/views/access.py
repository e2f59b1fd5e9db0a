"""Who stands behind a request to these pages, and how a refusal is said at a form."""

from __future__ import annotations

from typing import cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from curriculum.people import Person
from interface.refusal import Refusal

READ = "curriculum.read_definitions"
WRITE = "curriculum.write_definition"


def reader(request: HttpRequest) -> Person:
    """Return the signed-in person, who must read definitions somewhere."""
    if not request.user.has_perm(READ):
        raise PermissionDenied
    return cast("Person", request.user)


def writer(request: HttpRequest) -> Person:
    """Return the signed-in person, who must lead definitions of the own agency."""
    person = reader(request)
    if not person.has_perm(WRITE):
        raise PermissionDenied
    return person


def say_at(form: forms.Form, refusal: Refusal) -> None:
    """Say at the form which rule stands against it."""
    form.add_error(None, refusal.text)
