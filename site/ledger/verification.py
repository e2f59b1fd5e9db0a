"""Find out whether anybody touched the record: chains, tips and daily roots recomputed from rows.

INT-01: what is stored does not have the hash it was given. INT-02: an entry or a day is
missing, surplus or out of order. One changed row is named once, at its own place. Entries are
streamed; memory holds one tip for each chain and never the entries.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ledger.linking import GENESIS, day_hash, day_of, entry_hash
from ledger.models import ChainHead, DailyRoot, Entry
from ledger.queries.days import day_nodes
from ledger.sealing import tree_root

WRONG_HASH = "INT-01"
BROKEN_ORDER = "INT-02"
_CHUNK = 2000


@dataclass(frozen=True)
class Fault:
    """One place where the record does not hold.

    ``chain`` and ``seq`` name the entry (the first of a run that is missing); for a daily root,
    ``chain`` is ``"<scope> <date>"`` and ``seq`` is 0.
    """

    code: str
    chain: str
    seq: int
    message: str


@dataclass
class Report:
    """What was read in a scope and what is wrong in it."""

    entries: int = 0
    chains: int = 0
    days: int = 0
    faults: list[Fault] = field(default_factory=list)


class _Row(NamedTuple):
    chain: str
    seq: int
    kind: str
    subject: str
    actor: str
    role: str
    payload_hash: str
    previous_hash: str
    at: datetime
    hash: str
    scope: str
    day: date

    def computed(self) -> str:
        """The hash that the stored fields should have."""
        return entry_hash(
            chain=self.chain,
            seq=self.seq,
            kind=self.kind,
            subject=self.subject,
            actor=self.actor,
            role=self.role,
            payload_hash=self.payload_hash,
            previous_hash=self.previous_hash,
            at=self.at,
        )

    def is_filed_right(self) -> bool:
        """Whether the unhashed columns say what the hashed ones say."""
        return self.chain.startswith(f"{self.scope}:") and self.day == day_of(self.at)


class _Tip(NamedTuple):
    seq: int
    hash: str


def verify_chain(chain: str) -> list[Fault]:
    """Return the faults of one chain, none if it holds; an unknown chain holds.

    Locks the chain while it reads, so that an entry appended meanwhile is not taken for a fault.
    """
    with transaction.atomic():
        heads = ChainHead.objects.select_for_update().filter(chain=chain)
        tips = [_Tip(*head) for head in heads.values_list("seq", "hash")]
        rows = _rows(Entry.objects.filter(chain=chain).order_by("seq"))
        return list(_examine(chain, rows, tips[0] if tips else None))


def verify_scope(scope: str) -> Report:
    """Return what was read in a scope and every fault in its chains and daily roots.

    Reads without locks while others write. A chain that looks wrong is read again under its lock,
    but only when the stream is over: SQLite gives no lock beside a reading that has grown old.
    """
    report = Report()
    heads = ChainHead.objects.filter(scope=scope).values_list("chain", "seq", "hash")
    tips = {chain: _Tip(seq, tip_hash) for chain, seq, tip_hash in heads.iterator(_CHUNK)}
    suspects = []
    rows = _rows(Entry.objects.filter(scope=scope).order_by("chain", "seq"))
    for chain, group in groupby(_counted(rows, report), key=lambda row: row.chain):
        report.chains += 1
        if list(_examine(chain, group, tips.pop(chain, None))):
            suspects.append(chain)
    report.chains += len(tips)
    for chain in [*suspects, *tips]:
        report.faults += verify_chain(chain)
    report.faults += _verify_days(scope, report)
    return report


def _rows(entries: QuerySet[Entry]) -> Iterator[_Row]:
    for values in entries.values_list(*_Row._fields).iterator(_CHUNK):
        yield _Row(*values)


def _counted(rows: Iterable[_Row], report: Report) -> Iterator[_Row]:
    for row in rows:
        report.entries += 1
        yield row


def _examine(chain: str, rows: Iterable[_Row], tip: _Tip | None) -> Iterator[Fault]:
    """Yield the faults of a chain whose rows come in order of ``seq``."""
    expected = 1
    # What the next entry may name as its previous hash. Where an entry's own hash is wrong, both
    # its stored and its recomputed hash will do: the fault is told once, where it is.
    accepted = {GENESIS}
    blamed = False
    for row in rows:
        follows = row.seq == expected
        if row.seq > expected:
            yield Fault(BROKEN_ORDER, chain, expected, _missing(expected, row.seq - 1))
        elif not follows:
            yield Fault(BROKEN_ORDER, chain, row.seq, _("This place in the chain is taken twice."))
        computed = row.computed()
        sound = computed == row.hash and row.is_filed_right()
        if not sound:
            yield Fault(
                WRONG_HASH,
                chain,
                row.seq,
                _("The entry does not have the hash it was given."),
            )
        elif follows and row.previous_hash not in accepted and not blamed:
            yield _broken_link(chain, row.seq)
        accepted, blamed, expected = {row.hash, computed}, not sound, row.seq + 1
    yield from _examine_tip(chain, expected - 1, accepted, blamed, tip)


def _examine_tip(
    chain: str, last: int, accepted: set[str], blamed: bool, tip: _Tip | None
) -> Iterator[Fault]:
    if tip is None:
        if last:
            yield Fault(BROKEN_ORDER, chain, last, _("The chain has entries but no tip."))
    elif tip.seq > last:
        yield Fault(BROKEN_ORDER, chain, last + 1, _missing(last + 1, tip.seq))
    elif tip.seq < last:
        yield Fault(BROKEN_ORDER, chain, tip.seq + 1, _("The chain has entries beyond its tip."))
    elif last and tip.hash not in accepted and not blamed:
        yield Fault(WRONG_HASH, chain, last, _("The last entry is not the one the tip names."))


def _missing(first: int, last: int) -> str:
    return _("Entries %(first)d to %(last)d are missing.") % {"first": first, "last": last}


def _broken_link(chain: str, seq: int) -> Fault:
    if seq == 1:
        return Fault(BROKEN_ORDER, chain, 1, _("The first entry names an entry before it."))
    return Fault(
        WRONG_HASH,
        chain,
        seq - 1,
        _("The entry was rewritten: the next one was linked to another hash."),
    )


def _verify_days(scope: str, report: Report) -> Iterator[Fault]:
    """Yield the faults of a scope's daily roots, each recomputed from its entries."""
    previous: DailyRoot | None = None
    for closed in DailyRoot.objects.filter(scope=scope).order_by("date").iterator(_CHUNK):
        report.days += 1
        yield from _examine_day(closed, previous)
        previous = closed
    if previous is None:
        return
    roots = DailyRoot.objects.filter(scope=scope).values("date")
    uncovered = Entry.objects.filter(scope=scope, day__lt=previous.date).exclude(day__in=roots)
    for day in uncovered.order_by("day").values_list("day", flat=True).distinct():
        message = _("The day has entries, and later days are closed, but it has no daily root.")
        yield Fault(BROKEN_ORDER, _name(scope, day), 0, message)


