"""``manage.py import_framework FILE --agency CODE [--apply] [--json]``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from curriculum.actions.import_framework import import_framework, plan_framework
from curriculum.framework_file.columns import LAYOUT
from curriculum.framework_file.rows import FrameworkPlan
from curriculum.models import Scale
from interface.refusal import Refusal
from interface.spreadsheets.limits import Limits
from interface.spreadsheets.reading import read_table
from interface.spreadsheets.table import Table
from mentors.management.commands.import_roster import known_agency

SOME_WRONG = 1
REFUSED = 2


class Command(BaseCommand):
    """Exit code 0: the file is clean; 1: cells to mend, nothing written; 2: file refused."""

    help = (
        "Check a framework (CSV or XLSX) and say what is wrong in which row; with --apply, write "
        "it as a draft of the agency. Exit code 0: clean, 1: cells to mend, 2: file refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, whose it is, what it is called, and how to answer."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--agency", required=True, metavar="CODE", help="e.g. PNC-GT")
        parser.add_argument("--code", metavar="CODE", help="of the framework; default: file name")
        parser.add_argument("--name", metavar="TEXT", help="in Spanish; default: the code")
        parser.add_argument("--scale", default="SJ7", metavar="CODE", help="default SJ7")
        parser.add_argument("--apply", action="store_true", help="write the draft")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan or apply; raises SystemExit with the code of the outcome."""
        code = (options["code"] or options["file"].stem)[:20].upper()
        try:
            table, scale = _table(options["file"]), _scale(options["scale"])
            agency = known_agency(options["agency"])
            given = {"table": table, "agency_code": agency.code, "code": code}
            plan = plan_framework(**given, scale=scale, by=None)
            written = ""
            if options["apply"] and not plan.problems:
                name = options["name"] or code
                written = str(import_framework(**given, name=name, scale=scale, by=None))
        except Refusal as refusal:
            self._refuse(refusal, as_json=options["json"])
            raise SystemExit(REFUSED) from refusal
        self._tell(plan, written, as_json=options["json"])
        if plan.problems:
            raise SystemExit(SOME_WRONG)

    def _refuse(self, refusal: Refusal, *, as_json: bool) -> None:
        if as_json:
            answer = {"refused": {"code": refusal.code, "message": str(refusal)}}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        self.stderr.write(f"{refusal} [{refusal.code}]")

    def _tell(self, plan: FrameworkPlan, written: str, *, as_json: bool) -> None:
        if as_json:
            answer = {
                "domains": len(plan.domains),
                "competencies": len(plan.competencies),
                "written": written,
                "problems": [
                    {
                        "row": problem.row,
                        "column": problem.column,
                        "code": problem.code,
                        "message": problem.text,
                    }
                    for problem in plan.problems
                ],
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
            return
        for problem in plan.problems:
            self.stdout.write(problem.sentence)
        self.stdout.write(
            _("%(domains)s domains, %(competencies)s competencies.")
            % {"domains": len(plan.domains), "competencies": len(plan.competencies)}
        )
        if written:
            self.stdout.write(_("Draft written: %(framework)s.") % {"framework": written})


def _scale(code: str) -> Scale:
    scale = Scale.objects.filter(code=code).first()
    if scale is None:
        raise Refusal(
            code="unknown_scale",
            text=_("There is no scale with the code «%(code)s». There are: %(known)s.")
            % {
                "code": code,
                "known": ", ".join(Scale.objects.order_by("code").values_list("code", flat=True)),
            },
        )
    return scale


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
    return read_table(content, LAYOUT, limits)
