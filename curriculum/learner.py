"""What the curriculum knows of a person: attributes of the user (decision 13)."""

from __future__ import annotations

from typing import Any, Protocol, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from curriculum.learning.rules_of_programme import LearningRules


class Learner(Protocol):
    """Somebody who learns; the user of ``mentors`` is one."""

    pk: Any
    agency: Any
    agency_id: Any

    @property
    def learning_rules(self) -> LearningRules:
        """Return the numbers of the person's programme; one query."""

    @property
    def learns_mentoring(self) -> bool:
        """Whether modules for mentors are for this person."""

    def get_full_name(self) -> str:
        """Return the name that goes on a certificate."""


def learner_of(request: HttpRequest) -> Learner:
    """Return the signed-in person as a learner; who belongs to no agency learns nothing here."""
    if getattr(request.user, "agency_id", None) is None:
        raise PermissionDenied
    return cast("Learner", request.user)
