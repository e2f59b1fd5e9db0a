"""Signals from below: what the coordination decides about people."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from evaluations.queries.mutual import signed_for_each_other
from interface.refusal import Refusal
from mentors.models import User
from mentors.signals import people_merging


@receiver(people_merging)
def keep_author_and_trainee_apart(
    sender: type[User], kept: User, merged: User, **_more: Any
) -> Refusal | None:
    """Stand against a merge of two people of whom one signed about the other."""
    if not signed_for_each_other(kept, merged):
        return None
    return Refusal(
        code="signed_for_each_other",
        text=_("One of these accounts signed observations about the other: they are two people."),
        reason="author and trainee of one observation",
    )
