"""Sixty phones come back into coverage at once: nothing is lost and nothing is there twice.

``make verify`` runs it: 840 observations through a real server on loopback, a third of them sent
again, some while the first answer is still on its way. It ends by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.benchmarks.databases import ROOT, Place, copied, migrated
from tests.benchmarks.sending import Receipt, Request, prepared, send
from tests.benchmarks.server import running
from tests.postgresql import answering_url

pytestmark = pytest.mark.verify

PHONES, TRAINEES_EACH, DAYS = 60, 2, 7
OBSERVATIONS = PHONES * TRAINEES_EACH * DAYS
CLIENTS = 8


def servers() -> list[str]:
    """The embedded database, and PostgreSQL where one answers."""
    url = answering_url()
    return ["", url.rsplit("/", 1)[0] + "/postgres"] if url else [""]


@pytest.fixture(params=servers(), ids=lambda server: "postgresql" if server else "sqlite")
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return Place(tmp_path, request.param)


def worker(place: Place, name: str, *arguments: str) -> dict[str, Any]:
    """Run a verb of the benchmark's worker on a database."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.worker", *arguments],
        cwd=ROOT,
        env=place.environment(name),
        check=True,
        stdout=subprocess.PIPE,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture
def database(place: Place) -> Iterator[str]:
    """A cohort of 120 without any record yet, and the officers' sessions."""
    with migrated(place) as empty, copied(place, empty, "load") as name:
        trainees = str(PHONES * TRAINEES_EACH)
        worker(place, name, "fill", "--trainees", trainees, "--shifts", "0")
        yield name


def with_repeats(outboxes: Sequence[Sequence[Request]]) -> list[list[Request]]:
    """Every outbox as it is, and beside it phones that send a third of theirs again."""
    random = Random(1)
    again = [random.sample(list(outbox), len(outbox) // 3) for outbox in outboxes]
    # One apart: a phone and its double are on different connections and meet at the server.
    return [list(outbox) for pair in zip(outboxes, again, strict=True) for outbox in pair]


def test_840_observations_of_60_phones(place: Place, database: str) -> None:
    phones = worker(place, database, "phones", "--officers", str(PHONES), "--days", str(DAYS))
    with running(place, database) as served:
        outboxes = prepared(phones["phones"], served.port)
        sent = send(with_repeats(outboxes), clients=CLIENTS, port=served.port)
        once_more = send(outboxes[:5], clients=CLIENTS, port=served.port)
    left = worker(place, database, "counts")

    ids = {request.id for request in chain.from_iterable(outboxes)}
    assert (len(outboxes), len(ids)) == (PHONES, OBSERVATIONS)
    # Every answer was verified as it came: status, id and digest (sending.py).
    assert numbers_of(sent).keys() == ids
    assert {len(numbers) for numbers in numbers_of([*sent, *once_more]).values()} == {1}
    assert Counter(receipt.status for receipt in sent)[201] == OBSERVATIONS
    assert {receipt.status for receipt in once_more} == {200}
    assert left == {
        "inbox": OBSERVATIONS,
        "observations": OBSERVATIONS,
        "filed": OBSERVATIONS,
        "events": OBSERVATIONS,
        "proven": 40,
    }


def numbers_of(receipts: Sequence[Receipt]) -> dict[str, set[str]]:
    """The receipt numbers that were given for each observation."""
    numbers: dict[str, set[str]] = {}
    for receipt in receipts:
        numbers.setdefault(receipt.id, set()).add(receipt.number)
    return numbers
