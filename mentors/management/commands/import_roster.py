"""``manage.py import_roster FILE --agency CODE [--apply] [--json]``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from interface.spreadsheets.limits import Limits
from interface.spreadsheets.table import Table
from mentors.actions.import_roster import import_roster, plan_roster
from mentors.models import Agency
from mentors.roster.plan import Outcome, Plan
from mentors.roster.reading import read_table

SOME_REJECTED = 1
REFUSED = 2


class Command(BaseCommand):
    """Exit code 0: every row accepted; 1: some rejected; 2: nothing read, nothing written."""

    help = (
        "Check a roster (CSV or XLSX) against one agency and say what would change; with --apply, "
        "write the accepted rows. Exit code 0: clean, 1: rows rejected, 2: file refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, its agency, whether to write and how to answer."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--agency", required=True, metavar="CODE", help="e.g. PNC-GT")
        parser.add_argument("--apply", action="store_true", help="write the accepted rows")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan or apply; raises SystemExit with the code of the outcome."""
        try:
            agency = known_agency(options["agency"])
            table = _table(options["file"])
            act = import_roster if options["apply"] else plan_roster
            plan = act(table=table, agency=agency, by=None)
        except Refusal as refusal:
            self._refuse(refusal, as_json=options["json"])
            raise SystemExit(REFUSED) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(plan.as_json(), ensure_ascii=False, indent=1))
        else:
            self._tell(plan, applied=options["apply"])
        if plan.of(Outcome.REJECTED):
            raise SystemExit(SOME_REJECTED)

    def _refuse(self, refusal: Refusal, *, as_json: bool) -> None:
        if as_json:
            answer = {"refused": {"code": refusal.code, "message": str(refusal)}}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        self.stderr.write(f"{refusal} [{refusal.code}]")

    def _tell(self, plan: Plan, *, applied: bool) -> None:
        for result in plan.of(Outcome.REJECTED):
            self.stdout.write(result.message)
        for result in plan.of(Outcome.UPDATED):
            changed = "; ".join(
                f"{change.column}: «{change.before}» → «{change.after}»"
                for change in result.changes
            )
            self.stdout.write(
                _("Row %(row)s, %(number)s: %(changes)s")
                % {"row": result.row, "number": result.number, "changes": changed}
            )
        self.stdout.write(
            _(
                "Created %(created)s, updated %(updated)s, unchanged %(unchanged)s, "
                "rejected %(rejected)s."
            )
            % plan.counts
        )
        if not applied:
            self.stdout.write(_("Nothing was written. Repeat with --apply to write."))


def known_agency(code: str) -> Agency:
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        known = ", ".join(Agency.objects.values_list("code", flat=True)) or "–"
        raise Refusal(
            code="unknown_agency",
            text=_("There is no agency with the code «%(code)s». There are: %(known)s.")
            % {"code": code, "known": known},
        )
    return agency


def _table(path: Path) -> Table:
    limits = Limits.from_settings()
    try:
        with path.open("rb") as file:
            # One byte over the limit is enough to know; a device could go on for ever.
            content = file.read(limits.size + 1)
    except OSError as problem:
        raise Refusal(
            code="file_not_found",
            text=_("The file «%(path)s» cannot be opened.") % {"path": path},
            reason=type(problem).__name__,
        ) from problem
    return read_table(content, limits)
