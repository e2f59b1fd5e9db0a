"""Looking people up: by name without accents, by number, by a number they once had."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from mentors.models import FormerNumber, User
from mentors.models.folding import fold
from mentors.queries.people import visible_to

MOST_WORDS = 6
"""More words than anybody's name has; each costs a condition."""


def directory(person: User) -> QuerySet[User]:
    """Return the people that the person may look up, by name; merged accounts are left out."""
    return (
        visible_to(person)
        .filter(merge__isnull=True)
        .select_related("unit")
        .prefetch_related("grants")
        .order_by("last_name", "first_name", "service_number")
    )


def matching(words: str) -> Q:
    """Return the condition that every word is in the name, or begins a number old or new."""
    found = Q()
    for word in words.split()[:MOST_WORDS]:
        former = FormerNumber.objects.filter(person=OuterRef("pk"), number__istartswith=word)
        found &= (
            Q(search_name__contains=fold(word))
            | Q(service_number__istartswith=word)
            | Q(Exists(former))
        )
    return found
