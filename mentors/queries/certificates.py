"""Certificates of learning that a coordinator answers for."""

from __future__ import annotations

from django.db.models import QuerySet

from curriculum.models import Certificate
from mentors.choices import Role
from mentors.models import User
from mentors.queries.scopes import scopes_of


def visible_to(person: User) -> QuerySet[Certificate]:
    """Return certificates of people in the person's scope as coordinator."""
    scope = scopes_of(person).filter(Role.COORDINATOR, agency="person__agency", unit="person__unit")
    return Certificate.objects.filter(scope).select_related("person__unit")
