"""Typed from paper by somebody else: held until its author stands by it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from evaluations.actions.confirm_transcription import confirm_transcription
from evaluations.actions.keep_standing import is_current
from evaluations.actions.resolve_held import accept_held
from evaluations.choices import State
from evaluations.models import Observation, Standing
from evaluations.queries.waiting import awaiting_confirmation
from evaluations.verification import verify_observation
from interface.refusal import Refusal
from mentors.models import User
from tests.cast import ROLES, Cast
from tests.envelopes import envelope, file
from tests.evaluations.steps import MISSING_COMMENT, again

TYPED_LATER = timedelta(hours=2)


def typed_in(cast: Cast, typist: User, **changes: Any) -> Observation:
    """File what the officer wrote on paper, typed in two hours after it was signed."""
    payload = envelope(cast, **changes)
    payload["paper"] = {"typed_by": str(typist.pk)}
    payload["attest"] = payload["attest"] | {"method": "paper"}
    written = datetime.fromisoformat(payload["clock"]["signed_at"])
    typed = written + TYPED_LATER
    payload["clock"] = payload["clock"] | {"typed_at": typed.isoformat()}
    outcome = file(cast, payload, by=typist, received=typed)
    return again(outcome.item.pk)


def test_both_clocks_and_both_people_are_kept(cast: Cast) -> None:
    observation = typed_in(cast, cast.coordinator)
    paper = observation.transcription
    assert (observation.author, paper.typed_by) == (cast.officer, cast.coordinator)
    assert paper.typed_at - paper.written_at == TYPED_LATER
    assert (observation.signed_at, observation.method) == (paper.written_at, "paper")
    assert (observation.current.state, observation.current.holds) == (State.HELD, ["PAP-01"])
    assert Standing.objects.get(enrolment=cast.enrolment).counted == 0
    assert verify_observation(observation) == []


def test_confirmed_by_its_author_it_is_filed_and_counts(cast: Cast) -> None:
    observation = typed_in(cast, cast.coordinator)
    assert list(awaiting_confirmation(cast.officer)) == [observation]
    event = confirm_transcription(observation=observation, by=cast.officer)
    assert (event.verb, event.actor, event.to_state) == ("confirm", cast.officer, State.FILED)
    fresh = again(observation)
    assert fresh.current.holds == []
    assert fresh.current.acknowledge_by is not None
    assert fresh.transcription.confirmed_at is not None
    standing = Standing.objects.get(enrolment=cast.enrolment)
    assert standing.counted == 1
    assert is_current(standing)
    assert verify_observation(fresh) == []
    assert not awaiting_confirmation(cast.officer).exists()


def test_what_else_holds_it_goes_on_to_the_coordinator(cast: Cast) -> None:
    observation = typed_in(cast, cast.coordinator, ratings=MISSING_COMMENT)
    event = confirm_transcription(observation=observation, by=cast.officer)
    assert (event.verb, event.to_state) == ("vouch", State.HELD)
    assert again(observation).current.holds == ["CON-01"]
    accept_held(observation=again(observation), by=cast.coordinator, reason="Se aclaró.")
    assert again(observation).current.state == State.FILED
    assert verify_observation(again(observation)) == []


def test_the_coordinator_does_not_accept_in_the_authors_place(cast: Cast) -> None:
    observation = typed_in(cast, cast.coordinator)
    with pytest.raises(Refusal) as refused:
        accept_held(observation=observation, by=cast.other_coordinator, reason="Está bien.")
    assert (refused.value.code, again(observation).current.state) == ("PAP-01", State.HELD)


@pytest.mark.parametrize("name", [name for name in ROLES if name != "officer"])
def test_nobody_but_the_author_confirms(cast: Cast, name: str) -> None:
    observation = typed_in(cast, cast.coordinator)
    with pytest.raises(PermissionDenied):
        confirm_transcription(observation=observation, by=getattr(cast, name))
    assert not awaiting_confirmation(getattr(cast, name)).exists()


def test_nobody_confirms_twice(cast: Cast) -> None:
    observation = typed_in(cast, cast.coordinator)
    confirm_transcription(observation=observation, by=cast.officer)
    with pytest.raises(PermissionDenied):
        confirm_transcription(observation=again(observation), by=cast.officer)


def test_an_officer_who_types_the_own_paper_has_confirmed_it(cast: Cast) -> None:
    observation = typed_in(cast, cast.officer)
    assert observation.current.state == State.FILED
    assert observation.transcription.confirmed_at == observation.received_at


@pytest.mark.parametrize(
    "name", ["supervisor", "leadership", "other_officer", "trainee", "stranger_coordinator"]
)
def test_nobody_else_types_in_anothers_paper(cast: Cast, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed_in(cast, getattr(cast, name))
    assert refused.value.code in ("autor_distinto", "agente_desconocido")
    assert not Observation.objects.exists()


def test_nobody_types_in_the_name_of_a_third(cast: Cast) -> None:
    payload = envelope(cast)
    payload["paper"] = {"typed_by": str(cast.officer.pk)}
    payload["attest"] = payload["attest"] | {"method": "paper"}
    payload["clock"] = payload["clock"] | {"typed_at": timezone.now().isoformat()}
    with pytest.raises(Refusal) as refused:
        file(cast, payload, by=cast.coordinator)
    assert refused.value.code == "autor_distinto"


@pytest.mark.parametrize(
    "broken",
    [
        {"attest": {"text_id": "obs-1", "method": "paper"}},
        {"paper": {"typed_by": "00000000-0000-4000-8000-000000000000"}},
    ],
)
def test_half_a_paper_is_malformed(cast: Cast, broken: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        file(cast, envelope(cast, **broken))
    assert (refused.value.status, refused.value.code) == (422, "sobre_invalido")
