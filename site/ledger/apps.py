"""Chains, daily roots, audit events and guards: the bottom of the graph."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """Append-only records. Knows nothing of the apps above it, nor of the user model."""

    name = "ledger"
    verbose_name = _("Ledger")

    def ready(self) -> None:
        """Register the ledger's guards and checks, and what installs every app's guards."""
        from . import checks, guards, receivers  # noqa: F401

        guards.register()
        receivers.connect(self)
