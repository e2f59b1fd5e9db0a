"""``manage.py verify_ledger``: does the record still hold?"""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ledger.queries.scopes import scopes
from ledger.verification import Report, verify_scope


class Command(BaseCommand):
    """Verify every chain and daily root; exit 0 if all hold, 1 if any does not."""

    help = "Recompute every chain and daily root; exit 1 and name each fault if any is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--scope`` narrows to one agency, ``--json`` prints for programs."""
        parser.add_argument("--scope", help="Code of one agency, e.g. PNC-GT. All by default.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, scope: str | None = None, **options: Any) -> None:
        """Print what was read and each fault."""
        known = scopes()
        if scope is not None and scope not in known:
            # Not a fault, but a mistyped code must not look like a clean bill.
            self.stderr.write(_("There is no chain in scope %(scope)s.") % {"scope": scope})
        reports = {code: verify_scope(code) for code in ([scope] if scope else known)}
        clean = not any(report.faults for report in reports.values())
        if options["json"]:
            self._print_json(reports, clean)
        else:
            self._print_text(reports)
        if not clean:
            sys.exit(1)

    def _print_json(self, reports: dict[str, Report], clean: bool) -> None:
        scopes_read = [{"scope": code} | asdict(report) for code, report in reports.items()]
        self.stdout.write(
            json.dumps({"clean": clean, "scopes": scopes_read}, ensure_ascii=False, indent=2)
        )

    def _print_text(self, reports: dict[str, Report]) -> None:
        for code, report in reports.items():
            read = {
                "scope": code,
                "entries": report.entries,
                "chains": report.chains,
                "days": report.days,
                "faults": len(report.faults),
            }
            self.stdout.write(
                _(
                    "%(scope)s: entries %(entries)d, chains %(chains)d, daily roots %(days)d, "
                    "faults %(faults)d"
                )
                % read
            )
            for fault in report.faults:
                self.stdout.write(f"{fault.code} {fault.chain} #{fault.seq} {fault.message}")
