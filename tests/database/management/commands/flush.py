"""Django's ``flush`` for tests: suspends the guards, empties the tables, restores both."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from ledger.triggers import suspended
from tests.database import wagtail_tree


class Command(flush.Command):
    """``TransactionTestCase`` and live servers call this after each test (decision 24).

    Outside tests Django's own ``flush`` runs, and the database refuses it: as it should.
    """

    def handle(self, **options: Any) -> None:
        """Flush without guards, then put guards and Wagtail's first rows back."""
        with suspended(connections[options["database"]]):
            super().handle(**options)
        wagtail_tree.restore()
