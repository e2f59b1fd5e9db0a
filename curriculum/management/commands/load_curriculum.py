"""``manage.py load_curriculum``: content files become drafts in the editor."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from curriculum.actions.load_curriculum import MODULES, load_curriculum
from curriculum.content.typed import SourceProblem


class Command(BaseCommand):
    """Load modules; a second run changes nothing."""

    help = "Bring modules (YAML) into the page tree as drafts that wait for review."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A folder of module files, and what to do with pages that somebody edited."""
        parser.add_argument("folder", nargs="?", type=Path, default=MODULES, metavar="DIR")
        parser.add_argument(
            "--force", action="store_true", help="overwrite pages that somebody edited, too"
        )
        parser.add_argument("--json", action="store_true", help="print what was done as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what was done."""
        try:
            report = load_curriculum(folder=options["folder"], force=options["force"])
        except SourceProblem as problem:
            raise CommandError(str(problem)) from problem
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        counted = ", ".join(f"{number} {name}" for name, number in report.counts.items())
        self.stdout.write(
            f"{counted}: {len(report.created)} pages created, {len(report.changed)} changed, "
            f"{len(report.left_alone)} left alone"
        )
        for name in report.edited:
            self.stdout.write(f"edited here, left alone: {name} (--force overwrites)")
