"""A database whose guards are not in place is not fit for signed records."""

import sys
from collections.abc import Sequence
from typing import Any

from django.core.checks import ERROR, WARNING, CheckMessage, Tags, register
from django.db import connections

from .triggers import missing


@register(Tags.database)
def guards_are_installed(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Report missing guards as ``ledger.E001`` for ``check --database <alias>`` and ``migrate``."""
    # migrate is the cure: an error would keep it from running, so there it is a warning.
    level = WARNING if sys.argv[1:2] == ["migrate"] else ERROR
    return [
        CheckMessage(
            level,
            f"Guards on signed rows are missing in database {alias!r}: {', '.join(absent)}.",
            hint="Run manage.py migrate: it installs them, also when no migration is pending.",
            id="ledger.E001",
        )
        for alias in databases or []
        if (absent := missing(connections[alias]))
    ]
