"""The shared face."""

from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    """Templates tags and forms rendering; no tables."""

    name = "interface"
