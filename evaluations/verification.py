"""Does a record still say what was signed? Recomputed from its rows, text by text.

``ledger.verification`` proves that the chain of entries is whole; this file proves that what the
entries seal is what the tables hold. Erased texts are no fault: their leaves stay (decision 5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from evaluations.actions.change_state import SYSTEM
from evaluations.models import Acknowledgement, InboxBody, Narrative, Observation
from evaluations.sealed_fields import (
    FILING,
    HEADER,
    answer_text,
    chain_of,
    filing_text,
    header_text,
    rating_text,
    step_hash,
    value_path,
)
from ledger.models import Entry
from ledger.sealing import leaf, root

SIGNED_BY_ANSWER = ("acknowledge", "refuse")
SIGNED_BY_AUTHOR = ("file", "hold", "confirm", "vouch")


def verify_observation(observation: Observation) -> list[str]:
    """Return what does not hold, in English for the log; an empty list for a sound record.

    Each fault names the place (``header``, ``value:PRI-01``, ``general``, ``event:review`` …) and
    never a value. Reads: one row each of observation and inbox, its ratings, texts and events.
    """
    return [
        *_content_faults(observation),
        *_body_faults(observation),
        *_answer_faults(observation),
        *_event_faults(observation),
    ]


def _content_faults(observation: Observation) -> Iterator[str]:
    fields = {HEADER: header_text(observation), FILING: filing_text(observation)} | {
        value_path(rating.competency.code): rating_text(rating)
        for rating in observation.ratings.select_related("competency")
    }
    seals = observation.seals
    for path in sorted(fields.keys() ^ seals.keys()):
        yield f"{path}: {'not sealed' if path in fields else 'missing'}"
    for path in sorted(fields.keys() & seals.keys()):
        if leaf(path, fields[path], seals[path]["salt"]) != seals[path]["leaf"]:
            yield f"{path}: not what was sealed"
    texts = list(observation.narratives.order_by("path"))
    for text in texts:
        if text.redacted_at is None and not _is_intact(text):
            yield f"{text.path}: not what was sealed"
    leaves = {path: seal["leaf"] for path, seal in seals.items()}
    leaves |= {text.path: text.leaf for text in texts}
    if not leaves or root(leaves) != observation.content_root:
        yield "content_root: not the root of the leaves"


def _is_intact(text: Narrative) -> bool:
    return bool(text.salt) and leaf(text.path, text.text, text.salt) == text.leaf


def _body_faults(observation: Observation) -> Iterator[str]:
    body = InboxBody.objects.select_related("item").get(pk=observation.inbox_id)
    content = bytes(body.content)
    if body.redacted_at is None and hashlib.sha256(content).hexdigest() != body.item.digest:
        yield "inbox: not the bytes that arrived"


def _answer(observation: Observation) -> Acknowledgement | None:
    return Acknowledgement.objects.filter(observation=observation).first()


def _answer_faults(observation: Observation) -> Iterator[str]:
    answer = _answer(observation)
    if answer is None or answer.redacted_at is not None:
        return
    if not answer.salt or leaf("answer", answer_text(answer), answer.salt) != answer.leaf:
        yield "answer: not what was sealed"


def _event_faults(observation: Observation) -> Iterator[str]:
    answer = _answer(observation)
    signed = dict.fromkeys(SIGNED_BY_AUTHOR, observation.content_root)
    signed |= dict.fromkeys(SIGNED_BY_ANSWER, answer.leaf if answer else "")
    chain = chain_of(observation)
    entries = {
        entry.hash: entry for entry in Entry.objects.filter(chain=chain, subject=observation.pk)
    }
    for event in observation.events.all():
        place = f"event:{event.verb}"
        entry = entries.pop(event.ledger_hash, None)
        if entry is None:
            yield f"{place}: no entry in the ledger"
        elif entry.payload_hash != step_hash(event, signed.get(event.verb, "")) or (
            entry.actor,
            entry.role,
            entry.kind,
            entry.at,
        ) != (str(event.actor_id or SYSTEM), event.role, f"observation.{event.verb}", event.at):
            yield f"{place}: not what the ledger holds"
        if event.redacted_at is None and (
            not event.salt or leaf("note", event.note, event.salt) != event.leaf
        ):
            yield f"{place}: the note is not what was sealed"
    for entry in entries.values():
        yield f"{entry.kind}: an entry without its event"
