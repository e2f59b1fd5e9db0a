"""When guards come and go: with each migrate, and with each SQLite connection."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from . import triggers


def connect(config: AppConfig) -> None:
    """Connect the receivers; the migrate signals once, not once for every app."""
    connection_created.connect(_fire_triggers_on_replace, dispatch_uid="ledger.replace")
    pre_migrate.connect(_make_way, sender=config, dispatch_uid="ledger.make_way")
    post_migrate.connect(_install, sender=config, dispatch_uid="ledger.install")


def _fire_triggers_on_replace(
    sender: object, connection: BaseDatabaseWrapper, **kwargs: Any
) -> None:
    # By default SQLite's REPLACE deletes the old row past its DELETE trigger.
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")


def _make_way(sender: object, using: str, plan: Sequence[Any] = (), **kwargs: Any) -> None:
    # SQLite remakes a table by dropping it and renaming the copy, and refuses the rename while a
    # trigger of any other table mentions the dropped one. If the migration fails half-way, the
    # guards are missing until one succeeds, and ledger.E001 and /readyz say so.
    if plan and connections[using].vendor == "sqlite":
        triggers.remove(connections[using])


def _install(sender: object, using: str, **kwargs: Any) -> None:
    triggers.install(connections[using])
