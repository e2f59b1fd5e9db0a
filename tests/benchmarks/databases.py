"""Throw-away databases: one is migrated, the others are copies of it, and all go at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Place:
    """Where benchmarks keep data: a folder, and a PostgreSQL server unless it is SQLite."""

    folder: Path
    server: str = ""

    @property
    def vendor(self) -> str:
        """Return the name of the database as reports print it."""
        return "PostgreSQL" if self.server else "SQLite"

    def url(self, name: str) -> str:
        """Return the DATABASE_URL of a database of that name."""
        if not self.server:
            return f"sqlite:///{self.folder / name}.sqlite3"
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{self._own(name)}"))

    def _own(self, name: str) -> str:
        return f"acompana_bench_{os.getpid()}_{name}"

    def environment(self, name: str) -> dict[str, str]:
        """Return the environment of a process that works on the database."""
        kept = {key: value for key, value in os.environ.items() if key != "REDIS_URL"}
        return kept | {
            "ACOMPANA_VAR": str(self.folder),
            "DATABASE_URL": self.url(name),
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        }

    def copy(self, source: str, target: str) -> None:
        """Make a database that is a copy of another one, which nobody uses at the moment."""
        if not self.server:
            shutil.copyfile(self.folder / f"{source}.sqlite3", self.folder / f"{target}.sqlite3")
            return
        self._run(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(self._own(target)), sql.Identifier(self._own(source))
            )
        )

    def create(self, name: str) -> None:
        """Make an empty database; SQLite makes its file by itself."""
        if self.server:
            self._run(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self._own(name))))

    def drop(self, name: str) -> None:
        """Remove a database, if it is there."""
        if self.server:
            self._run(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(
                    sql.Identifier(self._own(name))
                )
            )
            return
        for file in self.folder.glob(f"{name}.sqlite3*"):
            file.unlink()

    def size(self, name: str) -> int:
        """Return how many bytes the database takes."""
        if not self.server:
            return (self.folder / f"{name}.sqlite3").stat().st_size
        with psycopg.connect(self.url(name)) as connection:
            row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        return int(row[0]) if row else 0

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def migrated(place: Place) -> Iterator[str]:
    """Migrate a database that copies start from; yields its name."""
    name = "migrated"
    place.create(name)
    try:
        manage(place, name, "migrate", "--verbosity", "0")
        yield name
    finally:
        place.drop(name)


@contextmanager
def copied(place: Place, source: str, name: str) -> Iterator[str]:
    """Copy a database for the time of a block; yields the name of the copy."""
    place.copy(source, name)
    try:
        yield name
    finally:
        place.drop(name)


def manage(place: Place, name: str, *arguments: str) -> None:
    """Run a management command on a database."""
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=place.environment(name),
        check=True,
    )
