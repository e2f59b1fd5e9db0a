"""``manage.py demo``: a cohort observed for six weeks, or three countries for twelve."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from config import statistics
from config.demonstration.accounts import add_accounts
from config.demonstration.careers import add_careers
from config.demonstration.cohort import add_cohort
from config.demonstration.curriculum import add_curriculum
from config.demonstration.full import loading
from config.demonstration.full.answer_key import answer_key
from config.demonstration.history import write_history
from config.demonstration.learning import add_learning
from config.demonstration.notices import tell_people
from config.demonstration.pairing import add_pairing
from config.demonstration.places import place_agencies
from config.demonstration.programmes import add_programme
from curriculum.actions.load_programme import load_programme
from evaluations.models import Observation
from ledger.actions.close_day import close_day
from ledger.queries.scopes import scopes

SMALL, FULL = "small", "full"


class Command(BaseCommand):
    """Load the demonstration once; a second run finds it and changes nothing."""

    help = (
        "Load the demonstration: accounts, one cohort, six weeks of observations. With --scale "
        "full also six promotions of three countries, twelve weeks, 45,000 observations."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Read the options."""
        parser.add_argument("--scale", choices=(SMALL, FULL), default=SMALL)
        parser.add_argument(
            "--key",
            type=Path,
            metavar="FILE",
            help="write what is planted in the full demonstration as JSON",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing: the small one, then the full one, then close the ledger's days."""
        if not settings.DEMONSTRATION_ACCOUNTS:
            raise CommandError(
                "These settings refuse demonstration accounts: their password is public. "
                "Use config.settings.development, on a database that holds no real record."
            )
        if options["key"] and options["scale"] != FULL:
            raise CommandError("An answer key belongs to the full demonstration: --scale full.")
        now = timezone.now()
        new = self._load_small(now)
        if options["scale"] == FULL:
            new = self._load_full(now) or new
            if options["key"]:
                self._write_key(options["key"])
        if new:
            for scope in scopes():
                close_day(scope=scope, date=now.astimezone(UTC).date() - timedelta(days=1))
        else:
            self.stdout.write("The demonstration is loaded already.")

    def _load_small(self, now: datetime) -> bool:
        began = time.monotonic()
        with transaction.atomic():
            states = load(now)
        if states is None:
            return False
        total = sum(states.values())
        named = ", ".join(f"{state} {number}" for state, number in sorted(states.items()))
        self.stdout.write(
            f"Demonstration: {total} observations ({named}) in {time.monotonic() - began:.1f} s"
        )
        return True

    def _load_full(self, now: datetime) -> bool:
        if loading.is_loaded():
            return False
        began, total, done = time.monotonic(), loading.units(), 0
        observations = 0
        try:
            for done, unit in enumerate(loading.load(now), 1):
                observations += unit.observations
                self.stdout.write(
                    f"[{done}/{total}] {unit.agency} {unit.unit}: {unit.observations} "
                    f"observations, {time.monotonic() - began:.0f} s",
                )
        except loading.LedgerClosed as closed:
            raise CommandError(str(closed)) from closed
        statistics.refresh()
        self.stdout.write(
            f"Full demonstration: {observations:,} observations of {done} units in "
            f"{time.monotonic() - began:.0f} s"
        )
        return True

    def _write_key(self, file: Path) -> None:
        file.write_text(json.dumps(answer_key(), indent=2, ensure_ascii=False) + "\n", "utf-8")
        self.stdout.write(f"Answer key: {file}")


def load(now: datetime) -> dict[str, int] | None:
    """Load what is missing; returns observations by state, or ``None`` when nothing was."""
    add_curriculum()
    today = timezone.localdate(now)
    agency = place_agencies(today)
    accounts = add_accounts(agency)
    if Observation.objects.filter(enrolment__trainee=accounts["agente"]).exists():
        return None
    add_programme(load_programme(), author=accounts["jefatura"])
    together = add_cohort(agency, accounts, today)
    add_learning(now)
    add_pairing(agency, accounts, today)
    add_careers(agency, accounts["coordinacion"], today)
    states = write_history(together, coordinator=accounts["coordinacion"], now=now)
    tell_people(accounts, now=now)
    return states
