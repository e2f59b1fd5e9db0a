"""PUT of steps: exact bytes once, a proof of delivery, and problem JSON for what is refused."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from uuid import uuid4

import pytest

from curriculum.api.attempts import MEDIA_TYPE
from curriculum.learning.events import Told, write
from tests.cast import Cast, client_for
from tests.curriculum.steps import version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_module")]


def put(client: Any, content: bytes, *, attempt: Any, number: int = 1, **headers: str) -> Any:
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    given = {"Content-Digest": f"sha-256=:{digest}:", **headers}
    return client.put(
        f"/api/v1/attempts/{attempt}/events/{number}",
        content,
        content_type=given.pop("Content-Type", MEDIA_TYPE),
        headers=given,
    )


def finished() -> bytes:
    return write(Told("lesson", version("lesson", "L1.1").pk, "finished", {}))


def test_a_step_is_received_once_and_proved(cast: Cast) -> None:
    client, attempt, content = client_for(cast.trainee), uuid4(), finished()
    new = put(client, content, attempt=attempt)
    again = put(client, content, attempt=attempt)
    assert (new.status_code, again.status_code) == (201, 200)
    assert new.json() == again.json()
    assert new.json()["digest"] == hashlib.sha256(content).hexdigest()
    assert new.json()["finished_at"] is not None
    assert new["X-FTO-Proto"] == "1"


@pytest.mark.parametrize(
    ("who", "headers", "status", "code"),
    [
        (None, {}, 401, "sesion"),
        ("trainee", {"Content-Type": "application/json"}, 415, "sobre_invalido"),
        ("trainee", {"Content-Digest": ""}, 400, "digest"),
    ],
)
def test_what_is_refused_is_problem_json(
    cast: Cast, who: str | None, headers: dict[str, str], status: int, code: str
) -> None:
    client = client_for(getattr(cast, who) if who else None)
    response = put(client, finished(), attempt=uuid4(), **headers)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == code


def test_another_persons_attempt_and_other_bytes_are_refused(cast: Cast) -> None:
    attempt = uuid4()
    put(client_for(cast.trainee), finished(), attempt=attempt)
    stranger = put(client_for(cast.stranger_trainee), finished(), attempt=attempt)
    assert (stranger.status_code, stranger.json()["code"]) == (403, "autor_distinto")
    other = write(Told("lesson", version("lesson", "L1.1").pk, "opened", {"screen": 2}))
    changed = put(client_for(cast.trainee), other, attempt=attempt)
    assert (changed.status_code, changed.json()["code"]) == (409, "id_reutilizado")
    large = put(client_for(cast.trainee), b" " * 5000, attempt=attempt, number=2)
    assert (large.status_code, large.json()["code"]) == (413, "demasiado_grande")
