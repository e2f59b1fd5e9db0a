"""The trainee's answer and the refusal to sign: who, with which words, and who was there."""

from __future__ import annotations

import pytest

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.record_refusal import record_refusal
from evaluations.choices import State
from evaluations.models import Acknowledgement, Observation
from evaluations.verification import verify_observation
from interface.refusal import Refusal
from mentors.models import User
from tests.cast import Cast
from tests.evaluations import steps
from tests.evaluations.steps import again
from tests.factories import PersonFactory

WORDS = "Sí pregunté por lesiones antes que por los hechos."


def refusal_of(act: object, **said: object) -> tuple[int, str, str]:
    """Return status, code and field of the refusal, which must leave nothing behind."""
    with pytest.raises(Refusal) as refused:
        act(**said)
    assert Acknowledgement.objects.count() == 0
    return refused.value.status, refused.value.code, str(refused.value.extra.get("field"))


def answered(cast: Cast, observation: Observation, kind: str, comment: str = "") -> Acknowledgement:
    return acknowledge(observation=observation, by=cast.trainee, kind=kind, comment=comment)


@pytest.mark.parametrize(
    ("kind", "comment"), [("agree", ""), ("agree", WORDS), ("comment", WORDS), ("disagree", WORDS)]
)
def test_the_answer_is_kept_with_its_words_and_sealed(cast: Cast, kind: str, comment: str) -> None:
    observation = steps.filed(cast)
    answer = answered(cast, observation, kind, f"  {comment}\n")
    assert (answer.kind, answer.comment, answer.signed_by, answer.witness) == (
        kind,
        comment,
        cast.trainee,
        None,
    )
    observation = again(observation)
    assert observation.current.state == State.ACKNOWLEDGED
    assert verify_observation(observation) == []
    # The words stand in the answer alone, where they can be erased.
    assert observation.events.get(verb="acknowledge").note == ""


@pytest.mark.parametrize("kind", ["comment", "disagree"])
def test_comments_and_disagreement_need_words(cast: Cast, kind: str) -> None:
    said = {"observation": steps.filed(cast), "by": cast.trainee, "kind": kind, "comment": " \n"}
    assert refusal_of(acknowledge, **said) == (422, "comentario", "comment")


@pytest.mark.parametrize("kind", ["refused", "", "maybe"])
def test_there_are_three_answers_and_a_refusal_is_none(cast: Cast, kind: str) -> None:
    said = {"observation": steps.filed(cast), "by": cast.trainee, "kind": kind}
    assert refusal_of(acknowledge, **said) == (422, "respuesta", "kind")


def test_a_comment_has_room_for_a_thousand_characters(cast: Cast) -> None:
    observation = steps.filed(cast)
    said = {"observation": observation, "by": cast.trainee, "kind": "comment"}
    long = refusal_of(acknowledge, **said, comment="x" * 1001)
    assert long == (422, "comentario_largo", "comment")
    assert len(answered(cast, observation, "comment", "x" * 1000).comment) == 1000


def test_an_answer_is_given_once(cast: Cast) -> None:
    observation = steps.acknowledged(cast)
    with pytest.raises(Refusal) as refused:
        answered(cast, observation, "disagree", WORDS)
    assert (refused.value.status, refused.value.code) == (409, "estado")
    assert Acknowledgement.objects.get().kind == "agree"


def test_a_late_answer_is_still_an_answer(cast: Cast) -> None:
    observation = steps.overdue(cast)
    answered(cast, observation, "agree")
    assert again(observation).current.state == State.ACKNOWLEDGED


def test_two_pages_open_at_once_give_one_answer(cast: Cast) -> None:
    observation = steps.filed(cast)
    first, second = again(observation), again(observation)
    answered(cast, first, "agree")
    with pytest.raises(Refusal):
        answered(cast, second, "disagree", WORDS)
    assert Acknowledgement.objects.get().kind == "agree"


def refuse(cast: Cast, observation: Observation, witness: User, reason: str = WORDS) -> object:
    return record_refusal(observation=observation, by=cast.officer, witness=witness, reason=reason)


def test_a_refusal_keeps_who_was_there_and_what_happened(cast: Cast) -> None:
    observation = steps.filed(cast)
    refuse(cast, observation, cast.other_officer, f" {WORDS} ")
    answer = Acknowledgement.objects.get()
    assert (answer.kind, answer.comment, answer.signed_by, answer.witness) == (
        "refused",
        WORDS,
        cast.officer,
        cast.other_officer,
    )
    observation = again(observation)
    event = observation.events.get(verb="refuse")
    assert (observation.current.state, event.role, event.note) == (State.REFUSED, "fto", WORDS)
    assert verify_observation(observation) == []


@pytest.mark.parametrize("name", ["officer", "trainee"])
def test_neither_party_witnesses_the_refusal(cast: Cast, name: str) -> None:
    """FIR-02: the witness is not the author, and not the trainee either."""
    said = {"observation": steps.filed(cast), "by": cast.officer, "reason": WORDS}
    refused = refusal_of(record_refusal, **said, witness=getattr(cast, name))
    assert refused == (422, "FIR-02", "witness")


def test_a_witness_serves_in_the_same_agency_and_is_active(cast: Cast) -> None:
    said = {"observation": steps.filed(cast), "by": cast.officer, "reason": WORDS}
    gone = PersonFactory(agency=cast.agency, is_active=False)
    for witness in (cast.stranger_officer, gone):
        assert refusal_of(record_refusal, **said, witness=witness) == (422, "testigo", "witness")


@pytest.mark.parametrize("name", ["other_trainee", "supervisor", "donor"])
def test_anybody_else_of_the_agency_may_have_been_there(cast: Cast, name: str) -> None:
    observation = steps.filed(cast)
    refuse(cast, observation, getattr(cast, name))
    assert again(observation).current.state == State.REFUSED


def test_a_refusal_needs_its_reason(cast: Cast) -> None:
    said = {"observation": steps.filed(cast), "by": cast.officer, "witness": cast.other_officer}
    assert refusal_of(record_refusal, **said, reason="  ")[:2] == (422, "motivo")


def test_whoever_refused_answers_no_more(cast: Cast) -> None:
    observation = steps.refused(cast)
    with pytest.raises(Refusal) as refused:
        answered(cast, observation, "agree")
    assert refused.value.code == "estado"
