"""One changed row is found and named at its own place."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ledger.actions.close_day import close_day
from ledger.linking import entry_hash
from ledger.models import ChainHead, DailyRoot, Entry
from ledger.triggers import suspended
from ledger.verification import Report, verify_chain, verify_scope
from tests.ledger.chains import CHAIN, FOREIGN_CHAIN, OTHER_CHAIN, SCOPE, append_many

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)

# Another value for each column; the row keeps its place in its chain.
TAMPERING: dict[str, Any] = {
    "kind": "observation.voided",
    "subject": "observation-99",
    "actor": "somebody-else",
    "role": "leadership",
    "payload_hash": "cd" * 32,
    "previous_hash": "cd" * 32,
    "hash": "cd" * 32,
    "at": NOON + timedelta(seconds=1),
    "scope": "PN-HN",
    "day": DAY + timedelta(days=1),
}


def tamper(seq: int, **changes: Any) -> None:
    with suspended(connection):
        Entry.objects.filter(chain=CHAIN, seq=seq).update(**changes)


def rewrite(seq: int, **changes: Any) -> None:
    """Change a row and give it the hash that fits, as somebody who read our code would."""
    entry = Entry.objects.get(chain=CHAIN, seq=seq)
    fields = ("chain", "seq", "kind", "subject", "actor", "role", "payload_hash", "previous_hash")
    values = {name: getattr(entry, name) for name in fields} | {"at": entry.at} | changes
    tamper(seq, **changes, hash=entry_hash(**values))


def delete(*seqs: int) -> None:
    with suspended(connection):
        Entry.objects.filter(chain=CHAIN, seq__in=seqs).delete()


def places(chain: str = CHAIN) -> list[tuple[str, int]]:
    return [(fault.code, fault.seq) for fault in verify_chain(chain)]


def test_an_untouched_chain_has_no_faults() -> None:
    append_many(5)
    assert verify_chain(CHAIN) == []


def test_an_unknown_chain_has_no_faults() -> None:
    assert verify_chain(CHAIN) == []


@pytest.mark.parametrize("seq", [1, 3, 5])
@pytest.mark.parametrize("column", TAMPERING)
def test_a_changed_column_names_exactly_its_entry(column: str, seq: int) -> None:
    append_many(5, at=NOON)
    append_many(2, OTHER_CHAIN, at=NOON)
    tamper(seq, **{column: TAMPERING[column]})
    assert places() == [("INT-01", seq)]
    assert [(f.code, f.chain, f.seq) for f in verify_scope(SCOPE).faults] == [
        ("INT-01", CHAIN, seq)
    ]


class AnyTampering(TestCase):
    """Whatever row and column, and whether or not its hash was made to fit."""

    @settings(max_examples=25, deadline=None)
    @given(
        length=st.integers(1, 8),
        data=st.data(),
        column=st.sampled_from(["kind", "subject", "actor", "role", "payload_hash"]),
        change=st.sampled_from([tamper, rewrite]),
    )
    def test_any_changed_content_names_exactly_its_entry(
        self, length: int, data: st.DataObject, column: str, change: Callable[..., None]
    ) -> None:
        append_many(length)
        seq = data.draw(st.integers(1, length))
        change(seq, **{column: TAMPERING[column]})
        assert places() == [("INT-01", seq)]


def test_a_rewritten_first_entry_that_names_another_past_is_out_of_order() -> None:
    append_many(3)
    rewrite(1, previous_hash="cd" * 32)
    assert ("INT-02", 1) in places()


@pytest.mark.parametrize(
    ("gone", "faults"),
    [
        ((1,), [("INT-02", 1)]),
        ((3,), [("INT-02", 3)]),
        ((2, 3), [("INT-02", 2)]),
        ((2, 4), [("INT-02", 2), ("INT-02", 4)]),
        ((5,), [("INT-02", 5)]),
        ((1, 2, 3, 4, 5), [("INT-02", 1)]),
    ],
)
def test_missing_entries_are_named_by_the_first_of_each_run(
    gone: tuple[int, ...], faults: list[tuple[str, int]]
) -> None:
    append_many(5)
    delete(*gone)
    assert places() == faults
    assert [(f.code, f.seq) for f in verify_scope(SCOPE).faults] == faults


def test_a_tip_that_names_another_hash_is_found() -> None:
    append_many(3)
    ChainHead.objects.update(hash="cd" * 32)
    assert places() == [("INT-01", 3)]


def test_entries_beyond_the_tip_are_found() -> None:
    first, *_ = append_many(3)
    ChainHead.objects.update(seq=1, hash=first.hash)
    assert places() == [("INT-02", 2)]


def test_a_chain_without_tip_is_found() -> None:
    append_many(3)
    with suspended(connection):
        ChainHead.objects.all().delete()
    assert places() == [("INT-02", 3)]
    assert [(f.code, f.seq) for f in verify_scope(SCOPE).faults] == [("INT-02", 3)]


def test_swapped_payloads_name_both_entries() -> None:
    append_many(4)
    tamper(2, payload_hash="11" * 32)
    tamper(3, payload_hash="22" * 32)
    assert places() == [("INT-01", 2), ("INT-01", 3)]


def test_a_scope_report_counts_what_it_read() -> None:
    append_many(3, at=NOON)
    append_many(2, OTHER_CHAIN, at=NOON)
    append_many(4, FOREIGN_CHAIN, at=NOON)
    close_day(scope=SCOPE, date=DAY)
    assert verify_scope(SCOPE) == Report(entries=5, chains=2, days=1, faults=[])
    assert verify_scope("PN-HN") == Report(entries=4, chains=1, days=0, faults=[])


def closed_days(count: int) -> list[DailyRoot]:
    append_many(2, at=NOON)
    append_many(1, OTHER_CHAIN, at=NOON + timedelta(days=1))
    return [close_day(scope=SCOPE, date=DAY + timedelta(days=day)) for day in range(count)]


def day_faults() -> list[tuple[str, str, int]]:
    return [(f.code, f.chain, f.seq) for f in verify_scope(SCOPE).faults]


def test_a_whole_chain_rewritten_to_its_tip_still_breaks_the_daily_root() -> None:
    closed_days(2)
    rewrite(2, actor="somebody-else")
    ChainHead.objects.filter(chain=CHAIN).update(hash=Entry.objects.get(chain=CHAIN, seq=2).hash)
    assert verify_chain(CHAIN) == []
    assert day_faults() == [("INT-01", "PNC-GT 2026-03-02", 0)]


@pytest.mark.parametrize(
    ("column", "value"), [("root", "cd" * 32), ("entries", 9), ("previous_root", "cd" * 32)]
)
def test_a_changed_daily_root_is_named_by_its_date(column: str, value: object) -> None:
    closed_days(3)
    with suspended(connection):
        DailyRoot.objects.filter(date=DAY + timedelta(days=1)).update(**{column: value})
    assert {(code, chain) for code, chain, _ in day_faults()} >= {("INT-01", "PNC-GT 2026-03-03")}
    assert {chain for _, chain, _ in day_faults()} == {"PNC-GT 2026-03-03"}


def test_a_daily_root_rehashed_to_fit_breaks_the_next_one() -> None:
    closed_days(3)
    with suspended(connection):
        DailyRoot.objects.filter(date=DAY).update(hash="cd" * 32)
    assert day_faults() == [
        ("INT-01", "PNC-GT 2026-03-02", 0),
        ("INT-02", "PNC-GT 2026-03-03", 0),
    ]


def test_a_deleted_daily_root_is_found_by_its_day_and_its_follower() -> None:
    closed_days(3)
    with suspended(connection):
        DailyRoot.objects.filter(date=DAY + timedelta(days=1)).delete()
    assert day_faults() == [
        ("INT-02", "PNC-GT 2026-03-04", 0),
        ("INT-02", "PNC-GT 2026-03-03", 0),
    ]


def test_verifying_streams_instead_of_loading_entries() -> None:
    append_many(20)
    before = len(connection.queries_log)
    connection.force_debug_cursor = True
    try:
        verify_scope(SCOPE)
    finally:
        connection.force_debug_cursor = False
    assert len(connection.queries_log) - before == 3
