"""What Django answers bare gets words, and nothing typed is lost on the way to sign-in."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path, reverse

from interface.refusal import server_error
from tests.cast import Cast, client_for
from tests.evaluations.steps import filed

TYPED = "Sí pregunté por lesiones antes que por los hechos."


def unanswered(request: HttpRequest) -> HttpResponse:
    """A view whose database does not answer."""
    raise OperationalError


urlpatterns = [path("sin-base/", unanswered), path("", include("config.urls"))]
handler500 = server_error


def test_a_page_that_is_only_sent_says_so_when_it_is_opened(cast: Cast) -> None:
    address = reverse("evaluations:answer", args=[filed(cast).pk])
    response = client_for(cast.trainee).get(address)
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Esta página no se abre así" in response.content.decode()
    assert "Qué se conservó" in response.content.decode()


def test_too_large_a_form_says_what_to_do(cast: Cast) -> None:
    address = reverse("evaluations:answer", args=[filed(cast).pk])
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100):
        response = client_for(cast.trainee).post(address, {"comment": "x" * 200})
    assert response.status_code == 413
    assert "Lo que envió es demasiado grande" in response.content.decode()


def test_an_answer_whose_session_ended_comes_back_to_be_copied(cast: Cast) -> None:
    address = reverse("evaluations:answer", args=[filed(cast).pk])
    response = client_for(None).post(
        address, {"comment": TYPED, "kind": "disagree"}, headers={"origin": "http://testserver"}
    )
    text = response.content.decode()
    assert response.status_code == 401
    assert f"{TYPED}</textarea>" in text
    assert reverse(settings.LOGIN_URL) in text


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}])
def test_a_foreign_page_is_sent_to_sign_in_as_ever(cast: Cast, headers: dict[str, str]) -> None:
    address = reverse("evaluations:answer", args=[filed(cast).pk])
    response = client_for(None).post(address, {"comment": TYPED}, headers=headers)
    assert response.status_code == 302


def test_the_api_speaks_json_as_ever(client: Client, db: None) -> None:
    response = client.delete("/api/v1/session")
    assert (response.status_code, response["Content-Type"]) == (405, "application/problem+json")


@override_settings(ROOT_URLCONF=__name__)
def test_without_a_database_the_page_needs_none(cast: Cast, django_assert_num_queries: Any) -> None:
    client = client_for(cast.trainee)
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = client.get("/sin-base/")
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "Acompaña está en pausa por un momento" in response.content.decode()


def test_a_broken_page_needs_no_database_either(
    rf: RequestFactory, django_assert_num_queries: Any, db: None
) -> None:
    with django_assert_num_queries(0):
        response = server_error(rf.get("/panel/"))
    assert response.status_code == 500
    assert "Qué puede hacer" in response.content.decode()
