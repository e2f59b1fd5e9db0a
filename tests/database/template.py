"""A migrated SQLite database that test runs copy instead of migrating again.

Migrating takes some 20 s of pure computing (Wagtail's history of 150 migrations), in each worker
and for each run. The first run keeps the result under var/, named by what it depends on; the
others copy it. Each process works on a file of its own, so runs side by side do not meet.
PostgreSQL is migrated as always: there the migrations themselves are what is tested.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

FOLDER = Path(settings.VAR) / "tests"
MIGRATED_APPS = ("curriculum", "evaluations", "mentors", "site/ledger")


def on_sqlite() -> bool:
    """Whether this run is one on SQLite."""
    return connection.vendor == "sqlite"


def migrated_template() -> Path:
    """Where the migrated database of this state of the checkout is, or will be, kept."""
    digest = hashlib.sha256()
    sources = [Path(settings.SITE) / "requirements" / "lock.txt"]
    for app in MIGRATED_APPS:
        sources += sorted((Path(settings.ROOT) / app / "migrations").glob("*.py"))
    for source in sources:
        digest.update(source.read_bytes())
    return FOLDER / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Give each process a database of its own: by suffix, and on SQLite a file by process id."""
    if on_sqlite():
        FOLDER.mkdir(parents=True, exist_ok=True)
        connection.settings_dict["TEST"]["NAME"] = str(FOLDER / f"run-{os.getpid()}.sqlite3")


@pytest.fixture(scope="session")
def template_lock() -> Iterator[int]:
    """An open file to lock: who finds no template makes it while the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as file:
        yield file.fileno()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None, template_lock: int) -> bool:
    """Start from the template where there is one, and keep the lock where there is none."""
    if not on_sqlite():
        return False
    fcntl.flock(template_lock, fcntl.LOCK_EX)
    template = migrated_template()
    if template.exists():
        shutil.copyfile(template, connection.settings_dict["TEST"]["NAME"])
        fcntl.flock(template_lock, fcntl.LOCK_UN)
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, template_lock: int, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Keep the migrated database for the next run, and remove our own file at the end."""
    if not on_sqlite():
        yield
        return
    template = migrated_template()
    if not template.exists():
        with django_db_blocker.unblock():
            _keep(template)
        fcntl.flock(template_lock, fcntl.LOCK_UN)
    yield
    with django_db_blocker.unblock():
        connection.close()
    for file in FOLDER.glob(f"run-{os.getpid()}.sqlite3*"):
        file.unlink()


def _keep(template: Path) -> None:
    """Copy through SQLite, which knows what still stands in the write-ahead log."""
    for outdated in FOLDER.glob("migrated-*.sqlite3"):
        outdated.unlink()
    unfinished = template.with_suffix(f".{os.getpid()}")
    target = sqlite3.connect(unfinished)
    connection.ensure_connection()
    connection.connection.backup(target)
    target.close()
    unfinished.replace(template)
