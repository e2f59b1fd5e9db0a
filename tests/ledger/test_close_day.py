"""Closing days: each once, in order, without leaving an entry outside."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from ledger.actions.close_day import DayBeforeRecord, DayNotOver, close_day
from ledger.linking import GENESIS, day_hash
from ledger.models import DailyRoot, Entry
from ledger.sealing import EMPTY_ROOT, tree_root
from ledger.tasks import close_yesterday
from tests.ledger.chains import (
    CHAIN,
    FOREIGN_CHAIN,
    OTHER_CHAIN,
    SCOPE,
    append_many,
    append_one,
    refused_by,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def order_text_like_a_dictionary() -> None:
    """Give the database the collation that many servers have, where "a" stands before "Z"."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                'ALTER TABLE ledger_entry ALTER chain TYPE varchar(80) COLLATE "en-x-icu"'
            )


def test_a_root_is_the_tree_over_the_days_entries_by_chain_bytes_and_seq() -> None:
    order_text_like_a_dictionary()
    lower, upper = f"{SCOPE}:a", f"{SCOPE}:Z"
    a1, z1, a2 = (append_one(chain, at=NOON) for chain in (lower, upper, lower))
    append_one(lower, at=NOON + timedelta(days=1))
    append_one(FOREIGN_CHAIN, at=NOON)
    closed = close_day(scope=SCOPE, date=DAY)
    nodes = [(f"{upper}#1", z1.hash), (f"{lower}#1", a1.hash), (f"{lower}#2", a2.hash)]
    assert (closed.root, closed.entries) == (tree_root(nodes), 3)


def test_a_day_ends_at_midnight_utc() -> None:
    midnight = datetime(2026, 3, 3, tzinfo=UTC)
    append_one(at=midnight - timedelta(microseconds=1))
    append_one(at=midnight)
    assert close_day(scope=SCOPE, date=DAY).entries == 1


def test_a_day_without_entries_has_the_root_over_nothing() -> None:
    closed = close_day(scope=SCOPE, date=DAY)
    assert (closed.root, closed.entries, closed.previous_root) == (EMPTY_ROOT, 0, GENESIS)


def test_closing_twice_gives_the_same_root() -> None:
    append_one(at=NOON)
    assert close_day(scope=SCOPE, date=DAY) == close_day(scope=SCOPE, date=DAY)
    assert DailyRoot.objects.count() == 1


def test_each_day_names_the_hash_of_the_day_before() -> None:
    append_one(at=NOON)
    first = close_day(scope=SCOPE, date=DAY)
    second = close_day(scope=SCOPE, date=DAY + timedelta(days=1))
    assert second.previous_root == first.hash
    assert second.hash == day_hash(
        scope=SCOPE,
        date=second.date,
        root=EMPTY_ROOT,
        entries=0,
        previous_root=first.hash,
    )


def test_open_days_since_the_last_closed_one_are_closed_too() -> None:
    close_day(scope=SCOPE, date=DAY)
    append_one(at=NOON + timedelta(days=1))
    close_day(scope=SCOPE, date=DAY + timedelta(days=3))
    assert list(DailyRoot.objects.order_by("date").values_list("date", "entries")) == [
        (DAY, 0),
        (DAY + timedelta(days=1), 1),
        (DAY + timedelta(days=2), 0),
        (DAY + timedelta(days=3), 0),
    ]


def test_the_first_closing_begins_with_the_first_entry() -> None:
    append_one(at=NOON - timedelta(days=2))
    close_day(scope=SCOPE, date=DAY)
    entries = DailyRoot.objects.order_by("date").values_list("entries", flat=True)
    assert list(entries) == [1, 0, 0]


def test_entries_after_the_day_do_not_move_the_first_closing() -> None:
    append_one(at=NOON + timedelta(days=5))
    close_day(scope=SCOPE, date=DAY)
    assert list(DailyRoot.objects.values_list("date", flat=True)) == [DAY]


@pytest.mark.parametrize("days", [0, 1])
def test_a_day_that_is_not_over_is_refused(days: int) -> None:
    with (
        time_machine.travel(datetime(2026, 3, 2, 23, 59, 59, tzinfo=UTC), tick=False),
        pytest.raises(DayNotOver, match="not over yet in UTC"),
    ):
        close_day(scope=SCOPE, date=DAY + timedelta(days=days))


def test_a_day_is_over_with_the_first_moment_of_the_next() -> None:
    with time_machine.travel(datetime(2026, 3, 3, tzinfo=UTC), tick=False):
        assert close_day(scope=SCOPE, date=DAY).date == DAY


def test_a_day_before_the_first_closed_one_is_refused() -> None:
    close_day(scope=SCOPE, date=DAY)
    with pytest.raises(DayBeforeRecord, match="closed up to 2026-03-02"):
        close_day(scope=SCOPE, date=DAY - timedelta(days=1))


def test_a_root_cannot_be_changed_or_deleted() -> None:
    closed = close_day(scope=SCOPE, date=DAY)
    with refused_by("ledger_dailyroot"):
        DailyRoot.objects.update(entries=9)
    with refused_by("ledger_dailyroot"):
        closed.delete()


def test_yesterday_is_closed_in_every_scope() -> None:
    append_many(2, CHAIN, at=NOON)
    append_one(OTHER_CHAIN, at=NOON)
    append_one(FOREIGN_CHAIN, at=NOON)
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        close_yesterday()
        close_yesterday()
    closed = DailyRoot.objects.order_by("scope").values_list("scope", "date", "entries")
    assert list(closed) == [("PN-HN", DAY, 1), ("PNC-GT", DAY, 3)]
    assert Entry.objects.count() == 4
