"""Signals from below: what the coordination decides about people changes what is expected."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from evaluations.actions.keep_absence import forget_absence, note_absence
from mentors.models import Absence, User
from mentors.signals import absence_approved, absence_cancelled


@receiver(absence_approved)
def expect_no_observation(sender: type[Absence], absence: Absence, by: User, **_: Any) -> None:
    """Note the days of an approved absence."""
    note_absence(absence=absence, by=by)


@receiver(absence_cancelled)
def expect_observations_again(sender: type[Absence], absence: Absence, **_: Any) -> None:
    """Open the days of an absence that was taken back."""
    forget_absence(absence=absence)
