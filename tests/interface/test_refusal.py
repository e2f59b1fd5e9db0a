"""A refusal keeps its text, code and status whichever way it leaves."""

import json
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from interface import refusal
from interface.refusal import Refusal, csrf_failure, problem, refused

TYPED = "Saludó con respeto y explicó cada paso."


def raising(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    path(f"{prefix}{name}", raising(error), name=f"{prefix}{name}")
    for prefix in ("", "api/")
    for name, error in {
        "bad": SuspiciousOperation(),
        "forbidden": PermissionDenied(),
        "missing": Http404(),
        "broken": ZeroDivisionError(),
        "unanswered": OperationalError(),
        "large": RequestDataTooBig(),
    }.items()
]
urlpatterns += [path("start", raising(Http404()), name="home")]
handler400 = refusal.bad_request
handler403 = refusal.permission_denied
handler404 = refusal.not_found
handler500 = refusal.server_error


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def test_problem_json_carries_every_field() -> None:
    response = problem(Refusal(code="DUP-01", text="Ya existe.", status=409, first="abc"))
    assert response["Content-Type"] == "application/problem+json"
    assert response["X-FTO-Proto"] == "1"
    assert response.status_code == 409
    assert json.loads(response.content) == {
        "type": "urn:acompana:problem:DUP-01",
        "title": "Conflict",
        "status": 409,
        "detail": "Ya existe.",
        "code": "DUP-01",
        "first": "abc",
    }


def test_problem_can_be_given_as_fields() -> None:
    response = problem(code="own_trainee", text="Nadie.", status=422)
    assert (response.status_code, json.loads(response.content)["code"]) == (422, "own_trainee")


def test_a_refusal_reads_as_its_text() -> None:
    assert str(Refusal(code="x", text="No se puede.", reason="same person")) == "No se puede."


def test_a_refused_page_says_why(rf: RequestFactory) -> None:
    response = refused(rf.get("/panel/"), Refusal(code="AUT-01", text="Sin certificación."))
    page = response.content.decode()
    assert response.status_code == 409
    assert "<p>Sin certificación.</p>" in page
    assert "AUT-01" in page


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("bad", 400, "bad_request"),
        ("forbidden", 403, "forbidden"),
        ("missing", 404, "not_found"),
        ("broken", 500, "server_error"),
        ("unanswered", 503, "no_disponible"),
        ("large", 413, "demasiado_grande"),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_errors_are_json_for_programs_and_pages_for_people(
    client: Client, name: str, status: int, code: str
) -> None:
    answer, page = client.get(f"/api/{name}"), client.get(f"/{name}")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["code"] == code
    assert (page.status_code, page["Content-Type"]) == (status, "text/html; charset=utf-8")
    text = page.content.decode()
    assert "<h1>" in text
    assert all(f"<h2>{words}</h2>" in text for words in ("Qué se conservó", "Qué puede hacer"))
    assert f"Código: {code} ·" in text.replace(str(status), code)


@override_settings(ROOT_URLCONF=__name__)
def test_a_broken_frame_still_answers_in_words(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> str:
        raise OSError

    monkeypatch.setattr(refusal, "render_to_string", fail)
    response = refusal.server_error(rf.get("/"))
    assert (response.status_code, response["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert response.content.decode() != ""


def old_form(rf: RequestFactory, origin: str, path: str = "/app/nueva") -> HttpRequest:
    typed = {"most_text": TYPED, "csrfmiddlewaretoken": "old", "password": "secreto", "empty": " "}
    return rf.post(path, typed, headers={"origin": origin})


def test_an_old_form_shows_what_was_typed_but_no_secret(rf: RequestFactory) -> None:
    response = csrf_failure(old_form(rf, "http://testserver"), "token")
    page = response.content.decode()
    assert response.status_code == 403
    assert f"readonly>\n{TYPED}</textarea>" in page
    assert page.count("<textarea") == 1
    assert "secreto" not in page


def test_a_foreign_page_gets_nothing_shown_in_our_name(rf: RequestFactory) -> None:
    page = csrf_failure(old_form(rf, "https://evil.example"), "origin").content.decode()
    assert TYPED not in page


def test_an_old_token_is_json_for_programs(rf: RequestFactory) -> None:
    response = csrf_failure(old_form(rf, "http://testserver", "/api/v1/observations"), "token")
    assert (response.status_code, json.loads(response.content)["code"]) == (403, "csrf")
