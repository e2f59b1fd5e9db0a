"""The configuration as an app, so that its checks and commands are found."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the start-up checks."""

    name = "config"

    def ready(self) -> None:
        """Import the checks for their registration."""
        from . import checks  # noqa: F401
