"""Signals from below: what the coordination decides about people changes what is expected."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from evaluations.actions.keep_absence import forget_absence, note_absence
from evaluations.queries.mutual import signed_for_each_other
from interface.refusal import Refusal
from mentors.models import Absence, User
from mentors.signals import absence_approved, absence_cancelled, people_merging


@receiver(absence_approved)
def expect_no_observation(sender: type[Absence], absence: Absence, by: User, **_more: Any) -> None:
    """Note the days of an approved absence."""
    note_absence(absence=absence, by=by)


@receiver(absence_cancelled)
def expect_observations_again(sender: type[Absence], absence: Absence, **_more: Any) -> None:
    """Open the days of an absence that was taken back."""
    forget_absence(absence=absence)


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
