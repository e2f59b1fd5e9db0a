"""``manage.py rebuild_progress [--check]``: progress follows from events, or is repaired."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from curriculum.actions.rebuild_progress import rebuild_progress
from curriculum.models import Attempt


class Command(BaseCommand):
    """Compare or rebuild what each person's attempts amount to."""

    help = "Rebuild progress from the events of attempts; --check compares and changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Read the options."""
        parser.add_argument("--check", action="store_true", help="compare only")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through everybody who began something."""
        people = sorted(set(Attempt.objects.values_list("person_id", flat=True).distinct()))
        different = [
            str(person)
            for person in people
            if rebuild_progress(person_id=person, check=options["check"])
        ]
        if options["json"]:
            self.stdout.write(json.dumps({"people": len(people), "different": different}))
        else:
            for person in different:
                self.stdout.write(person)
            self.stdout.write(f"{len(people)} people, {len(different)} different")
        if options["check"] and different:
            raise CommandError("Progress differs from the events; run without --check to repair.")
