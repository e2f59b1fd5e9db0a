"""Guards in PostgreSQL: one function for each table, a row trigger and a TRUNCATE trigger.

TRUNCATE fires no row triggers, so a table whose rows may be undeletable refuses it altogether.
"""

import hashlib

from django.db.backends.utils import CursorWrapper

from . import NEVER, PREFIX, Guard

_ROW_TRIGGER = f"{PREFIX}row"
_TRUNCATE_TRIGGER = f"{PREFIX}truncate"

# Bits of pg_trigger.tgtype (src/include/catalog/pg_trigger.h).
_FOR_EACH_ROW, _BEFORE = 1, 2
_EVENT_BITS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
_MAX_IDENTIFIER = 63


def _function(guard: Guard) -> str:
    name = f"{PREFIX}{guard.table}"
    if len(name) <= _MAX_IDENTIFIER:
        return name
    # PostgreSQL would cut a longer name silently, and two tables could then share a function.
    suffix = hashlib.sha256(guard.table.encode()).hexdigest()[:8]
    return f"{name[: _MAX_IDENTIFIER - 9]}_{suffix}"


def _body(guard: Guard) -> str:
    refuse = f"RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'integrity_constraint_violation';"
    lines = ["", "BEGIN"]
    if guard.delete != NEVER:
        lines.append(f"IF TG_OP = 'TRUNCATE' THEN {refuse} END IF;")
    for operation, condition in guard.refusals.items():
        # Nested, because plpgsql has no OLD in an INSERT and AND promises no order.
        lines.append(f"IF TG_OP = '{operation}' THEN IF {condition} THEN {refuse} END IF; END IF;")
    lines += ["IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;", "RETURN NEW;", "END", ""]
    return "\n".join(lines)


def statements(guard: Guard) -> list[str]:
    """SQL that creates the guard's function and triggers."""
    function = _function(guard)
    body = f"$guard${_body(guard)}$guard$"
    created = [f'CREATE FUNCTION "{function}"() RETURNS trigger LANGUAGE plpgsql AS {body}']
    if guard.refusals:
        events = " OR ".join(guard.refusals)
        created.append(
            f'CREATE TRIGGER "{_ROW_TRIGGER}" BEFORE {events} ON "{guard.table}"'
            f' FOR EACH ROW EXECUTE FUNCTION "{function}"()'
        )
    if guard.delete != NEVER:
        created.append(
            f'CREATE TRIGGER "{_TRUNCATE_TRIGGER}" BEFORE TRUNCATE ON "{guard.table}"'
            f' FOR EACH STATEMENT EXECUTE FUNCTION "{function}"()'
        )
    return created


def expected(guard: Guard) -> dict[str, str]:
    """{"table.trigger": definition} once the guard is installed."""
    result = {}
    if guard.refusals:
        events = sum(_EVENT_BITS[operation] for operation in guard.refusals)
        row_type = _FOR_EACH_ROW + _BEFORE + events
        result[f"{guard.table}.{_ROW_TRIGGER}"] = _definition(row_type, "O", _body(guard))
    if guard.delete != NEVER:
        truncate_type = _BEFORE + _EVENT_BITS["TRUNCATE"]
        result[f"{guard.table}.{_TRUNCATE_TRIGGER}"] = _definition(truncate_type, "O", _body(guard))
    return result


def installed(cursor: CursorWrapper) -> dict[str, str]:
    """{"table.trigger": definition} of every guard trigger in the current schema; one query.

    A disabled trigger, or a function whose body was replaced, has another definition.
    """
    cursor.execute(
        "SELECT c.relname, t.tgname, t.tgtype, t.tgenabled, p.prosrc"
        " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
        " JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = current_schema() AND starts_with(p.proname, %s)",
        [PREFIX],
    )
    return {
        f"{table}.{name}": _definition(kind, enabled, source)
        for table, name, kind, enabled, source in cursor.fetchall()
    }


def removals(cursor: CursorWrapper) -> list[str]:
    """SQL that drops every guard function now in the current schema, with its triggers."""
    cursor.execute(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = current_schema() AND starts_with(p.proname, %s)",
        [PREFIX],
    )
    names = ", ".join(f'"{name}"()' for (name,) in cursor.fetchall())
    return [f"DROP FUNCTION {names} CASCADE"] if names else []


def _definition(kind: int, enabled: str | bytes, source: str) -> str:
    # psycopg returns the "char" type as bytes in some versions and as text in others.
    state = enabled.decode() if isinstance(enabled, bytes) else enabled
    return f"{kind} {state} {source}"
