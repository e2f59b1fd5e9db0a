"""Throw a draft away that nobody ever published."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.actions.locked import Definition, locked_draft, record
from curriculum.models import Framework
from curriculum.people import Person
from interface.refusal import Refusal


@transaction.atomic
def discard_draft(*, definition: Definition, by: Person) -> None:
    """Delete the draft; its programme goes with it when it was the only version.

    Raises ``PermissionDenied``; ``Refusal``: ``not_a_draft``, or ``was_proposed`` for what has a
    proposal on record.
    """
    row = locked_draft(definition, by)
    if row.proposals.exists():
        raise Refusal(
            code="was_proposed",
            text=_("It was proposed once, so it stays on record. Leave it as a draft."),
            reason="proposals exist",
        )
    if isinstance(row, Framework) and row.programme_versions.exists():
        raise Refusal(
            code="in_use",
            text=_("A draft of a programme is built on it. Choose another framework there first."),
            reason="programme versions exist",
        )
    record(row, "discarded", by)
    if isinstance(row, Framework):
        row.delete()
        return
    programme = row.programme
    row.delete()
    if not programme.versions.exists():
        programme.delete()
