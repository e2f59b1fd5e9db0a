"""``manage.py prepare``: everything between installed packages and a running product."""

import errno
import os
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config import static_stamp, statistics
from config.celery import make_spool
from ledger import triggers


class Command(BaseCommand):
    """Catalogues, database, demonstration data, static files; each only where it is needed."""

    help = "Compile catalogues, migrate, load the demonstration and collect static files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The port is asked for first: no one waits a minute to hear that it is taken."""
        parser.add_argument("--port", type=int, help="fail now if this port is in use")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, saying what takes time."""
        if options["port"] is not None:
            _require_free(os.environ.get("HOST", "127.0.0.1"), options["port"])
        Path(settings.VAR).mkdir(parents=True, exist_ok=True)
        make_spool()
        call_command("catalogue", compile=True)
        collecting = None if static_stamp.is_current() else _start_collecting()
        if _migrations_wait():
            with self._timed("Database"):
                call_command("migrate", interactive=False, verbosity=0)
        # Without templates the first agency would have nothing to build its programme from.
        call_command("load_starter", verbosity=0)
        if settings.DEMONSTRATION_ACCOUNTS:
            with self._timed("Demonstration data"):
                call_command("demo")
        statistics.refresh()
        if collecting:
            with self._timed("Static files, the rest"):
                _finish(collecting)

    @contextmanager
    def _timed(self, what: str) -> Iterator[None]:
        start = time.monotonic()
        yield
        self.stdout.write(f"{what}: {time.monotonic() - start:.1f} s")


def _require_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        # As gunicorn will: a connection that is closing does not count as in use.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            if problem.errno != errno.EADDRINUSE:
                raise CommandError(f"Cannot listen on {host}:{port}: {problem}") from problem
            raise CommandError(
                f"Port {port} is in use. Stop what uses it, or choose another: make run PORT=8001"
            ) from problem


def _migrations_wait() -> bool:
    """Whether to migrate: something is new, or a trigger was lost (decision 24)."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return bool(plan) or bool(triggers.missing(connection))


def _start_collecting() -> subprocess.Popen[bytes]:
    """Collect beside the rest: it compresses for as long as the database takes to migrate."""
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--clear", "-v", "0"]
    return subprocess.Popen(command, cwd=settings.ROOT)  # noqa: S603


def _finish(collecting: subprocess.Popen[bytes]) -> None:
    if collecting.wait() != 0:
        raise CommandError("Static files could not be collected; the reason stands above.")
    static_stamp.write()
