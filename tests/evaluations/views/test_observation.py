"""The page of one observation: who reads it, who says which verb, and nothing typed is lost."""

import re

import pytest
from django.urls import reverse

from evaluations.choices import State
from evaluations.models import Observation, ObservationState
from tests.cast import Cast, client_for, envelope, file


def filed(cast: Cast, **changes: object) -> Observation:
    return Observation.objects.get(pk=file(cast, envelope(cast, days_ago=1, **changes)).item.pk)


def state_of(observation: Observation) -> str:
    return ObservationState.objects.get(pk=observation.pk).state


def address(name: str, observation: Observation) -> str:
    return reverse(f"evaluations:{name}", args=[observation.pk])


READERS = {
    "officer": 200,
    "trainee": 200,
    "supervisor": 200,
    "coordinator": 200,
    "leadership": 200,
    "audit": 200,
    "other_officer": 404,
    "other_trainee": 404,
    "other_supervisor": 404,
    "editor": 404,
    "donor": 404,
    "stranger_officer": 404,
    "stranger_coordinator": 404,
    "stranger_leadership": 404,
}


@pytest.mark.parametrize(("name", "status"), READERS.items())
def test_whoever_may_not_see_an_observation_does_not_learn_that_it_exists(
    cast: Cast, name: str, status: int
) -> None:
    response = client_for(getattr(cast, name)).get(address("observation", filed(cast)))
    assert response.status_code == status


def test_a_visitor_is_sent_to_sign_in(cast: Cast) -> None:
    response = client_for(None).get(address("observation", filed(cast)))
    assert response.status_code == 302
    assert response["Location"].startswith("/cuentas/ingresar/")


def test_the_trainee_disagrees_with_a_comment(cast: Cast) -> None:
    observation = filed(cast)
    response = client_for(cast.trainee).post(
        address("answer", observation), {"kind": "disagree", "comment": "Sí avisé por radio."}
    )
    assert response.status_code == 302
    assert state_of(observation) == State.ACKNOWLEDGED
    page = client_for(cast.supervisor).get(address("observation", observation))
    assert "Sí avisé por radio." in page.content.decode()


def test_a_disagreement_without_comment_says_what_to_write_and_keeps_the_choice(
    cast: Cast,
) -> None:
    observation = filed(cast)
    response = client_for(cast.trainee).post(
        address("answer", observation), {"kind": "disagree", "comment": " "}
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "Escriba su comentario" in text
    assert 'value="disagree"' in text
    assert "checked" in text
    assert state_of(observation) == State.FILED


def test_a_comment_over_the_limit_comes_back_whole(cast: Cast) -> None:
    observation = filed(cast)
    response = client_for(cast.trainee).post(
        address("answer", observation), {"kind": "comment", "comment": "x" * 1001}
    )
    assert response.status_code == 422
    assert "x" * 1001 in response.content.decode()


@pytest.mark.parametrize("name", ["officer", "supervisor", "coordinator", "leadership"])
def test_nobody_answers_for_the_trainee(cast: Cast, name: str) -> None:
    observation = filed(cast)
    response = client_for(getattr(cast, name)).post(
        address("answer", observation), {"kind": "agree"}
    )
    assert response.status_code == 403
    assert state_of(observation) == State.FILED


def test_the_officer_records_a_refusal_with_a_witness(cast: Cast) -> None:
    observation = filed(cast)
    response = client_for(cast.officer).post(
        address("refuse", observation),
        {"witness": cast.other_officer.service_number, "reason": "Leyó y no quiso firmar."},
    )
    assert response.status_code == 302
    assert state_of(observation) == State.REFUSED


def test_the_trainee_is_no_witness_of_the_own_refusal(cast: Cast) -> None:
    observation = filed(cast)
    response = client_for(cast.officer).post(
        address("refuse", observation),
        {"witness": cast.trainee.service_number, "reason": "Leyó y no quiso firmar."},
    )
    assert response.status_code == 422
    assert "Leyó y no quiso firmar." in response.content.decode()
    assert state_of(observation) == State.FILED


def test_the_supervisor_marks_as_reviewed(cast: Cast) -> None:
    observation = filed(cast)
    client_for(cast.trainee).post(address("answer", observation), {"kind": "agree"})
    response = client_for(cast.supervisor).post(
        address("decide", observation), {"verb": "review", "note": ""}
    )
    assert response["Location"] == reverse("evaluations:inbox")
    assert state_of(observation) == State.REVIEWED


def test_a_return_needs_a_reason(cast: Cast) -> None:
    observation = filed(cast)
    response = client_for(cast.supervisor).post(
        address("decide", observation), {"verb": "return", "note": ""}
    )
    assert response.status_code == 422
    assert "Escriba el motivo." in response.content.decode()
    assert state_of(observation) == State.FILED


@pytest.mark.parametrize("name", ["officer", "trainee", "leadership", "audit"])
def test_only_supervision_and_coordination_decide(cast: Cast, name: str) -> None:
    observation = filed(cast)
    response = client_for(getattr(cast, name)).post(
        address("decide", observation), {"verb": "return", "note": "Falta el lugar."}
    )
    assert response.status_code == 403
    assert state_of(observation) == State.FILED


def test_a_held_record_waits_for_the_coordinator_and_not_for_the_trainee(cast: Cast) -> None:
    observation = filed(cast, narrative={"best": {"c": None, "text": ""}})
    assert state_of(observation) == State.HELD
    seen = client_for(cast.trainee).get(address("observation", observation))
    assert seen.status_code == 404
    client_for(cast.coordinator).post(
        address("decide", observation), {"verb": "accept", "note": "Se completó por radio."}
    )
    assert state_of(observation) == State.FILED


def test_the_supervisor_does_not_accept_a_held_record(cast: Cast) -> None:
    observation = filed(cast, narrative={"best": {"c": None, "text": ""}})
    response = client_for(cast.supervisor).post(
        address("decide", observation), {"verb": "accept", "note": "Está bien."}
    )
    assert response.status_code == 403


def test_a_void_record_says_why_and_stays_readable(cast: Cast) -> None:
    observation = filed(cast)
    client_for(cast.coordinator).post(
        address("decide", observation),
        {"verb": "void", "code": "TMP-02", "note": "El turno se suspendió."},
    )
    assert state_of(observation) == State.VOIDED
    page = client_for(cast.trainee).get(address("observation", observation))
    assert "El turno se suspendió." in page.content.decode()


def test_a_second_decision_on_the_same_state_is_refused_in_words(cast: Cast) -> None:
    observation = filed(cast)
    client_for(cast.trainee).post(address("answer", observation), {"kind": "agree"})
    decide = address("decide", observation)
    client_for(cast.supervisor).post(decide, {"verb": "review", "note": ""})
    again = client_for(cast.coordinator).post(decide, {"verb": "review", "note": "Otra vez."})
    assert again.status_code == 409
    assert "Otra vez." in again.content.decode()


def test_fields_of_two_verbs_on_one_page_have_ids_of_their_own(cast: Cast) -> None:
    observation = filed(cast)
    client_for(cast.trainee).post(address("answer", observation), {"kind": "agree"})
    page = client_for(cast.coordinator).get(address("observation", observation)).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert {"id_note", "void_note", "void_code"} <= set(ids)
    assert len(ids) == len(set(ids))
