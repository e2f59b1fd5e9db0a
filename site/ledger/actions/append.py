"""Append one entry to a chain: the only door into ``ledger_entry``."""

from datetime import datetime

from django.db import router, transaction
from django.utils import timezone

from ledger.digests import is_digest
from ledger.linking import GENESIS, day_of, entry_hash, scope_of
from ledger.models import ChainHead, Entry
from ledger.validators import refuse_too_long


def append(
    *,
    chain: str,
    kind: str,
    subject: str,
    actor: str,
    role: str,
    payload_hash: str,
    at: datetime | None = None,
) -> Entry:
    """Lock the chain, link a new entry to its tip, move the tip; three queries (five at first).

    Call it inside the transaction that writes what is signed: both stay or neither.

    Args:
        chain: ``"<scope>:<uuid>"``, e.g. ``"PNC-GT:0192…"``.
        kind: dotted event, e.g. ``"observation.filed"``.
        subject: id of the thing signed. actor: id of the person, as text. role: role then held.
        payload_hash: root of the sealed fields (``ledger.sealing.root``), 64 hex digits.
        at: aware moment; now if left out (taken after the lock, so that chains read in order).

    Raises:
        TransactionManagementError: called outside a transaction.
        ValueError: a malformed chain, hash or moment, or a text longer than its column.
        IntegrityError: "append-only: ledger_entry", the day of ``at`` is closed in this scope.
    """
    using = router.db_for_write(Entry)
    if not transaction.get_connection(using).in_atomic_block:
        raise transaction.TransactionManagementError(
            "append() needs the transaction of what it signs: wrap both in atomic()."
        )
    scope = scope_of(chain)
    if not is_digest(payload_hash):
        raise ValueError("payload_hash is not 64 lower-case hex digits.")
    refuse_too_long(
        Entry, chain=chain, scope=scope, kind=kind, subject=subject, actor=actor, role=role
    )
    tip_seq, tip_hash = _locked_tip(using, chain, scope)
    entry = linked(
        chain=chain,
        seq=tip_seq + 1,
        previous_hash=tip_hash,
        kind=kind,
        subject=subject,
        actor=actor,
        role=role,
        payload_hash=payload_hash,
        at=at or timezone.now(),
    )
    entry.save(using=using, force_insert=True)
    ChainHead.objects.using(using).filter(chain=chain).update(seq=entry.seq, hash=entry.hash)
    return entry


def linked(
    *,
    chain: str,
    seq: int,
    previous_hash: str,
    kind: str,
    subject: str,
    actor: str,
    role: str,
    payload_hash: str,
    at: datetime,
) -> Entry:
    """Return the entry that follows ``previous_hash`` in its chain, not saved; see ``append``."""
    return Entry(
        chain=chain,
        seq=seq,
        kind=kind,
        subject=subject,
        actor=actor,
        role=role,
        payload_hash=payload_hash,
        previous_hash=previous_hash,
        hash=entry_hash(
            chain=chain,
            seq=seq,
            kind=kind,
            subject=subject,
            actor=actor,
            role=role,
            payload_hash=payload_hash,
            previous_hash=previous_hash,
            at=at,
        ),
        at=at,
        scope=scope_of(chain),
        day=day_of(at),
    )


def _locked_tip(using: str, chain: str, scope: str) -> tuple[int, str]:
    """Return (seq, hash) of the tip, its row locked until the transaction ends."""
    heads = ChainHead.objects.using(using).filter(chain=chain).select_for_update()
    tips = heads.values_list("seq", "hash")
    found = list(tips)
    if not found:
        # Two first entries at once: PostgreSQL lets one INSERT through and makes the other wait
        # for its commit, do nothing and then see the row. SQLite has one writer anyway.
        ChainHead.objects.using(using).bulk_create(
            [ChainHead(chain=chain, scope=scope, seq=0, hash=GENESIS)], ignore_conflicts=True
        )
        found = list(tips.all())
    return found[0]
