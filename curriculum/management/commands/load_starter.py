"""``manage.py load_starter``: the frameworks and programme templates that the product ships."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from curriculum.actions.load_starter import load_starter


class Command(BaseCommand):
    """Load what is missing; a second run changes nothing."""

    help = "Load the scales, frameworks and programme templates of the product as published."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and name what stands ready."""
        starter = load_starter()
        if not options["verbosity"]:
            return
        for kind, rows in (
            ("Scales", starter.scales),
            ("Frameworks", starter.frameworks),
            ("Programmes", starter.programmes),
        ):
            self.stdout.write(f"{kind}: {', '.join(str(row) for row in rows)}")
