"""What a guard is, and what each database must be able to say about it.

A guard refuses an operation on a table under a condition. SQLite and PostgreSQL spell triggers
differently, so each has a module here with the same functions:

    statements(guard)      SQL that creates the guard's triggers
    expected(guard)        {"table.trigger": definition} as ``installed`` will report it
    installed(cursor)      {"table.trigger": definition} of every guard trigger now in the database
    removals(cursor)       SQL that drops every guard trigger now in the database
"""

from dataclasses import dataclass

PREFIX = "ledger_guard_"
"""Begins the name of everything a guard creates; nothing else may begin so."""

NEVER = "FALSE"
ALWAYS = "TRUE"


@dataclass(frozen=True)
class Guard:
    """Conditions over OLD and NEW under which an operation on ``table`` is refused."""

    table: str
    update: str = ALWAYS
    delete: str = ALWAYS
    insert: str = NEVER

    @property
    def refusals(self) -> dict[str, str]:
        """{"UPDATE" | "DELETE" | "INSERT": condition}, without what is never refused."""
        conditions = {"UPDATE": self.update, "DELETE": self.delete, "INSERT": self.insert}
        return {operation: sql for operation, sql in conditions.items() if sql != NEVER}

    @property
    def message(self) -> str:
        """What the database answers to a refused operation."""
        return f"append-only: {self.table}"
