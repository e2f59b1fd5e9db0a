"""What ``make run`` prints: the demonstration accounts (decision 12)."""

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
