"""Close a day: fix the root over its entries, linked to the day before."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from django.db import connections, router, transaction
from django.db.models import Min
from django.utils import timezone

from ledger.linking import GENESIS, day_hash
from ledger.models import DailyRoot, Entry
from ledger.queries.days import day_nodes
from ledger.sealing import tree_root


class DayNotOver(ValueError):
    """The day still runs somewhere in UTC: entries could follow the root."""


class DayBeforeRecord(ValueError):
    """A later day is closed already and this one never was: the chain of days only grows."""


@transaction.atomic
def close_day(*, scope: str, date: date) -> DailyRoot:
    """Return the scope's root of a UTC date, making it if it is not there yet.

    Open days before it are closed first, from the last closed one (or the scope's first entry) on:
    no entry stays outside a root because a worker slept. A day without entries has the root over
    nothing (``sealing.EMPTY_ROOT``) and ``entries`` 0. Once closed, a day takes no more entries.

    Raises:
        DayNotOver: the date is today or later in UTC.
        DayBeforeRecord: the date lies before the scope's first closed day.
    """
    today = timezone.now().astimezone(UTC).date()
    if date >= today:
        raise DayNotOver(f"{date} is not over yet in UTC; today is {today}.")
    _wait_for_writers()
    closed = DailyRoot.objects.filter(scope=scope, date=date).first()
    if closed is not None:
        return closed
    last = DailyRoot.objects.filter(scope=scope).order_by("-date").first()
    if last is not None and last.date > date:
        raise DayBeforeRecord(f"{scope} is closed up to {last.date}; {date} cannot be added.")
    for day in _open_days_before(date, scope, last):
        last = _close(scope, day, last)
    return _close(scope, date, last)


def _open_days_before(until: date, scope: str, last: DailyRoot | None) -> Iterator[date]:
    if last is not None:
        day = last.date + timedelta(days=1)
    else:
        day = Entry.objects.filter(scope=scope).aggregate(day=Min("day"))["day"] or until
    while day < until:
        yield day
        day += timedelta(days=1)


def _close(scope: str, day: date, previous: DailyRoot | None) -> DailyRoot:
    previous_root = previous.hash if previous else GENESIS
    entries = 0

    def counted() -> Iterator[tuple[str, str]]:
        nonlocal entries
        for node in day_nodes(scope, day):
            entries += 1
            yield node

    root = tree_root(counted())
    return DailyRoot.objects.create(
        scope=scope,
        date=day,
        root=root,
        entries=entries,
        previous_root=previous_root,
        hash=day_hash(
            scope=scope, date=day, root=root, entries=entries, previous_root=previous_root
        ),
    )


def _wait_for_writers() -> None:
    """Let writers that began before midnight finish, and hold new ones until the root stands.

    Without it, on PostgreSQL, a transaction dated yesterday could commit after the root was built.
    One that comes later still is refused by the guard on ``ledger_entry``. SQLite: our transaction
    is the only writer already.
    """
    connection = connections[router.db_for_write(Entry)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE ledger_entry IN SHARE ROW EXCLUSIVE MODE")
