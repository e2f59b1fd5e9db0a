"""Find a PostgreSQL for the database tests.

``python -m tests.postgresql`` prints a DATABASE_URL, or fails where no server answers. The name
of the database holds the process id: two checkouts tested at once do not meet, and Django drops
the test database it made from it.
"""

import os
import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg

LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"
TIMEOUT_S = 3


def answering_url() -> str | None:
    """Return the URL of a database of our own name on the server that answers."""
    given = os.environ.get("DATABASE_URL", LOCAL)
    server = urlsplit(given)
    if not server.scheme.startswith("postgres"):
        return None
    try:
        maintenance = urlunsplit(server._replace(path="/postgres", query=""))
        with psycopg.connect(maintenance, connect_timeout=TIMEOUT_S) as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError as problem:
        print(f"{server.hostname}:{server.port or 5432}: {problem}", file=sys.stderr)
        return None
    return urlunsplit(server._replace(path=f"/acompana_{os.getpid()}"))


if __name__ == "__main__":
    url = answering_url()
    if url is None:
        print("No PostgreSQL answers. Set DATABASE_URL or start one.", file=sys.stderr)
        sys.exit(1)
    print(url)
