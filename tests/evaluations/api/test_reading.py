"""What a phone may read: session, bootstrap and forms (experience.md 2.4)."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import FormVersion
from curriculum.queries.forms import form_for
from tests.cast import Cast, client_for, days_before
from tests.envelopes import LONG_ENOUGH, envelope, file, form_key
from tests.factories import AssignmentFactory

READS = ("/api/v1/session", "/api/v1/bootstrap", "/api/v1/receipts")


@pytest.mark.parametrize("address", READS)
def test_nobody_signed_in_gets_json_and_never_a_page(db: None, address: str) -> None:
    response = Client().get(address)
    assert (response.status_code, response.json()["code"], response["X-FTO-Proto"]) == (
        401,
        "sesion",
        "1",
    )


def test_an_inactive_person_is_signed_out_for_the_phone(cast: Cast) -> None:
    client = client_for(cast.officer)
    cast.officer.is_active = False
    cast.officer.save()
    assert client.get("/api/v1/session").status_code == 401


def test_the_session_says_who_when_and_which_protocol(cast: Cast) -> None:
    response = client_for(cast.officer).get("/api/v1/session")
    body = response.json()
    assert (response.status_code, body["user"], body["proto"]) == (
        200,
        str(cast.officer.pk),
        {"min": 1, "cur": 1},
    )
    assert abs(datetime.fromisoformat(body["server_time"]) - timezone.now()) < timedelta(minutes=1)
    assert datetime.fromisoformat(body["expires_at"]) > timezone.now() + timedelta(hours=11)
    assert len(body["csrf"]) == 64


def test_the_bootstrap_names_the_trainee_by_alias_and_the_form_by_hash(cast: Cast) -> None:
    body = client_for(cast.officer).get("/api/v1/bootstrap").json()
    assert body == {
        "user": str(cast.officer.pk),
        "day": timezone.localdate().isoformat(),
        "assignments": [
            {
                "id": str(cast.assignment.pk),
                "enrolment": str(cast.enrolment.pk),
                "trainee": str(cast.trainee.pk),
                "alias": cast.trainee.alias,
                "phase": {"es": "Fase I", "en": "Phase I"},
                "role": "primary",
                "from": days_before(10).isoformat(),
                "to": None,
                "form": form_key(form_for(cast.programme)),
                "trained": [],
            }
        ],
    }


def test_the_bootstrap_holds_no_name(cast: Cast) -> None:
    text = client_for(cast.officer).get("/api/v1/bootstrap").content.decode()
    assert cast.trainee.last_name not in text


def test_the_bootstrap_offers_nrt_where_training_was_given(cast: Cast) -> None:
    trained = {"c": "TRA-01", "v": 4, "rem_min": 20, "rem_how": "shown", "n": LONG_ENOUGH}
    file(cast, envelope(cast, ratings=[trained]))
    body = client_for(cast.officer).get("/api/v1/bootstrap").json()
    assert [row["trained"] for row in body["assignments"]] == [["TRA-01"]]


def test_an_assignment_that_ended_is_not_in_the_bootstrap(cast: Cast) -> None:
    AssignmentFactory(
        enrolment=cast.other_trainee.enrolment,
        officer=cast.officer,
        from_date=days_before(9),
        to_date=days_before(1),
    )
    body = client_for(cast.officer).get("/api/v1/bootstrap").json()
    assert [row["id"] for row in body["assignments"]] == [str(cast.assignment.pk)]


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "compressed"])
def test_what_has_not_changed_is_not_sent_again(cast: Cast, compressed: bool) -> None:
    client = client_for(cast.officer)
    headers = {"Accept-Encoding": "gzip"} if compressed else {}
    form = form_for(cast.programme)
    for address in ("/api/v1/bootstrap", f"/api/v1/forms/{form.pk}/{form.version}"):
        first = client.get(address, headers=headers)
        again = client.get(address, headers=headers | {"If-None-Match": first["ETag"]})
        other = client.get(address, headers=headers | {"If-None-Match": '"00"'})
        assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
        assert (again.content, again["X-FTO-Proto"]) == (b"", "1")


def test_a_changed_bootstrap_has_another_tag(cast: Cast) -> None:
    client = client_for(cast.officer)
    tag = client.get("/api/v1/bootstrap")["ETag"]
    AssignmentFactory(
        enrolment=cast.other_trainee.enrolment, officer=cast.officer, from_date=days_before(1)
    )
    response = client.get("/api/v1/bootstrap", headers={"If-None-Match": tag})
    assert (response.status_code, len(response.json()["assignments"])) == (200, 2)


def test_a_form_is_served_as_the_text_that_was_hashed(cast: Cast) -> None:
    form = form_for(cast.programme)
    response = client_for(cast.officer).get(f"/api/v1/forms/{form.pk}/{form.version}")
    assert (response.content.decode(), response["ETag"]) == (form.definition, f'"{form.sha256}"')
    assert hashlib.sha256(response.content).hexdigest() == form.sha256


def test_a_form_may_be_kept_for_ever_and_a_bootstrap_is_kept_nowhere(cast: Cast) -> None:
    form = form_for(cast.programme)
    client = client_for(cast.officer)
    address = f"/api/v1/forms/{form.pk}/{form.version}"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    kept = "private, max-age=31536000, immutable"
    assert (first["Cache-Control"], again["Cache-Control"]) == (kept, kept)
    assert client.get("/api/v1/bootstrap")["Cache-Control"] == "no-store"


def test_a_form_that_closed_is_still_served_to_whoever_signed_with_it(cast: Cast) -> None:
    form = form_for(cast.programme)
    FormVersion.objects.filter(pk=form.pk).update(status="closed")
    response = client_for(cast.officer).get(f"/api/v1/forms/{form.pk}/{form.version}")
    assert (response.status_code, response["ETag"]) == (200, f'"{form.sha256}"')


@pytest.mark.parametrize(
    "name", ["other_officer", "trainee", "supervisor", "coordinator", "donor", "stranger_officer"]
)
def test_the_bootstrap_holds_own_assignments_only(cast: Cast, name: str) -> None:
    person = getattr(cast, name)
    body = client_for(person).get("/api/v1/bootstrap").json()
    assert body == {
        "user": str(person.pk),
        "day": timezone.localdate().isoformat(),
        "assignments": [],
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_bootstrap_costs_the_same_for_three_trainees_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for person in [cast.other_trainee, cast.distant_trainee][: count - 1]:
        AssignmentFactory(
            enrolment=person.enrolment, officer=cast.officer, from_date=days_before(1)
        )
    client = client_for(cast.officer)
    with django_assert_num_queries(5):
        body = client.get("/api/v1/bootstrap").json()
    assert len(body["assignments"]) == count


@pytest.mark.parametrize(("known", "version"), [(True, 2), (False, 1)], ids=["version", "form"])
def test_an_unknown_form_is_told_with_its_sentence(cast: Cast, known: bool, version: int) -> None:
    form_id: UUID = FormVersion.objects.get().pk if known else uuid4()
    response = client_for(cast.officer).get(f"/api/v1/forms/{form_id}/{version}")
    assert (response.status_code, response.json()["code"], response.json()["detail"]) == (
        404,
        "formulario_desconocido",
        "Esta versión del formulario no existe. Actualice la aplicación.",
    )
