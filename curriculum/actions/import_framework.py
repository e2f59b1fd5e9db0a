"""A spreadsheet becomes a draft of an agency's own framework, whole or not at all."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.actions.draft_framework import draft_framework
from curriculum.actions.write_framework import write_framework
from curriculum.choices import IN_FORCE
from curriculum.definition_content import framework_content
from curriculum.framework_file.rows import FrameworkPlan, read_rows
from curriculum.models import Framework, Scale
from curriculum.people import Person, agency_code_of
from interface.refusal import Refusal
from interface.spreadsheets.table import Table


def _known(agency_code: str, code: str) -> list[Framework]:
    rows = Framework.objects.filter(agency_code=agency_code, code=code.strip().upper())
    return list(rows.order_by("-version"))


def _base(agency_code: str, code: str) -> dict[str, Any] | None:
    """Return what a file with this code replaces: the draft, else the newest version."""
    known = _known(agency_code, code)
    return framework_content(known[0]) if known else None


def plan_framework(
    *, table: Table, agency_code: str, code: str, scale: Scale, by: Person | None
) -> FrameworkPlan:
    """Return what the file would write and what is wrong in it; writes nothing.

    ``by`` leads the agency, or is None for the operator. Raises ``PermissionDenied``.
    """
    if by is not None and not (
        agency_code == agency_code_of(by) and by.has_perm("curriculum.write_definition")
    ):
        raise PermissionDenied
    return read_rows(
        table,
        minimum=scale.minimum,
        maximum=scale.maximum,
        base=_base(agency_code, code),
    )


@transaction.atomic
def import_framework(
    *, table: Table, agency_code: str, code: str, name: str, scale: Scale, by: Person | None
) -> Framework:
    """Write the file as a draft: a new framework, its next version, or the draft there is.

    Raises ``PermissionDenied``; ``Refusal``: ``has_problems`` (nothing is written then),
    ``code_taken``, ``not_a_draft`` while a version waits for approval.
    """
    plan = plan_framework(table=table, agency_code=agency_code, code=code, scale=scale, by=by)
    if plan.problems:
        raise Refusal(
            code="has_problems",
            text=_("The file has cells to mend. Nothing was written."),
            reason=f"{len(plan.problems)} problems",
            status=422,
        )
    known = _known(agency_code, code)
    waiting = next((row for row in known if row.status not in IN_FORCE), None)
    if waiting is None:
        return draft_framework(
            by=by, agency_code=agency_code, code=code, name=name, scale=scale, domains=plan.domains
        )
    write_framework(framework=waiting, by=by, name=name, scale=scale, domains=plan.domains)
    waiting.refresh_from_db()
    return waiting
