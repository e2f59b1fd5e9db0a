"""The busiest queries find their rows through an index, on both databases."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.benchmarks.pages import Page
from tests.benchmarks.plans import BUSIEST, Asked, collect, plan_of, read_whole
from tests.benchmarks.population import Town
from tests.benchmarks.record import write_record

pytestmark = pytest.mark.database


def answered(page: Page) -> None:
    """Ask for a page in this process and its transaction."""
    client = Client()
    name, value = page.cookie.split("=")
    client.cookies[name] = value
    assert client.get(page.address).status_code == 200, page.name


def test_no_busy_query_reads_a_growing_table_whole(db: None) -> None:
    town = Town("PNC-GT", seed=1, today=timezone.localdate())
    town.readers()
    write_record(town.cohort("57", 24), town, now=timezone.now(), shifts=3)
    found = collect("PNC-GT", "57", answered)
    assert len(found.asked) > 30
    assert len(found.busiest()) == BUSIEST
    whole = [
        "\n".join([", ".join(row.sources), row.name, *sorted(read_whole(row)), *plan_of(row)])
        for row in found.asked.values()
        if read_whole(row)
    ]
    assert not whole, "\n\n".join(whole)


def test_a_whole_reading_is_noticed(db: None) -> None:
    asked = Asked('SELECT "late" FROM "evaluations_observation" WHERE "late" = %s', [True])
    assert read_whole(asked) == {"evaluations_observation"}
