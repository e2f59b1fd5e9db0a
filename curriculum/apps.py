"""What must be learned."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurriculumConfig(AppConfig):
    """Competency frameworks, programmes and, later, modules."""

    name = "curriculum"
    verbose_name = _("Curriculum")

    def ready(self) -> None:
        """Register the guards that keep published definitions immutable."""
        from . import guards, receivers  # noqa: F401

        guards.register()
