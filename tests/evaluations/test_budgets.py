"""What a page may ask of the database and send over a slow network: budgets in counts.

Seconds belong to ``make bench`` (site/docs/performance.md); counts do not depend on the machine.
"""

from __future__ import annotations

from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from curriculum.form_definition import parse
from curriculum.queries.forms import form_for
from evaluations.models import Standing
from evaluations.standings import Seen, build
from mentors.models import Cohort, User
from tests.benchmarks.pages import Page, pages_of
from tests.benchmarks.population import Pair, Town
from tests.benchmarks.record import write_record
from tests.cast import client_for

KB = 1024
SHIFTS = 10
COHORT = 500

BUDGETS = {
    # page: queries, bytes compressed
    # Whoever opens it first is noted, under a lock: four queries, once in the life of a record.
    "sheet of 34, trainee": (14, 12 * KB),
    "sheet of 34, supervisor": (12, 12 * KB),
    "form": (14, 32 * KB),
    "recruit page P2": (12, 16 * KB),
    "learner home": (12, 8 * KB),
    "officer home": (14, 10 * KB),
    "inbox, supervisor": (14, 10 * KB),
    "inbox, coordinator": (14, 10 * KB),
    "matrix": (12, 12 * KB),
    "people, first of all": (14, 12 * KB),
    "people search": (14, 12 * KB),
    "one person": (14, 10 * KB),
    "assignments": (14, 12 * KB),
    "officers": (14, 12 * KB),
}
MATRIX_OF_500 = (12, 120 * KB)


@pytest.fixture
def town(db: None) -> Town:
    town = Town("PNC-GT", seed=1, today=timezone.localdate())
    town.readers()
    return town


def spent(client: Client, address: str) -> tuple[int, int]:
    """Return queries and compressed bytes of one page."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip")
    return len(asked), len(response.content)


def over(
    spending: dict[str, tuple[int, int]], budgets: dict[str, tuple[int, int]]
) -> dict[str, object]:
    """Return what stands above its budget, with both."""
    return {
        name: (found, budgets[name])
        for name, found in spending.items()
        if found[0] > budgets[name][0] or found[1] > budgets[name][1]
    }


def asked_by(page: Page) -> tuple[int, int]:
    name, value = page.cookie.split("=")
    client = Client()
    client.cookies[name] = value
    return spent(client, page.address)


def test_the_main_pages_keep_their_budgets(town: Town) -> None:
    write_record(town.cohort("57", 6), town, now=timezone.now(), shifts=SHIFTS)
    spending = {page.name: asked_by(page) for page in pages_of("PNC-GT", "57")}
    assert spending.keys() == BUDGETS.keys()
    assert over(spending, BUDGETS) == {}


def standing_of(pair: Pair, codes: list[str], random: Random) -> Standing:
    """Ten shifts of a trainee, half of the competencies seen on each."""
    seen = [
        Seen(code, random.randint(2, 6), str(pair.officer.pk), timezone.localdate())
        for _shift in range(SHIFTS)
        for code in random.sample(codes, len(codes) // 2)
    ]
    return Standing(enrolment=pair.learner.enrolment, cells=build(seen), counted=SHIFTS)


def test_the_matrix_of_500_keeps_its_budget(town: Town) -> None:
    pairs = town.cohort("57", COHORT)
    codes = list(parse(form_for(town.programme)).items)
    Standing.objects.bulk_create(
        standing_of(pair, codes, Random(place)) for place, pair in enumerate(pairs)
    )
    leader = User.objects.get(service_number="leadership")
    address = reverse("evaluations:matrix", args=[Cohort.objects.get(label="57").pk])
    spending = {"matrix": spent(client_for(leader), address)}
    assert over(spending, {"matrix": MATRIX_OF_500}) == {}
