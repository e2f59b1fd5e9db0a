"""How an entry is bound to the one before it, and a day to the day before. Pure.

Whoever changes one stored field must change the hash of its entry, then the ``previous_hash`` of
the next one, and so on to the tip and every later daily root, of which copies lie outside.
"""

from datetime import UTC, date, datetime

from .digests import Purpose, digest

GENESIS = "0" * 64
"""``previous_hash`` of a chain's first entry and ``previous_root`` of a scope's first day."""

_SEPARATOR = ":"


def scope_of(chain: str) -> str:
    """Return the scope of a chain named ``"<scope>:<uuid>"``, e.g. ``"PNC-GT"``.

    Raises:
        ValueError: the name has no scope or nothing after it.
    """
    scope, _, rest = chain.partition(_SEPARATOR)
    if not scope or not rest:
        raise ValueError(f"A chain is named '<scope>:<uuid>', not {chain!r}.")
    return scope


def day_of(at: datetime) -> date:
    """Return the UTC date on which an aware moment falls.

    Raises:
        ValueError: the moment has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError("A moment in the ledger needs a time zone.")
    return at.astimezone(UTC).date()


def entry_hash(
    *,
    chain: str,
    seq: int,
    kind: str,
    subject: str,
    actor: str,
    role: str,
    payload_hash: str,
    previous_hash: str,
    at: datetime,
) -> str:
    """Return the hash of one entry over all its fields and the hash before it (64 hex digits).

    The moment is hashed as UTC with microseconds, the way both databases keep it.
    """
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return digest(
        Purpose.ENTRY,
        chain,
        str(seq),
        kind,
        subject,
        actor,
        role,
        payload_hash,
        previous_hash,
        moment,
    )


def day_hash(*, scope: str, date: date, root: str, entries: int, previous_root: str) -> str:
    """Return the hash of one closed day (64 hex digits).

    Args:
        previous_root: ``hash`` of the scope's previous closed day, ``GENESIS`` for the first.
    """
    return digest(Purpose.DAY, scope, date.isoformat(), root, str(entries), previous_root)


def place(chain: str, seq: int) -> str:
    """Name an entry inside a day's tree: ``"<chain>#<seq>"``."""
    return f"{chain}#{seq}"
