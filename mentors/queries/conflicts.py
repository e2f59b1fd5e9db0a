"""Declared conflicts: who may see that one exists."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mentors.choices import Role
from mentors.models import DeclaredConflict, User
from mentors.queries.scopes import scopes_of

OF_PERSON = {"agency": "person__agency", "unit": "person__unit"}
OF_OTHER = {"agency": "other__agency", "unit": "other__unit"}


def visible_to(person: User) -> QuerySet[DeclaredConflict]:
    """Return conflicts that the person declared, and those of people whom the person pairs.

    Who is named in a conflict of somebody else learns nothing of it, not even as a coordinator.
    """
    scopes = scopes_of(person)
    own = Q(declared_by=person.pk) | Q(person=person.pk)
    pairs = (
        scopes.filter(Role.COORDINATOR, **OF_PERSON) | scopes.filter(Role.COORDINATOR, **OF_OTHER)
    ) & ~Q(other=person.pk)
    return DeclaredConflict.objects.filter(own | pairs)
