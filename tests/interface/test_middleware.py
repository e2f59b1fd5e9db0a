"""Every page carries a content policy, and no page of one person stays in a cache."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from interface.middleware import ContentPolicyMiddleware, PrivatePagesMiddleware

POLICY = "Content-Security-Policy"


def with_nonce(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<script nonce='{request.csp_nonce}'></script>")  # type: ignore[attr-defined]


urlpatterns = [path("nonce", with_nonce)]


def policy_at(rf: RequestFactory, address: str) -> dict[str, str]:
    """Directive → its sources, as sent for an address."""
    request = rf.get(address)
    response = ContentPolicyMiddleware(lambda _: HttpResponse())(request)
    return dict(part.strip().split(" ", 1) for part in response[POLICY].split(";"))


def test_scripts_and_styles_come_from_us_alone(rf: RequestFactory) -> None:
    policy = policy_at(rf, "/app/")
    assert (policy["script-src"], policy["style-src"], policy["object-src"]) == (
        "'self'",
        "'self'",
        "'none'",
    )


@override_settings(ROOT_URLCONF=__name__)
def test_a_nonce_that_a_page_uses_is_in_its_policy(client: Client) -> None:
    response = client.get("/nonce")
    nonce = response.content.decode().split("'")[1]
    assert f"'nonce-{nonce}'" in response[POLICY]


def test_the_editor_has_its_own_policy(rf: RequestFactory) -> None:
    policy = policy_at(rf, "/gestion/pages/1/")
    assert policy["script-src"] == "'self' 'unsafe-inline'"


def test_an_address_that_only_looks_like_the_editors_is_strict(rf: RequestFactory) -> None:
    assert policy_at(rf, "/app/gestion/")["script-src"] == "'self'"


def cache_rule(
    rf: RequestFactory, address: str, *, signed_in: bool, response: HttpResponse
) -> str | None:
    request = rf.get(address)
    if signed_in:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    return PrivatePagesMiddleware(lambda _: response)(request).get("Cache-Control")


@pytest.mark.parametrize(
    ("address", "signed_in", "kind", "expected"),
    [
        ("/app/", True, "text/html", "no-store"),
        ("/app/", False, "text/html", None),
        ("/static/x.js", True, "text/javascript", None),
        ("/api/v1/session", False, "application/json", "no-store"),
    ],
)
def test_pages_of_one_person_are_not_stored(
    rf: RequestFactory, address: str, signed_in: bool, kind: str, expected: str | None
) -> None:
    response = HttpResponse(content_type=kind)
    assert cache_rule(rf, address, signed_in=signed_in, response=response) == expected


def test_a_view_that_states_its_own_rule_keeps_it(rf: RequestFactory) -> None:
    response = HttpResponse(headers={"Cache-Control": "max-age=60"})
    assert cache_rule(rf, "/app/", signed_in=True, response=response) == "max-age=60"


def test_the_answer_that_signs_in_is_not_stored(rf: RequestFactory) -> None:
    response = HttpResponse()
    response.set_cookie(settings.SESSION_COOKIE_NAME, "new")
    assert cache_rule(rf, "/cuentas/", signed_in=False, response=response) == "no-store"
