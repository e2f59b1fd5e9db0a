"""``manage.py rebuild_standings [--check]``: standings follow from the record, or are repaired."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from evaluations.actions.keep_standing import is_current, lock_standing, rebuild_standing
from evaluations.models import Observation, Standing


class Command(BaseCommand):
    """Compare or rebuild what each enrolment's record amounts to."""

    help = "Rebuild standings from the signed record; --check compares and changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Read the options."""
        parser.add_argument("--check", action="store_true", help="compare only")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through every enrolment that has a standing or an observation."""
        enrolments = sorted(
            set(Standing.objects.values_list("enrolment_id", flat=True))
            | set(Observation.objects.values_list("enrolment_id", flat=True).distinct())
        )
        different = []
        for enrolment in enrolments:
            with transaction.atomic():
                standing = lock_standing(enrolment)
                same = is_current(standing) if options["check"] else not rebuild_standing(standing)
            if not same:
                different.append(str(enrolment))
        if options["json"]:
            self.stdout.write(json.dumps({"enrolments": len(enrolments), "different": different}))
        else:
            for enrolment_id in different:
                self.stdout.write(enrolment_id)
            self.stdout.write(f"{len(enrolments)} standings, {len(different)} different")
        if options["check"] and different:
            raise CommandError("Standings differ from the record; run without --check to repair.")
