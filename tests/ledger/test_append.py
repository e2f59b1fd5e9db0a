"""``append`` links, numbers and refuses."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from ledger.actions.append import append
from ledger.actions.close_day import close_day
from ledger.linking import GENESIS
from ledger.models import ChainHead, Entry
from ledger.verification import verify_chain
from tests.ledger.chains import CHAIN, OTHER_CHAIN, PAYLOAD, append_many, append_one, refused_by

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_chain_begins_at_one_from_zeros() -> None:
    entry = append_one()
    assert (entry.seq, entry.previous_hash) == (1, GENESIS)


def test_each_entry_names_the_hash_before_it_and_the_tip_follows() -> None:
    first, second, third = append_many(3)
    assert [second.previous_hash, third.previous_hash] == [first.hash, second.hash]
    assert ChainHead.objects.values_list("chain", "scope", "seq", "hash").get() == (
        CHAIN,
        "PNC-GT",
        3,
        third.hash,
    )


def test_chains_are_numbered_apart() -> None:
    assert [append_one(chain).seq for chain in (CHAIN, OTHER_CHAIN, CHAIN)] == [1, 1, 2]


def test_an_entry_is_stored_as_it_was_given() -> None:
    at = datetime(2026, 3, 1, 23, 59, 59, 123456, tzinfo=UTC)
    append_one(at=at)
    stored = Entry.objects.values("kind", "subject", "actor", "role", "payload_hash", "at", "day")
    assert stored.get() == {
        "kind": "observation.filed",
        "subject": "observation-1",
        "actor": "mentor-1",
        "role": "fto",
        "payload_hash": PAYLOAD,
        "at": at,
        "day": date(2026, 3, 1),
    }
    assert verify_chain(CHAIN) == []


def test_the_first_entry_costs_five_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(5):
        append_one()


def test_every_later_entry_costs_three_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    append_one()
    with django_assert_num_queries(3):
        append_one()


@pytest.mark.django_db(transaction=True)
def test_append_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError, match=r"atomic\(\)"):
        append_one()
    assert Entry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_entry_goes_when_its_transaction_fails() -> None:
    def append_and_fail() -> None:
        with transaction.atomic():
            append_many(2)
            append_one(payload_hash="")

    with pytest.raises(ValueError, match="payload_hash"):
        append_and_fail()
    assert (Entry.objects.count(), ChainHead.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"chain": "PNC-GT"}, "<scope>:<uuid>"),
        ({"chain": f"{'A' * 21}:1"}, "scope is longer than 20"),
        ({"chain": f"PNC-GT:{'0' * 80}"}, "chain is longer than 80"),
        ({"kind": "k" * 41}, "kind is longer than 40"),
        ({"subject": "s" * 65}, "subject is longer than 64"),
        ({"actor": "a" * 65}, "actor is longer than 64"),
        ({"role": "r" * 21}, "role is longer than 20"),
        ({"payload_hash": "AB" * 32}, "payload_hash"),
        ({"payload_hash": ""}, "payload_hash"),
        ({"at": datetime(2026, 3, 1)}, "time zone"),  # noqa: DTZ001
    ],
)
def test_what_cannot_be_stored_is_refused_by_name(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        append_one(**changes)
    assert Entry.objects.count() == 0


def test_a_closed_day_takes_no_more_entries() -> None:
    closed = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    append_one(at=closed)
    close_day(scope="PNC-GT", date=date(2026, 3, 1))
    with refused_by("ledger_entry"):
        append_one(at=closed)
    assert append_one().seq == 2


def test_a_day_closed_in_one_scope_stays_open_in_another() -> None:
    close_day(scope="PN-HN", date=date(2026, 3, 1))
    assert append_one(at=datetime(2026, 3, 1, 12, 0, tzinfo=UTC)).seq == 1


def test_two_entries_never_share_a_place() -> None:
    entry = append_one()
    entry.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


def test_append_takes_keywords_only() -> None:
    with pytest.raises(TypeError):
        append(CHAIN, "observation.filed", "o", "a", "fto", PAYLOAD)  # type: ignore[misc]
