"""Bulk data of the benchmarks is what the product's own actions would have left."""

from __future__ import annotations

import hashlib
from operator import itemgetter
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from config.demonstration.bulk.proof import NotTheProductsRecord, prove
from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.file_observation import file_observation
from evaluations.actions.let_time_pass import close_reviewed, expire_acknowledgements
from evaluations.actions.review import review
from evaluations.models import (
    Acknowledgement,
    InboxBody,
    InboxItem,
    Narrative,
    Observation,
    ObservationEvent,
    ObservationState,
    Rating,
    Shift,
    Standing,
)
from ledger.models import Entry
from ledger.verification import verify_scope
from mentors.models import Enrolment, User
from tests.benchmarks.population import Pair, Town
from tests.benchmarks.record import write_record

pytestmark = pytest.mark.database

SHIFTS = 4
DRAWN_ANEW = {
    "id",
    "salt",
    "leaf",
    "seals",
    "content_root",
    "ledger_hash",
    "payload_hash",
    "hash",
    "previous_hash",
}
"""Keys and salts that the server draws, and every hash over them."""

RECORD: dict[type[Model], str] = {
    InboxItem: "observation__enrolment",
    InboxBody: "item__observation__enrolment",
    Observation: "enrolment",
    Rating: "observation__enrolment",
    Narrative: "observation__enrolment",
    ObservationState: "enrolment",
    ObservationEvent: "observation__enrolment",
    Acknowledgement: "observation__enrolment",
    Shift: "enrolment",
    Standing: "enrolment",
}


@pytest.fixture
def town(db: None) -> Town:
    return Town("PNC-GT", seed=1, today=timezone.localdate())


def said(enrolment: Enrolment) -> dict[str, list[dict[str, Any]]]:
    """Everything that the record of an enrolment says, whatever order it was written in."""
    rows = {
        table.__name__: table._default_manager.filter(**{owner: enrolment}).values()
        for table, owner in RECORD.items()
    }
    rows["Entry"] = Entry.objects.filter(chain=f"PNC-GT:{enrolment.pk}").values()
    return {name: sorted(map(_plain, found), key=repr) for name, found in rows.items()}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: bytes(value) if isinstance(value, memoryview) else value
        for name, value in row.items()
        if name not in DRAWN_ANEW
    }


def written_and_undone(pairs: list[Pair], town: Town) -> dict[UUID, dict[str, Any]]:
    """What bulk writing says about each enrolment; nothing of it stays."""
    with transaction.atomic():
        write_record(pairs, town, now=timezone.now(), shifts=SHIFTS)
        written = {pair.learner.enrolment.pk: said(pair.learner.enrolment) for pair in pairs}
        transaction.set_rollback(True)
    return written


def replay(step: dict[str, Any], bodies: dict[UUID, bytes]) -> None:
    """Let the product's own action take a step that was written in bulk."""
    verb, at, actor = step["verb"], step["at"], step["actor_id"]
    if verb == "expire":
        expire_acknowledgements(at=at)
    elif verb == "close":
        close_reviewed(at=at)
    elif verb == "file":
        content = bodies[step["observation_id"]]
        digest = hashlib.sha256(content).hexdigest()
        person = User.objects.get(pk=actor)
        outcome = file_observation(content=content, digest=digest, person=person, received=at)
        assert (outcome.status, outcome.holds) == (201, [])
    else:
        observed = Observation.objects.get(pk=step["observation_id"])
        person = User.objects.get(pk=actor)
        if verb == "acknowledge":
            acknowledge(observation=observed, by=person, kind="agree", at=at)
        else:
            review(observation=observed, by=person, at=at)


def test_bulk_rows_are_those_of_the_actions(town: Town) -> None:
    pairs = town.cohort("57", 3)
    written = written_and_undone(pairs, town)
    steps = [step for rows in written.values() for step in rows["ObservationEvent"]]
    bodies = {
        row["item_id"]: row["content"] for rows in written.values() for row in rows["InboxBody"]
    }
    assert {step["verb"] for step in steps} == {"file", "acknowledge", "review", "close", "expire"}
    for step in sorted(steps, key=itemgetter("at")):
        replay(step, bodies)
    for enrolment, rows in written.items():
        replayed = said(Enrolment.objects.get(pk=enrolment))
        assert {name: len(found) for name, found in replayed.items()} == {
            name: len(found) for name, found in rows.items()
        }
        assert replayed == rows


def test_bulk_data_passes_the_products_own_checks(town: Town) -> None:
    pairs = town.cohort("57", 3)
    counts = write_record(pairs, town, now=timezone.now(), shifts=SHIFTS)
    assert (counts["evaluations_observation"], prove("PNC-GT")) == (3 * SHIFTS, 3)
    report = verify_scope("PNC-GT")
    assert (report.chains, report.faults) == (3, [])


def test_a_standing_that_differs_is_noticed(town: Town) -> None:
    write_record(town.cohort("57", 1), town, now=timezone.now(), shifts=1)
    Standing.objects.update(counted=7)
    with pytest.raises(NotTheProductsRecord, match="standing"):
        prove("PNC-GT")
