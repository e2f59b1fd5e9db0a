"""The HTTP contract under /api/v1/ (experience.md 2.4)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from curriculum.api.attempts import router as attempts
from evaluations.api.intake import router as intake
from evaluations.api.reading import router as reading
from evaluations.api.session import signed_in
from interface.refusal import Refusal, problem

api = NinjaAPI(
    title="Acompaña",
    version="1",
    description="Signed observations, receipts, steps of learning, and what a phone needs.",
    auth=signed_in,
    docs_url=None,
    urls_namespace="api-1",
)
api.add_router("", reading)
api.add_router("", intake)
api.add_router("", attempts)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal as problem JSON with its own status and code."""
    return problem(refusal)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Answer 401 ``sesion`` in JSON, never a redirect to a page (experience.md 2.4)."""
    return problem(
        code="sesion",
        text=_("Sign in to send. Nothing was lost: everything stays on this phone."),
        status=401,
    )


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer an address or parameter that is not of its form."""
    return problem(
        code="sobre_invalido",
        text=_("The request could not be read. Update the application and try again."),
        status=422,
    )


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer whatever else the framework refuses."""
    return problem(code="solicitud", text=str(error), status=error.status_code)
