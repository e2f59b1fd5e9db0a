"""Writers at once: no gap, no fork, no false alarm. Real threads, each with its connection."""

from datetime import UTC, date, datetime
from threading import Event

import pytest
from django.db import transaction

from ledger.actions.close_day import close_day
from ledger.models import DailyRoot, Entry
from ledger.verification import Report, verify_chain, verify_scope
from tests.ledger.chains import CHAIN, SCOPE, append_one
from tests.threads import WAIT_S, in_threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
WRITERS = 8
EACH = 5


def append_in_its_own_transaction() -> None:
    with transaction.atomic():
        append_one()


def test_eight_writers_on_a_new_chain_leave_no_gap() -> None:
    def write() -> None:
        for _ in range(EACH):
            append_in_its_own_transaction()

    in_threads(*[write] * WRITERS)
    seqs = Entry.objects.filter(chain=CHAIN).order_by("seq").values_list("seq", flat=True)
    assert list(seqs) == list(range(1, WRITERS * EACH + 1))
    assert verify_chain(CHAIN) == []


def test_verifying_while_others_write_raises_no_false_alarm() -> None:
    append_in_its_own_transaction()

    def write() -> None:
        for _ in range(EACH * WRITERS):
            append_in_its_own_transaction()

    def verify() -> list[Report]:
        return [verify_scope(SCOPE) for _ in range(EACH)]

    _, reports = in_threads(write, verify)
    assert isinstance(reports, list)
    assert [report.faults for report in reports] == [[]] * EACH


def test_two_workers_close_a_day_once() -> None:
    in_threads(*[lambda: close_day(scope=SCOPE, date=date(2026, 3, 2))] * 2)
    assert DailyRoot.objects.count() == 1


def test_closing_a_day_waits_for_a_writer_that_began_before_it() -> None:
    written = Event()

    def write_slowly() -> None:
        with transaction.atomic():
            append_one(at=datetime(2026, 3, 2, 23, 59, tzinfo=UTC))
            written.set()
            # Long enough for the closing to reach the lock; it cannot signal from inside it.
            Event().wait(0.5)

    def close() -> int:
        written.wait(WAIT_S)
        return close_day(scope=SCOPE, date=date(2026, 3, 2)).entries

    assert in_threads(write_slowly, close) == [None, 1]
    assert verify_scope(SCOPE) == Report(entries=1, chains=1, days=1, faults=[])
