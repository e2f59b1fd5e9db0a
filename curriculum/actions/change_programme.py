"""Change a draft of a programme: its phases, its rules, its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from curriculum.actions.locked import locked_draft, record
from curriculum.choices import IN_FORCE
from curriculum.definition_content import RULES
from curriculum.models import Framework, PhaseTemplate, ProgrammeVersion
from curriculum.people import Person


def _draft(version: ProgrammeVersion, by: Person) -> ProgrammeVersion:
    row = locked_draft(version, by)
    assert isinstance(row, ProgrammeVersion)  # noqa: S101 - as was given
    return row


@transaction.atomic
def change_phases(
    *, version: ProgrammeVersion, by: Person, phases: Sequence[Mapping[str, Any]]
) -> None:
    """Give the draft exactly these phases, in this order; each as ``phase_content``.

    Raises ``PermissionDenied``, ``Refusal`` ``not_a_draft``.
    """
    row = _draft(version, by)
    row.phases.all().delete()
    PhaseTemplate.objects.bulk_create(
        PhaseTemplate(programme_version=row, order=order, **phase)
        for order, phase in enumerate(phases, start=1)
    )
    record(row, "changed", by, reason="phases")


@transaction.atomic
def change_rules(
    *,
    version: ProgrammeVersion,
    by: Person,
    framework: Framework | None = None,
    **rules: Mapping[str, Any],
) -> None:
    """Change the framework and any of ``RULES``; keys that are not given stay.

    Raises ``PermissionDenied`` (also for a framework that is not open to the agency), ``Refusal``
    ``not_a_draft``, ``TypeError`` for a rule that a programme does not have.
    """
    row = _draft(version, by)
    if unknown := set(rules) - set(RULES):
        raise TypeError(f"A programme has no {', '.join(sorted(unknown))}.")
    if framework is not None:
        if framework.agency_code not in {"", row.agency_code} or framework.status not in IN_FORCE:
            raise PermissionDenied
        row.framework = framework
    for name, values in rules.items():
        setattr(row, name, {**getattr(row, name), **values})
    row.save(update_fields=["framework", *rules])
    record(row, "changed", by, reason=", ".join(sorted(rules) or ["framework"]))
