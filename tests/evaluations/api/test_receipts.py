"""Receipts prove delivery to their author, and to nobody else."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from evaluations.actions.file_observation import receipt_number
from evaluations.actions.resolve_held import void
from tests.cast import Cast, client_for
from tests.envelopes import envelope, file, put, signed
from tests.evaluations import steps

NOT_RECEIVED = (404, "sin_recibo", "Esta observación todavía no se ha recibido.")


def _receipt(cast: Cast, name: str, pk: object) -> Any:
    return client_for(getattr(cast, name)).get(f"/api/v1/observations/{pk}/receipt")


def test_the_author_reads_the_same_receipt_that_filing_gave(cast: Cast) -> None:
    given = put(client_for(cast.officer), envelope(cast)).json()
    response = _receipt(cast, "officer", given["id"])
    assert (response.status_code, response.json()) == (200, given)


def test_a_receipt_can_be_read_out_and_follows_from_what_was_received(cast: Cast) -> None:
    payload = envelope(cast)
    item = file(cast, payload).item
    assert re.fullmatch(r"PNC-GT-\d{4}-[A-Z2-7]{5}-[A-Z2-7]{5}", item.receipt)
    assert item.receipt == receipt_number("PNC-GT", item.pk, signed(payload)[1], item.received_at)
    assert item.receipt != receipt_number("PNC-GT", uuid4(), item.digest, item.received_at)


@pytest.mark.parametrize(
    "name",
    [
        "other_officer",
        "trainee",
        "supervisor",
        "coordinator",
        "leadership",
        "stranger_officer",
        "stranger_coordinator",
    ],
)
def test_nobody_but_the_author_learns_of_a_receipt(cast: Cast, name: str) -> None:
    item = file(cast).item
    response = _receipt(cast, name, item.pk)
    body = response.json()
    assert (response.status_code, body["code"], body["detail"]) == NOT_RECEIVED


def test_what_never_arrived_has_no_receipt(cast: Cast) -> None:
    response = _receipt(cast, "officer", uuid4())
    body = response.json()
    assert (response.status_code, body["code"], body["detail"]) == NOT_RECEIVED


def test_the_list_holds_own_receipts_oldest_first(cast: Cast) -> None:
    new, old = envelope(cast), envelope(cast, days_ago=2)
    for payload in (new, old):
        file(cast, payload)
    file(cast, envelope(cast, author=cast.other_officer), by=cast.other_officer)
    body = client_for(cast.officer).get("/api/v1/receipts").json()
    assert [row["id"] for row in body["receipts"]] == [old["id"], new["id"]]


def test_the_list_begins_fourteen_days_ago_or_where_the_phone_says(cast: Cast) -> None:
    payload = envelope(cast, days_ago=20)
    file(cast, payload)
    client = client_for(cast.officer)
    since = datetime.fromisoformat(payload["clock"]["signed_at"]) - timedelta(hours=1)
    asked = client.get("/api/v1/receipts", {"since": since.isoformat()})
    assert [len(client.get("/api/v1/receipts").json()["receipts"])] == [0]
    assert [row["id"] for row in asked.json()["receipts"]] == [payload["id"]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_three_receipts_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for day in range(count):
        file(cast, envelope(cast, days_ago=day))
    client = client_for(cast.officer)
    with django_assert_num_queries(3):
        body = client.get("/api/v1/receipts").json()
    assert len(body["receipts"]) == count


def test_a_receipt_tells_how_the_record_stands_now(cast: Cast) -> None:
    """A held record, and what a coordinator made of it since (experience.md 2.4)."""
    observation = steps.held(cast)
    client = client_for(cast.officer)
    address = f"/api/v1/observations/{observation.pk}/receipt"
    held = client.get(address).json()
    assert held["state"] == "held"
    assert held["holds"] == [
        {"code": "CON-01", "text": "Falta un comentario que el programa pide."}
    ]
    void(observation=observation, by=cast.coordinator, code="CON-01", reason="No se completó.")
    assert client.get(address).json()["state"] == "voided"
    assert [row["state"] for row in client.get("/api/v1/receipts").json()["receipts"]] == ["voided"]


@pytest.mark.parametrize(
    "since", ["yesterday", "9999-12-31T23:59:59-06:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_moment_that_cannot_be_read_is_refused_and_not_a_failure(cast: Cast, since: str) -> None:
    response = client_for(cast.officer).get("/api/v1/receipts", {"since": since})
    assert (response.status_code, response.json()["code"]) == (422, "sobre_invalido")


def test_an_unreadable_id_in_the_address_is_no_page(cast: Cast) -> None:
    response = _receipt(cast, "officer", "not-an-id")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
