"""``manage.py demo``: a cohort observed for six weeks, and accounts to look at it."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from config.demonstration.accounts import add_accounts
from config.demonstration.cohort import add_cohort
from config.demonstration.history import write_history
from config.demonstration.notices import tell_people
from config.demonstration.places import place_agencies
from evaluations.models import Observation


class Command(BaseCommand):
    """Load the demonstration once; a second run finds it and changes nothing."""

    help = "Load the demonstration: accounts, one cohort, six weeks of observations."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing, all of it or nothing."""
        if not settings.DEMONSTRATION_ACCOUNTS:
            raise CommandError(
                "These settings refuse demonstration accounts: their password is public. "
                "Use config.settings.development, on a database that holds no real record."
            )
        began = time.monotonic()
        with transaction.atomic():
            states = load()
        if states is None:
            self.stdout.write("The demonstration is loaded already.")
            return
        total = sum(states.values())
        named = ", ".join(f"{state} {number}" for state, number in sorted(states.items()))
        self.stdout.write(
            f"Demonstration: {total} observations ({named}) in {time.monotonic() - began:.1f} s"
        )


def load() -> dict[str, int] | None:
    """Load what is missing; returns observations by state, or ``None`` when nothing was."""
    now = timezone.now()
    today = timezone.localdate(now)
    agency = place_agencies(today)
    accounts = add_accounts(agency)
    if Observation.objects.filter(enrolment__trainee=accounts["agente"]).exists():
        return None
    together = add_cohort(agency, accounts, today)
    states = write_history(together, agency=agency, coordinator=accounts["coordinacion"], now=now)
    tell_people(accounts, now=now)
    return states
