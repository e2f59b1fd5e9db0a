"""The one door through which the state of an observation changes (architecture.md 3.1)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.choices import COUNTED, State
from evaluations.deadlines import Deadlines
from evaluations.models import Observation, ObservationEvent, ObservationState
from evaluations.sealed_fields import chain_of, step_hash
from evaluations.signals import observation_changed
from evaluations.transitions import Transition, transition
from interface.refusal import Refusal
from ledger.actions.append import append
from ledger.sealing import leaf, new_salt
from mentors.models import User

SYSTEM = "system"


def wrong_state(state: str) -> Refusal:
    """Return the refusal of a verb that does not fit the state any more."""
    return Refusal(
        code="estado",
        text=_("This observation changed in the meantime. Reload the page to see how it stands."),
        reason=f"state is {state}",
    )


def require(row: Transition, state: str, note: str) -> None:
    """Raise a ``Refusal`` unless the verb fits the state and carries the reason it needs."""
    if row.sources and state not in row.sources:
        raise wrong_state(state)
    if row.needs_reason and not note.strip():
        raise Refusal(
            code="motivo", text=_("Write the reason."), reason="reason missing", status=422
        )


def sealed_event(
    *,
    observation: Observation,
    verb: str,
    before: str,
    after: str,
    actor: User | None,
    role: str,
    at: datetime,
    note: str = "",
) -> ObservationEvent:
    """Return the event, neither saved nor in the ledger; its note has a salt to be erased with."""
    salt = new_salt()
    return ObservationEvent(
        observation=observation,
        verb=verb,
        from_state=before,
        to_state=after,
        actor=actor,
        role=role,
        note=note,
        salt=salt,
        leaf=leaf("note", note, salt),
        at=at,
    )


def entry_of(event: ObservationEvent, content_hash: str) -> dict[str, Any]:
    """Return what the ledger keeps of an event, as :func:`ledger.actions.append.append` takes it.

    ``content_hash``: root of what was signed with the verb (the observation, an answer).
    """
    return {
        "chain": chain_of(event.observation),
        "kind": f"observation.{event.verb}",
        "subject": str(event.observation_id),
        "actor": str(event.actor_id or SYSTEM),
        "role": event.role,
        "payload_hash": step_hash(event, content_hash),
        "at": event.at,
    }


def record_event(event: ObservationEvent, *, content_hash: str) -> ObservationEvent:
    """Append an event and its ledger entry; returns the event."""
    event.ledger_hash = append(**entry_of(event, content_hash)).hash
    event.save(force_insert=True)
    return event


def _set_deadlines(current: ObservationState, at: datetime) -> None:
    """Set the deadlines that a state starts and drop those that it ends."""
    version = current.observation.enrolment.programme_version
    deadlines = Deadlines.of(version.deadlines)
    if current.state == State.FILED:
        current.acknowledge_by = at + deadlines.acknowledge
        current.review_by = at + deadlines.review
    elif current.state == State.REVIEWED:
        current.close_at = at + deadlines.close
    elif current.state not in COUNTED:
        current.acknowledge_by = current.review_by = current.close_at = None


def move(current: ObservationState, *, verb: str, note: str, at: datetime) -> str:
    """Set the state that the verb leads to, and its deadlines; returns the one before.

    Saves nothing: :func:`change_state` does. Raises ``Refusal`` when the verb does not fit.
    """
    row = transition(verb)
    require(row, current.state, note)
    before = current.state
    current.state = row.target
    current.changed_at = at
    if row.target in (State.SUPERSEDED, State.VOIDED):
        current.head = False
    _set_deadlines(current, at)
    return before


def change_state(
    *,
    current: ObservationState,
    verb: str,
    actor: User | None,
    role: str,
    note: str = "",
    content_hash: str = "",
    at: datetime | None = None,
) -> ObservationEvent:
    """Move a locked observation along the table and leave the event behind.

    The caller is one of the actions of this folder: it checked the permission, opened the
    transaction, and locked the enrolment's standing before ``current``. Raises ``Refusal`` when
    the verb does not fit the state or lacks its reason.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("change_state needs the transaction of its action")
    at = at or timezone.now()
    before = move(current, verb=verb, note=note, at=at)
    current.save(force_insert=before == "")
    event = record_event(
        sealed_event(
            observation=current.observation,
            verb=verb,
            before=before,
            after=current.state,
            actor=actor,
            role=role,
            at=at,
            note=note.strip(),
        ),
        content_hash=content_hash,
    )
    observation_changed.send(
        Observation, observation=current.observation, verb=verb, state=current.state
    )
    return event
