"""The entries of one closed day, in the order in which its tree is built."""

from collections.abc import Iterator
from datetime import date

from django.db import connections
from django.db.models import F
from django.db.models.functions import Collate

from ledger.linking import place
from ledger.models import Entry

# A tree needs one order everywhere. A database's own collation may put "b:1" before "B:1" or skip
# hyphens, and differs between two servers; bytes do not.
_BYTEWISE = {"sqlite": "BINARY", "postgresql": "C"}


def day_nodes(scope: str, date: date) -> Iterator[tuple[str, str]]:
    """Yield (place, hash) of the scope's entries of a UTC date by (chain bytes, seq); a stream."""
    entries = Entry.objects.filter(scope=scope, day=date)
    collation = _BYTEWISE[connections[entries.db].vendor]
    rows = entries.order_by(Collate(F("chain"), collation), "seq")
    for chain, seq, entry_hash in rows.values_list("chain", "seq", "hash").iterator(2000):
        yield place(chain, seq), entry_hash
