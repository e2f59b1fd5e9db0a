"""What was observed and decided."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationsConfig(AppConfig):
    """Observations, their states and the standings that follow from them."""

    name = "evaluations"
    verbose_name = _("Evaluations")

    def ready(self) -> None:
        """Register the guards on signed rows and connect receivers."""
        from . import guards, inbox, receivers, reminders  # noqa: F401

        guards.register()
        inbox.register_kinds()
        reminders.register_kinds()
