"""Guards of the ledger's own tables."""

from ledger.models import AuditEvent, ChainHead, DailyRoot, Entry
from ledger.triggers import append_only, protect

# A root is published: an entry dated into a closed day would make it a lie.
_DAY_IS_CLOSED = (
    "EXISTS (SELECT 1 FROM ledger_dailyroot r WHERE r.scope = NEW.scope AND r.date >= NEW.day)"
)


def register() -> None:
    """Register every guard of the app; installed after each migrate."""
    protect(Entry, insert=_DAY_IS_CLOSED)
    append_only(DailyRoot)
    append_only(AuditEvent)
    # The tip moves with each entry, but a chain never disappears.
    protect(ChainHead, update="FALSE")
