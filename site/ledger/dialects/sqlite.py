"""Guards in SQLite: one trigger for each operation.

``INSERT OR REPLACE`` deletes without firing DELETE triggers unless ``recursive_triggers`` is on;
``ledger.receivers`` switches it on for every connection.
"""

from django.db.backends.utils import CursorWrapper

from . import PREFIX, Guard

_OURS = f"type = 'trigger' AND substr(name, 1, {len(PREFIX)}) = '{PREFIX}'"


def _triggers(guard: Guard) -> dict[str, str]:
    """{trigger name: its CREATE statement, as SQLite will store it}"""
    result = {}
    for operation, condition in guard.refusals.items():
        name = f"{PREFIX}{guard.table}_{operation.lower()}"
        result[name] = (
            f'CREATE TRIGGER "{name}" BEFORE {operation} ON "{guard.table}" FOR EACH ROW BEGIN '
            f"SELECT RAISE(ABORT, '{guard.message}') WHERE {condition}; END"
        )
    return result


def statements(guard: Guard) -> list[str]:
    """SQL that creates the guard's triggers."""
    return list(_triggers(guard).values())


def expected(guard: Guard) -> dict[str, str]:
    """{"table.trigger": definition} once the guard is installed."""
    return {f"{guard.table}.{name}": sql for name, sql in _triggers(guard).items()}


def installed(cursor: CursorWrapper) -> dict[str, str]:
    """{"table.trigger": definition} of every guard trigger in the database; one query."""
    cursor.execute(f"SELECT tbl_name, name, sql FROM sqlite_master WHERE {_OURS}")  # noqa: S608
    return {f"{table}.{name}": sql for table, name, sql in cursor.fetchall()}


def removals(cursor: CursorWrapper) -> list[str]:
    """SQL that drops every guard trigger now in the database."""
    cursor.execute(f"SELECT name FROM sqlite_master WHERE {_OURS}")  # noqa: S608
    return [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()]
