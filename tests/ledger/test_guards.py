"""The ledger's own tables in the database: written once, whoever asks."""

import pytest
from django.db import connection

from ledger.models import ChainHead, Entry
from tests.ledger.chains import CHAIN, append_many, append_one, refused_by

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("column", ["actor", "payload_hash", "hash", "at", "scope", "day"])
def test_no_column_of_an_entry_can_be_updated(column: str) -> None:
    append_one()
    with refused_by("ledger_entry"):
        execute(f"UPDATE ledger_entry SET {column} = {column}")


def test_an_entry_cannot_be_deleted_one_by_one_or_all_at_once() -> None:
    entry = append_one()
    with refused_by("ledger_entry"):
        entry.delete()
    with refused_by("ledger_entry"):
        execute("DELETE FROM ledger_entry")
    assert Entry.objects.count() == 1


def test_an_entry_cannot_be_replaced_by_an_upsert() -> None:
    entry = append_one()
    entry.actor = "somebody-else"
    with refused_by("ledger_entry"):
        Entry.objects.bulk_create(
            [entry], update_conflicts=True, unique_fields=["id"], update_fields=["actor"]
        )


def test_emptying_the_table_in_the_vendors_quickest_way_is_refused() -> None:
    append_many(2)
    quickest = {
        "sqlite": (
            "INSERT OR REPLACE INTO ledger_entry SELECT id, chain, seq, kind, subject, 'x', role,"
            " payload_hash, previous_hash, hash, at, scope, day FROM ledger_entry"
        ),
        "postgresql": "TRUNCATE ledger_entry",
    }
    with refused_by("ledger_entry"):
        execute(quickest[connection.vendor])
    assert set(Entry.objects.values_list("actor", flat=True)) == {"mentor-1"}


def test_a_tip_moves_but_never_disappears() -> None:
    append_many(2)
    assert ChainHead.objects.get(pk=CHAIN).seq == 2
    with refused_by("ledger_chainhead"):
        ChainHead.objects.all().delete()
