"""Wrong configuration fails at start-up with a hint, not at three in the morning."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

DEMONSTRATION_PASSWORD_HINT = "Run demo data only with development settings."  # noqa: S105


def _is_production() -> bool:
    return settings.SETTINGS_MODULE.endswith("production")


@register()
def production_is_safe(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a production start with a weak key, no hosts, SQLite or demonstration accounts."""
    if not _is_production():
        return []
    problems: list[CheckMessage] = []
    if len(settings.SECRET_KEY) < 50:
        problems.append(
            Error(
                "SECRET_KEY is missing or shorter than 50 characters.",
                hint="Set the SECRET_KEY environment variable to a long random text.",
                id="acompana.E001",
            )
        )
    if not settings.ALLOWED_HOSTS:
        problems.append(
            Error(
                "ALLOWED_HOSTS is empty.",
                hint="Set ALLOWED_HOSTS to the public host names, separated by commas.",
                id="acompana.E002",
            )
        )
    if settings.DEMONSTRATION_ACCOUNTS:
        problems.append(
            Error(
                "Demonstration accounts are switched on.",
                hint=DEMONSTRATION_PASSWORD_HINT,
                id="acompana.E003",
            )
        )
    if not settings.REDIS_URL and settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        problems.append(
            Error(
                "Several nodes need a shared queue and cache.",
                hint="Set REDIS_URL.",
                id="acompana.E004",
            )
        )
    return problems
