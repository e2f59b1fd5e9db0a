"""What the leaves of a signed observation are computed over: pure, from its rows alone.

Filing seals these texts and :mod:`evaluations.verification` reads them again from the database, so
each is written the same before saving and after: moments in UTC, hours with one decimal, ids as
text. Free texts are no part of them; each has its own leaf (decision 5).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from evaluations.models import Acknowledgement, Observation, ObservationEvent, Rating
from ledger.sealing import leaf, root

HEADER = "header"
FILING = "filing"
NO_SECRET = "0" * 32
"""Salt of what is no secret and is never erased: verb, states and hashes."""


def value_path(code: str) -> str:
    """Return the path of one competency's rating."""
    return f"value:{code}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def header_text(observation: Observation) -> str:
    """Return what the author signed about the shift and the record itself."""
    return json.dumps(
        [
            observation.kind,
            str(observation.enrolment_id),
            str(observation.author_id),
            observation.form.sha256,
            observation.shift_date.isoformat(),
            _moment(observation.shift_start),
            _moment(observation.shift_end),
            f"{observation.hours:.1f}",
            observation.version,
            str(observation.amends or ""),
            str(observation.best_competency_id or ""),
            str(observation.least_competency_id or ""),
            observation.confirmed_not_observed,
            observation.disposition,
            _moment(observation.signed_at),
            observation.clock_offset_ms,
            observation.attestation,
            observation.method,
        ]
    )


def filing_text(observation: Observation) -> str:
    """Return what the server added on receipt: number, moment and whether it was late."""
    return json.dumps([observation.sequence, _moment(observation.received_at), observation.late])


def rating_text(rating: Rating) -> str:
    """Return the text of one rating; its comment has a leaf of its own."""
    return json.dumps(
        [
            rating.value,
            rating.not_observed_reason,
            rating.nrt,
            rating.training_minutes,
            rating.training_how,
            rating.mode,
            rating.context,
        ]
    )


def answer_text(answer: Acknowledgement) -> str:
    """Return the text of an answer that its leaf is computed over."""
    return json.dumps(
        [answer.kind, answer.comment, str(answer.signed_by_id), str(answer.witness_id or "")]
    )


def step_hash(event: ObservationEvent, content_hash: str) -> str:
    """Return what the ledger keeps of one transition: its note's leaf and the step itself.

    ``content_hash`` is the root of what was signed with the verb, ``""`` for verbs without.
    """
    step = json.dumps(
        [str(event.observation_id), event.verb, event.from_state, event.to_state, content_hash]
    )
    return root({"note": event.leaf, "step": leaf("step", step, NO_SECRET)})


def chain_of(observation: Observation) -> str:
    """Return the name of the ledger chain: one per enrolment, under its agency's code."""
    return f"{observation.enrolment.agency.code}:{observation.enrolment_id}"
