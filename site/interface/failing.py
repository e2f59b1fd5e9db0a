"""Failures that nobody's view words: each leaves as a page that says what was kept."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.deprecation import MiddlewareMixin

from interface.middleware import API_PREFIX
from interface.refusal import failure_page, session_ended, typed_in

DRAWN = (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
"""Statuses that Django answers without a word."""


class FailurePagesMiddleware(MiddlewareMixin):
    """Words for what Django answers bare, and for a form whose session ended on the way.

    A redirect to sign-in would drop what was typed: a POST from our own page gets it back to copy.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Replace the bare answer; under /api/ the problem JSON says it."""
        if request.path_info.startswith(API_PREFIX):
            return response
        if response.status_code in DRAWN and not getattr(response, "content", b"x"):
            page = failure_page(request, response.status_code)
            if "Allow" in response:
                page["Allow"] = response["Allow"]
            return page
        if request.method == "POST" and _asks_to_sign_in(response):
            typed = typed_in(request)
            return session_ended(request, typed) if typed else response
        return response


def _asks_to_sign_in(response: HttpResponseBase) -> bool:
    sign_in = f"{resolve_url(settings.LOGIN_URL)}?"
    return response.status_code == HTTPStatus.FOUND and response["Location"].startswith(sign_in)
