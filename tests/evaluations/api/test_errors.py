"""Every error of the API is problem JSON with a Spanish sentence that can be shown as it is."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from django.test import Client

from evaluations.api.intake import MEDIA_TYPE
from evaluations.models import InboxItem
from tests.cast import Cast, client_for
from tests.envelopes import envelope, put
from tests.evaluations import steps

NOBODY = "0190a5f0-0000-7000-8000-000000000000"
STRANGERS = ("stranger_officer", "stranger_coordinator", "stranger_leadership", "stranger_trainee")

# (method, address, status, code): what a phone, a bookmark or a curious person may ask for.
WRONG = (
    ("get", "/api/v1/nothing", 404, "not_found"),
    ("get", "/api/v2/session", 404, "not_found"),
    ("get", "/api/v1/forms/not-an-id/1", 404, "not_found"),
    ("get", f"/api/v1/forms/{NOBODY}/1", 404, "formulario_desconocido"),
    ("get", f"/api/v1/observations/{NOBODY}/receipt", 404, "sin_recibo"),
    ("get", "/api/v1/receipts?since=yesterday", 422, "sobre_invalido"),
    ("post", "/api/v1/session", 405, "solicitud"),
    ("get", f"/api/v1/observations/{NOBODY}", 405, "solicitud"),
    ("delete", f"/api/v1/observations/{NOBODY}", 405, "solicitud"),
    ("patch", f"/api/v1/observations/{NOBODY}/receipt", 405, "solicitud"),
    ("put", f"/api/v1/observations/{NOBODY}", 415, "sobre_invalido"),
)


def assert_problem(response: Any, status: int, code: str) -> None:
    """RFC 9457 with a code, the protocol number, never a copy in a cache, and Spanish words."""
    body = response.json()
    assert (response.status_code, body["status"], body["code"]) == (status, status, code)
    assert body["type"] == f"urn:acompana:problem:{code}"
    assert body["title"]
    assert response["Content-Type"] == "application/problem+json"
    assert response["X-FTO-Proto"] == "1"
    assert response["Cache-Control"] == "no-store"
    assert re.search(r"[áéíóúñ]|\b(la|el|de|no|su)\b", body["detail"]), body["detail"]
    assert body["detail"].endswith(".")


@pytest.mark.parametrize(("method", "address", "status", "code"), WRONG)
def test_whatever_is_asked_wrongly_is_answered_so_that_a_phone_can_show_it(
    cast: Cast, method: str, address: str, status: int, code: str
) -> None:
    response = getattr(client_for(cast.officer), method)(address)
    assert_problem(response, status, code)


def test_a_wrong_method_is_told_which_one_is_right(cast: Cast) -> None:
    response = client_for(cast.officer).delete("/api/v1/session")
    assert response["Allow"] == "GET"


@pytest.mark.parametrize(
    "address", ["session", "bootstrap", "receipts", f"forms/{NOBODY}/1", f"observations/{NOBODY}"]
)
def test_without_a_session_every_address_asks_to_sign_in(db: None, address: str) -> None:
    client = Client()
    send = client.put if address.startswith("observations") else client.get
    assert_problem(send(f"/api/v1/{address}"), 401, "sesion")


def test_a_missing_csrf_token_is_told_in_json(cast: Cast) -> None:
    client = client_for(cast.officer, enforce_csrf_checks=True)
    assert_problem(put(client, envelope(cast)), 403, "csrf")
    assert InboxItem.objects.count() == 0


def test_whoever_must_sign_in_learns_that_and_not_that_a_token_is_old(cast: Cast) -> None:
    assert_problem(put(Client(enforce_csrf_checks=True), envelope(cast)), 401, "sesion")


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_learns_nothing_of_our_trainee_and_our_records(cast: Cast, name: str) -> None:
    stranger = getattr(cast, name)
    client = client_for(stranger)
    observation = steps.filed(cast)
    receipt = client.get(f"/api/v1/observations/{observation.pk}/receipt")
    assert_problem(receipt, 404, "sin_recibo")
    assert_problem(put(client, envelope(cast, author=stranger)), 404, "agente_desconocido")
    assert client.get("/api/v1/receipts").json() == {"receipts": []}
    assert client.get("/api/v1/bootstrap").json()["assignments"] == []


def test_a_stranger_who_guesses_the_number_of_a_record_is_told_that_it_is_not_theirs(
    cast: Cast,
) -> None:
    """The number is taken, and that is all that the answer says."""
    observation = steps.filed(cast)
    payload = envelope(cast, id=str(observation.pk), author=cast.stranger_officer)
    response = put(client_for(cast.stranger_officer), payload)
    assert_problem(response, 403, "autor_distinto")
    assert cast.trainee.last_name not in response.content.decode()


@pytest.mark.parametrize("body", [b" ", b"{}", b"\x00\xff", b"[" * 60_000])
def test_no_bytes_make_the_intake_fail(cast: Cast, body: bytes) -> None:
    response = put(client_for(cast.officer), body)
    assert response.status_code in (400, 422)
    assert_problem(response, response.status_code, response.json()["code"])


def test_a_failure_of_ours_is_problem_json_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_given: object) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(import_module("evaluations.api.intake"), "file_observation", fail)
    client = client_for(cast.officer)
    client.raise_request_exception = False
    response = put(client, envelope(cast))
    assert_problem(response, 500, "server_error")
    assert "database" not in response.content.decode()


def test_an_english_reader_gets_the_same_in_english(cast: Cast) -> None:
    client = client_for(cast.officer)
    response = client.delete("/api/v1/session", headers={"Accept-Language": "en"})
    assert response.json()["detail"] == (
        "The request could not be read. Update the application and try again."
    )


def test_the_media_type_of_the_answer_to_a_right_request_is_json(cast: Cast) -> None:
    response = put(client_for(cast.officer), envelope(cast), content_type=MEDIA_TYPE)
    assert (response.status_code, response["Content-Type"], response["Cache-Control"]) == (
        201,
        "application/json",
        "no-store",
    )
