"""Rows that were written in bulk, undone, and taken once more by the product's own actions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.file_observation import file_observation
from evaluations.actions.let_time_pass import close_reviewed, expire_acknowledgements
from evaluations.actions.record_refusal import record_refusal
from evaluations.actions.resolve_held import void
from evaluations.actions.review import return_observation, review
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
from mentors.models import Enrolment, User

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

Said = dict[str, list[dict[str, Any]]]


def said(enrolment: Enrolment) -> Said:
    """Everything that the record of an enrolment says, whatever order it was written in."""
    rows = {
        table.__name__: table._default_manager.filter(**{owner: enrolment}).values()
        for table, owner in RECORD.items()
    }
    chain = f"{enrolment.agency.code}:{enrolment.pk}"
    rows["Entry"] = Entry.objects.filter(chain=chain).values()
    return {name: sorted(map(_plain, found), key=repr) for name, found in rows.items()}


def row_counts() -> dict[str, int]:
    """How many rows every table of the product has: an action may write where bulk does not."""
    return {
        table._meta.label: table._default_manager.count()
        for name in ("evaluations", "mentors", "ledger")
        for table in apps.get_app_config(name).get_models()
    }


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: bytes(value) if isinstance(value, memoryview) else value
        for name, value in row.items()
        if name not in DRAWN_ANEW
    }


def written_and_undone(
    write: Callable[[], object], enrolments: Iterable[Enrolment]
) -> tuple[dict[UUID, Said], dict[str, int]]:
    """What bulk writing says about each enrolment, and all row counts; nothing of it stays."""
    with transaction.atomic():
        write()
        written = {enrolment.pk: said(enrolment) for enrolment in enrolments}
        counts = row_counts()
        transaction.set_rollback(True)
    return written, counts


def replayed(written: dict[UUID, Said]) -> set[str]:
    """Take every step again, trainee by trainee; returns the verbs that there were."""
    verbs = set()
    for rows in written.values():
        bodies = {row["item_id"]: row["content"] for row in rows["InboxBody"]}
        devices = {row["digest"]: row["device"] for row in rows["InboxItem"]}
        answers = {row["observation_id"]: row for row in rows["Acknowledgement"]}
        for step in sorted(rows["ObservationEvent"], key=itemgetter("at")):
            key = step["observation_id"]
            verbs.add(step["verb"])
            content = bodies[key]
            _replay(step, content, answers.get(key, {}), devices[_digest(content)])
    return verbs


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _replay(step: dict[str, Any], content: bytes, answer: dict[str, Any], device: str) -> None:
    verb, at, note = step["verb"], step["at"], step["note"]
    if verb == "expire":
        expire_acknowledgements(at=at)
        return
    if verb == "close":
        close_reviewed(at=at)
        return
    person = User.objects.get(pk=step["actor_id"])
    if verb in ("file", "hold"):
        outcome = file_observation(
            content=content, digest=_digest(content), person=person, device=device, received=at
        )
        assert outcome.status == {"file": 201, "hold": 202}[verb]
        return
    observed = Observation.objects.select_related(
        "enrolment__agency", "enrolment__unit", "enrolment__programme_version"
    ).get(pk=step["observation_id"])
    if verb == "acknowledge":
        acknowledge(
            observation=observed, by=person, kind=answer["kind"], comment=answer["comment"], at=at
        )
    elif verb == "refuse":
        witness = User.objects.get(pk=answer["witness_id"])
        record_refusal(observation=observed, by=person, witness=witness, reason=note, at=at)
    elif verb == "review":
        review(observation=observed, by=person, note=note, at=at)
    elif verb == "return":
        return_observation(observation=observed, by=person, reason=note, at=at)
    else:
        code, _colon, reason = note.partition(": ")
        void(observation=observed, by=person, code=code, reason=reason, at=at)


def assert_replay_says_the_same(
    write: Callable[[], object], enrolments: Collection[Enrolment]
) -> set[str]:
    """Compare every column of bulk rows with those of the actions; returns the verbs taken."""
    written, counts = written_and_undone(write, enrolments)
    verbs = replayed(written)
    for enrolment in enrolments:
        again, once = said(enrolment), written[enrolment.pk]
        assert {name: len(rows) for name, rows in again.items()} == {
            name: len(rows) for name, rows in once.items()
        }
        for table, rows in again.items():
            for new, old in zip(rows, once[table], strict=True):
                other = {name: (old[name], new[name]) for name in old if new[name] != old[name]}
                assert not other, f"{table}, in bulk and by the action: {other}"
    assert row_counts() == counts
    return verbs
