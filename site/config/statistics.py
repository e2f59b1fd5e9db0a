"""What the planner knows about the data. PostgreSQL keeps it current by itself; SQLite is told."""

from django.db import connection

ROWS_LOOKED_AT = 1000
"""Of each index: enough to tell rare values from frequent ones, in some hundredths of a second."""


def refresh() -> None:
    """Let SQLite count its indexes, so that it starts a query where there are few rows.

    Without, it takes "waits for an answer" to be as rare as "is about this trainee", and every
    trainee's first page reads what waits in the whole country.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
            cursor.execute("ANALYZE")
