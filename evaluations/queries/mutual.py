"""Did one of two people sign about the other?"""

from __future__ import annotations

from django.db.models import Q

from evaluations.models import Observation
from mentors.models import User


def signed_for_each_other(one: User, other: User) -> bool:
    """Tell whether an observation by either is about the other: then they are two people."""
    return Observation.objects.filter(
        Q(author=one, enrolment__trainee=other) | Q(author=other, enrolment__trainee=one)
    ).exists()
