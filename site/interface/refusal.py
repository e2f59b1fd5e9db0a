"""What the product answers when it does not do what was asked.

A refusal carries a text fit to show, a stable code that other programs may rely on, and a reason
for the log. Under /api/ it leaves as RFC 9457 problem JSON, elsewhere as a page.
"""

import sys
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from .middleware import API_PREFIX

PROTOCOL = "1"
"""The offline client takes an answer for ours only if it carries this number (X-FTO-Proto)."""

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
LONGEST_KEPT_TEXT = 20_000
NEVER_SHOWN_AGAIN = ("csrf", "password", "token", "code")


class Refusal(Exception):
    """A rule stands against what was asked.

    ``text`` is translated and fit to show; ``code`` is stable; ``reason`` says in a few English
    words which fact decided; ``status`` is the HTTP status of the answer; any other keyword goes
    into the problem JSON as it is.
    """

    def __init__(
        self, *, code: str, text: str, reason: str = "", status: int = 409, **extra: Any
    ) -> None:
        super().__init__(code, reason)
        self.code = code
        self.text = text
        self.reason = reason
        self.status = status
        self.extra = extra

    def __str__(self) -> str:
        return self.text


def problem(refusal: Refusal | None = None, /, **fields: Any) -> JsonResponse:
    """Answer with problem JSON; ``fields`` are those of a Refusal where none is at hand."""
    given = refusal or Refusal(**fields)
    response = JsonResponse(
        {
            "type": f"urn:acompana:problem:{given.code}",
            "title": HTTPStatus(given.status).phrase,
            "status": given.status,
            "detail": str(given.text),
            "code": given.code,
            **given.extra,
        },
        status=given.status,
        content_type="application/problem+json",
    )
    response["X-FTO-Proto"] = PROTOCOL
    return response


def refused(
    request: HttpRequest, refusal: Refusal, *, kept: Mapping[str, str] | None = None
) -> HttpResponse:
    """Answer with a page that says what stands against it and where to go from here.

    ``kept`` shows what the person had typed, so that it can be copied.
    """
    context = {"refusal": refusal, "typed": kept or {}}
    return render(request, "refused.html", context, status=refusal.status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form whose token is old, and show what was typed in it."""
    refusal = Refusal(
        code="csrf",
        text=_(
            "This page was open for too long, or another person signed in on this device. "
            "Nothing was sent. Open the page again and send it once more."
        ),
        reason=reason,
        status=403,
    )
    if request.path_info.startswith(API_PREFIX):
        return problem(refusal)
    return refused(request, refusal, kept=typed_in(request))


def session_ended(request: HttpRequest, typed: Mapping[str, str]) -> HttpResponse:
    """Refuse a form that came after its session ended, and show what was typed in it."""
    text = _("Your session ended. Nothing was sent, and what you wrote stays on this page.")
    return refused(request, Refusal(code="sesion", text=text, status=401), kept=typed)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400: the request could not be read; 413 where it was too much to read."""
    if isinstance(exception, TOO_MUCH):
        text = _("It is larger than the server takes. Send less at once.")
        return _answer(request, Refusal(code="demasiado_grande", text=text, status=413))
    text = _("The request could not be read. Go back and try again.")
    return _answer(request, Refusal(code="bad_request", text=text, status=400))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403: visible, but not for this role to do."""
    text = _("Your role does not allow this step. If it should, ask your coordinator.")
    return _answer(request, Refusal(code="forbidden", text=text, status=403))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, the same for what does not exist and what a stranger may not know of."""
    text = _("The address may have changed, or the record is not open to you.")
    return _answer(request, Refusal(code="not_found", text=text, status=404))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 even where the page's frame is what failed, and 503 where the database is."""
    # Django calls this while it handles the exception, wherever it was raised.
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return unavailable(request)
    text = _("Something failed on our side. What you saved before is safe. Try again in a minute.")
    return _without_database(request, Refusal(code="server_error", text=text, status=500))


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503: the database does not answer. A phone sends again by itself."""
    text = _("The system does not answer right now. Try again in a minute.")
    response = _without_database(request, Refusal(code="no_disponible", text=text, status=503))
    response["Retry-After"] = "60"
    return response


def failure_page(request: HttpRequest, status: int) -> HttpResponse:
    """Answer with the page of a status for which there are no words of the moment."""
    return render(request, f"{status}.html", status=status)


def _without_database(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Draw the page without the request: its person would be asked of a database that is gone."""
    if request.path_info.startswith(API_PREFIX):
        return problem(refusal)
    try:
        page = render_to_string(f"{refusal.status}.html", {"refusal": refusal})
    except Exception:  # noqa: BLE001 - the frame itself failed: plain words are what is left
        return HttpResponse(
            refusal.text, status=refusal.status, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse(page, status=refusal.status)


def _answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer as the address asks for: JSON under /api/, the page of the status elsewhere."""
    if request.path_info.startswith(API_PREFIX):
        return problem(refusal)
    template = f"{refusal.status}.html"
    return render(request, template, {"refusal": refusal}, status=refusal.status)


def typed_in(request: HttpRequest) -> dict[str, str]:
    """What was typed on our own page; a foreign page gets nothing shown in our name."""
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        return {}
    typed = {name: str(value) for name, value in request.POST.items()}
    return {
        name: value[:LONGEST_KEPT_TEXT]
        for name, value in typed.items()
        if value.strip() and not any(word in name.lower() for word in NEVER_SHOWN_AGAIN)
    }
