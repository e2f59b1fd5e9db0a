"""Database guards: what is signed cannot be changed, even by a mistake in our own code.

Apps register their tables from ``AppConfig.ready()``; ``post_migrate`` installs all guards. They
are not made by migrations: SQLite remakes a table at most ``AlterField``s and loses its triggers
without a word (decision 24). ``missing`` is asked by the system check ``ledger.E001`` and by
``/readyz``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .dialects import ALWAYS, NEVER, Guard, postgresql, sqlite

_DIALECTS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
_guards: dict[str, Guard] = {}


def protect(
    model: type[models.Model],
    *,
    update: str = ALWAYS,
    delete: str = ALWAYS,
    insert: str = NEVER,
) -> None:
    """Register conditions under which the database refuses an operation on the model's table.

    Each condition is SQL that both SQLite and PostgreSQL understand, over OLD (update, delete) and
    NEW (update, insert); it may hold a subselect. "TRUE" always refuses, "FALSE" never; NULL counts
    as not refusing. A refusal is an ``IntegrityError`` that says ``append-only: <table>``. On
    PostgreSQL, a table with a delete condition refuses TRUNCATE too.

    Raises:
        ImproperlyConfigured: the table has other conditions already; only one place may decide.
    """
    guard = Guard(model._meta.db_table, update=update, delete=delete, insert=insert)
    if _guards.setdefault(guard.table, guard) != guard:
        raise ImproperlyConfigured(f"{guard.table} is protected twice, with other conditions.")


def append_only(model: type[models.Model]) -> None:
    """Register a model whose rows are written once: every UPDATE and DELETE is refused."""
    protect(model)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database's guards exactly the registered ones, for tables that exist.

    Drops and creates in one transaction, so no moment passes without guards; does nothing when all
    are in place, so an idle migrate takes no locks.
    """
    dialect = _dialect(connection)
    guards = _applicable(connection)
    expected = {key: sql for guard in guards for key, sql in dialect.expected(guard).items()}
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if dialect.installed(cursor) == expected:
            return
        _drop_all(connection, dialect)
        for guard in guards:
            for statement in dialect.statements(guard):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop every guard in the database, registered or not, in one transaction."""
    with transaction.atomic(using=connection.alias):
        _drop_all(connection, _dialect(connection))


@contextmanager
def suspended(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Run a block without guards and put them back after it. For tests and their flush only."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return "table.trigger" of each guard that is absent, disabled or other than registered.

    Tables that do not exist yet are not counted: that is what unapplied migrations are for. Two
    queries.
    """
    dialect = _dialect(connection)
    guards = _applicable(connection)
    with connection.cursor() as cursor:
        installed = dialect.installed(cursor)
    return sorted(
        key
        for guard in guards
        for key, definition in dialect.expected(guard).items()
        if installed.get(key) != definition
    )


def _applicable(connection: BaseDatabaseWrapper) -> list[Guard]:
    tables = set(connection.introspection.table_names())
    return [guard for table, guard in sorted(_guards.items()) if table in tables]


def _drop_all(connection: BaseDatabaseWrapper, dialect: ModuleType) -> None:
    with connection.cursor() as cursor:
        for statement in dialect.removals(cursor):
            cursor.execute(statement)


def _dialect(connection: BaseDatabaseWrapper) -> ModuleType:
    try:
        return _DIALECTS[connection.vendor]
    except KeyError:
        raise ImproperlyConfigured(
            f"Signed rows cannot be guarded in {connection.display_name}: use SQLite or PostgreSQL."
        ) from None
