"""Who, where, with whom."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MentorsConfig(AppConfig):
    """Agencies, people, roles, cohorts, enrolments, certification and assignments."""

    name = "mentors"
    verbose_name = _("People and assignments")

    def ready(self) -> None:
        """Register the guards of rows that stay as they are and connect receivers."""
        from . import guards, inbox, receivers  # noqa: F401
        from .actions import send_digest

        guards.register()
        inbox.register_kinds()
        send_digest.register_job()
