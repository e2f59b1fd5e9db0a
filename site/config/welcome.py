"""What ``make run`` prints: the demonstration accounts (decision 12), or how to start empty."""

from django.db import DatabaseError, connections

from interface.refusal import Refusal

AGENCY = "PNC-GT"
PASSWORD = "acompana-demo"  # noqa: S105
ACCOUNTS = {
    "jefatura": "leadership",
    "coordinacion": "coordinator",
    "supervision": "supervisor",
    "oficial": "field training officer",
    "agente": "trainee",
    "edicion": "editor",
    "donante": "donor",
    "auditoria": "audit",
}
"""Handle, which is also the service number → role in English."""


def demonstration_lines() -> list[str]:
    """Lines for a terminal."""
    return [
        f"Sign in to agency {AGENCY} with password {PASSWORD} as",
        *(f"  {handle:<13} {role}" for handle, role in ACCOUNTS.items()),
        "Ctrl-C stops web, worker and beat.",
    ]


def first_start_lines() -> list[str]:
    """Return a new one-time code while the installation is empty, nothing afterwards.

    Leaves no connection open: the server forks its workers next.
    """
    # The models are there only once Django is, and gunicorn reads this file before that.
    from mentors.actions.issue_installation_code import issue_installation_code

    try:
        code = issue_installation_code()
    except (Refusal, DatabaseError):
        return []
    finally:
        for connection in connections.all():
            connection.close()
            getattr(connection, "close_pool", bool)()
    return [
        "Nobody has set up this installation yet. Open /instalacion/ and write",
        f"  {code}",
        "The code works once, for 24 hours; manage.py installation_code prints another.",
    ]