def _examine_day(closed: DailyRoot, previous: DailyRoot | None) -> Iterator[Fault]:
    name = _name(closed.scope, closed.date)
    own_hash = day_hash(
        scope=closed.scope,
        date=closed.date,
        root=closed.root,
        entries=closed.entries,
        previous_root=closed.previous_root,
    )
    if own_hash != closed.hash:
        yield Fault(WRONG_HASH, name, 0, _("The daily root does not have its own hash."))
    if closed.previous_root != (previous.hash if previous else GENESIS) or (
        previous and closed.date != previous.date + timedelta(days=1)
    ):
        yield Fault(
            BROKEN_ORDER, name, 0, _("The daily root does not follow the one of the day before.")
        )
    nodes = _Counter(day_nodes(closed.scope, closed.date))
    if tree_root(nodes) != closed.root or nodes.count != closed.entries:
        yield Fault(
            WRONG_HASH, name, 0, _("The entries of the day do not have the root that was closed.")
        )


class _Counter:
    """An iterator that remembers how many it gave."""

    def __init__(self, items: Iterator[tuple[str, str]]) -> None:
        self.items = items
        self.count = 0

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for item in self.items:
            self.count += 1
            yield item


def _name(scope: str, day: date) -> str:
    return f"{scope} {day.isoformat()}"
