"""Decision 1, row by row, as a phone meets it: status, code and the sentence an officer reads."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from evaluations.choices import Hold
from evaluations.models import InboxBody, InboxItem, Observation
from tests.cast import Cast, client_for
from tests.envelopes import envelope, put, signed
from tests.evaluations.outcomes import DAMAGED, HELD, REFUSED, TOO_LARGE, Held, Refused


def _named(case: Refused | Held) -> str:
    return case.name


def answer_of(response: object) -> tuple[object, ...]:
    """Return what a phone decides on: status, protocol, code and sentence."""
    body = response.json()
    return response.status_code, response["X-FTO-Proto"], body["code"], body["detail"]


@pytest.mark.parametrize("case", REFUSED, ids=_named)
def test_what_is_no_signed_observation_is_refused_with_its_sentence(
    cast: Cast, case: Refused
) -> None:
    response = put(client_for(cast.officer), case.payload(cast))
    assert answer_of(response) == (case.status, "1", case.code, case.sentence)
    assert response["Content-Type"] == "application/problem+json"
    assert InboxItem.objects.count() == 0


@pytest.mark.parametrize("case", HELD, ids=_named)
def test_whatever_else_breaks_a_rule_is_filed_and_held_with_its_reasons(
    cast: Cast, case: Held
) -> None:
    payload = case.payload(cast)
    response = put(client_for(cast.officer), payload)
    body = response.json()
    assert response.status_code == 202
    assert {hold["code"]: hold["text"] for hold in body["holds"]} == case.reasons
    assert (body["id"], body["digest"], body["state"]) == (
        payload["id"],
        signed(payload)[1],
        "held",
    )


@pytest.mark.parametrize("case", HELD, ids=_named)
def test_nothing_typed_is_lost_of_what_is_held(cast: Cast, case: Held) -> None:
    payload = case.payload(cast)
    put(client_for(cast.officer), payload)
    content, digest = signed(payload)
    body = InboxBody.objects.select_related("item").get(pk=payload["id"])
    assert (bytes(body.content), body.item.digest, body.item.size) == (
        content,
        digest,
        len(content),
    )
    observation = Observation.objects.get(pk=payload["id"])
    assert observation.ratings.count() == len(payload["ratings"])
    assert {row.path: row.text for row in observation.narratives.all()} == {
        **{f"rating:{row['c']}": row["n"] for row in payload["ratings"] if row.get("n")},
        **{
            path: payload["narrative"][path]["text"]
            for path in ("best", "least")
            if payload["narrative"][path]
        },
        **{
            path: text
            for path, text in (
                ("general", payload["narrative"]["general"]),
                ("amend_reason", payload.get("amend_reason")),
            )
            if text
        },
    }


def test_the_table_has_a_case_of_every_hold() -> None:
    # Paper comes from somebody else's session: actions/test_confirm_transcription.py.
    from_the_author = set(Hold.values) - {Hold.TRANSCRIBED}
    assert {code for case in HELD for code in case.reasons} == from_the_author


def test_a_valid_observation_is_new_once_and_known_ever_after(cast: Cast) -> None:
    payload = envelope(cast)
    client = client_for(cast.officer)
    first, second = put(client, payload), put(client, payload)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert first.json() | {"received_at": "", "receipt": ""} == {
        "id": payload["id"],
        "digest": signed(payload)[1],
        "receipt": "",
        "received_at": "",
        "state": "filed",
        "holds": [],
    }
    assert Observation.objects.count() == 1


def test_a_held_observation_sent_again_gives_its_receipt(cast: Cast) -> None:
    payload = envelope(cast, ratings=[{"c": "PRI-01", "v": 1}])
    client = client_for(cast.officer)
    first, second = put(client, payload), put(client, payload)
    assert (first.status_code, second.status_code) == (202, 200)
    assert first.json() == second.json()


def test_the_same_id_with_other_bytes_is_refused_and_both_are_kept(cast: Cast) -> None:
    payload = envelope(cast)
    client = client_for(cast.officer)
    put(client, payload)
    response = put(client, payload | {"late_reason": "Sin señal."})
    assert answer_of(response) == (
        409,
        "1",
        "id_reutilizado",
        "Ya se recibió otra observación con este número. Se conservan las dos.",
    )
    assert bytes(InboxBody.objects.get().content) == signed(payload)[0]


def test_the_same_bytes_from_another_person_are_refused(cast: Cast) -> None:
    payload = envelope(cast)
    put(client_for(cast.officer), payload)
    response = put(client_for(cast.other_officer), payload)
    assert (response.status_code, response.json()["code"]) == (403, "autor_distinto")


@pytest.mark.parametrize("digest", ["", "AAAA", "A" * 43 + "="], ids=["none", "short", "other"])
def test_bytes_without_their_digest_are_refused(cast: Cast, digest: str) -> None:
    response = put(client_for(cast.officer), envelope(cast), digest=digest)
    assert answer_of(response) == (400, "1", "digest", DAMAGED)


def test_the_signed_id_is_the_one_in_the_address(cast: Cast) -> None:
    response = put(client_for(cast.officer), envelope(cast), at=str(uuid4()))
    assert (response.status_code, response.json()["code"]) == (422, "sobre_invalido")


def test_nobody_signed_in_learns_to_sign_in_and_that_nothing_is_lost(cast: Cast) -> None:
    assert answer_of(put(Client(), envelope(cast))) == (
        401,
        "1",
        "sesion",
        "Inicie sesión para enviar. No se perdió nada: todo sigue en este teléfono.",
    )


def test_a_stale_csrf_token_is_told_in_json(cast: Cast) -> None:
    client = client_for(cast.officer, enforce_csrf_checks=True)
    assert answer_of(put(client, envelope(cast))) == (
        403,
        "1",
        "csrf",
        "La página estuvo abierta demasiado tiempo. Se intentará de nuevo automáticamente.",
    )


def test_the_token_of_the_session_call_lets_an_observation_through(cast: Cast) -> None:
    client = client_for(cast.officer, enforce_csrf_checks=True)
    token = client.get("/api/v1/session").json()["csrf"]
    assert put(client, envelope(cast), X_CSRFToken=token).status_code == 201


def test_an_old_or_unreadable_protocol_asks_for_an_update(cast: Cast) -> None:
    answers = {
        answer_of(put(client_for(cast.officer), envelope(cast), X_FTO_Proto=proto))
        for proto in ("0", "one", "²")
    }
    assert answers == {
        (
            426,
            "1",
            "actualizar",
            "Esta versión de la aplicación es muy antigua. Actualícela para enviar.",
        )
    }


def test_another_media_type_is_refused(cast: Cast) -> None:
    response = put(client_for(cast.officer), envelope(cast), content_type="application/json")
    assert answer_of(response) == (
        415,
        "1",
        "sobre_invalido",
        "No se pudo leer la observación. Actualice la aplicación e intente de nuevo.",
    )


def test_the_media_type_may_carry_its_version(cast: Cast) -> None:
    media_type = "application/vnd.fto.observation+json;v=1"
    response = put(client_for(cast.officer), envelope(cast), content_type=media_type)
    assert response.status_code == 201


def test_a_large_body_is_refused_before_it_is_read(cast: Cast) -> None:
    response = put(client_for(cast.officer), b"x" * (64 * 1024 + 1))
    assert answer_of(response) == (413, "1", "demasiado_grande", TOO_LARGE)


def test_the_largest_envelope_that_is_allowed_is_filed(cast: Cast) -> None:
    payload = envelope(cast, padding="")
    room = 64 * 1024 - len(signed(payload)[0])
    payload["padding"] = "x" * room
    response = put(client_for(cast.officer), payload)
    assert (len(signed(payload)[0]), response.status_code) == (65_536, 201)


def test_a_voided_record_sent_again_answers_with_its_state(cast: Cast) -> None:
    from tests.evaluations import steps

    observation = steps.voided(cast)
    content = bytes(InboxBody.objects.get(pk=observation.pk).content)
    response = put(client_for(cast.officer), content, at=str(observation.pk))
    assert (response.status_code, response.json()["state"]) == (200, "voided")


def test_a_reader_in_english_gets_english_sentences(cast: Cast) -> None:
    response = put(
        client_for(cast.officer),
        envelope(cast, ratings=[{"c": "PRI-01", "v": 1}]),
        Accept_Language="en",
    )
    assert response.json()["holds"] == [
        {"code": "CON-01", "text": "A comment that the programme requires is missing."}
    ]


def test_a_late_record_with_its_reason_is_filed_at_once(cast: Cast) -> None:
    payload = envelope(cast, days_ago=9, late_reason="Estuve sin señal en el puesto.")
    response = put(client_for(cast.officer), payload)
    assert (response.status_code, Observation.objects.get().late) == (201, True)
