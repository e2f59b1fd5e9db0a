"""Bring an observation into a state by the product's own verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.let_time_pass import close_reviewed, expire_acknowledgements
from evaluations.actions.record_refusal import record_refusal
from evaluations.actions.resolve_held import void
from evaluations.actions.review import return_observation, review
from evaluations.choices import State
from evaluations.models import Observation
from tests.cast import Cast
from tests.envelopes import envelope, file

MISSING_COMMENT = [{"c": "PRI-01", "v": 1}]


@contextmanager
def undone() -> Iterator[None]:
    """Run a block and take back what it wrote: a state built once serves many attempts."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def again(observation: Observation | UUID) -> Observation:
    """Return the observation as another request would load it."""
    pk = observation.pk if isinstance(observation, Observation) else observation
    return Observation.objects.get(pk=pk)


def filed(cast: Cast) -> Observation:
    """File what the cast's officer signed."""
    return again(file(cast).item.pk)


def held(cast: Cast) -> Observation:
    """File what lacks a required comment."""
    return again(file(cast, envelope(cast, ratings=MISSING_COMMENT)).item.pk)


def acknowledged(cast: Cast) -> Observation:
    """File, and the trainee agrees."""
    observation = filed(cast)
    acknowledge(observation=observation, by=cast.trainee, kind="agree")
    return again(observation)


def refused(cast: Cast) -> Observation:
    """File, and the trainee refuses to sign before a witness."""
    observation = filed(cast)
    record_refusal(
        observation=observation, by=cast.officer, witness=cast.other_officer, reason="No firma."
    )
    return again(observation)


def overdue(cast: Cast) -> Observation:
    """File, and a day passes without an answer."""
    observation = filed(cast)
    expire_acknowledgements(at=timezone.now() + timedelta(hours=25))
    return again(observation)


def reviewed(cast: Cast) -> Observation:
    """File, acknowledge, review."""
    observation = acknowledged(cast)
    review(observation=observation, by=cast.supervisor)
    return again(observation)


def closed(cast: Cast) -> Observation:
    """File, acknowledge, review, and a week passes."""
    observation = reviewed(cast)
    close_reviewed(at=timezone.now() + timedelta(days=8))
    return again(observation)


def returned(cast: Cast) -> Observation:
    """File, and the supervisor sends it back."""
    observation = filed(cast)
    return_observation(observation=observation, by=cast.supervisor, reason="Falta detalle.")
    return again(observation)


def superseded(cast: Cast) -> Observation:
    """File, and the author files a new version; returns the first."""
    observation = filed(cast)
    file(cast, correction(cast, observation))
    return again(observation)


def voided(cast: Cast) -> Observation:
    """File, and the coordinator voids."""
    observation = filed(cast)
    void(observation=observation, by=cast.coordinator, code="TMP-02", reason="No hubo turno.")
    return again(observation)


def correction(cast: Cast, observation: Observation, **changes: object) -> dict[str, object]:
    """Return a new version of an observation."""
    said = {"amends": str(observation.pk), "amend_reason": "Corrijo un valor."}
    return envelope(cast, **said | changes)


INTO: dict[str, Callable[[Cast], Observation]] = {
    State.HELD: held,
    State.FILED: filed,
    State.ACKNOWLEDGED: acknowledged,
    State.REFUSED: refused,
    State.OVERDUE: overdue,
    State.REVIEWED: reviewed,
    State.CLOSED: closed,
    State.RETURNED: returned,
    State.SUPERSEDED: superseded,
    State.VOIDED: voided,
}
"""How to reach every state."""
