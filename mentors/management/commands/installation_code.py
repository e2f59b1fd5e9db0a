"""``manage.py installation_code``: a new code for the first-start page."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interface.refusal import Refusal
from mentors.actions.issue_installation_code import VALID_FOR, issue_installation_code


class Command(BaseCommand):
    """Print a one-time code; earlier ones are worth nothing then."""

    help = "Print a new one-time code for the first-start page of an empty installation."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the code and where to use it."""
        try:
            code = issue_installation_code()
        except Refusal as refusal:
            raise CommandError(refusal.text) from refusal
        hours = int(VALID_FOR.total_seconds() // 3600)
        self.stdout.write(f"Installation code: {code}")
        self.stdout.write(f"Open /instalacion/ and write it there within {hours} hours.")
