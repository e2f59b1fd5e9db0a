"""Nobody works with records before the privacy notice in force was read and accepted."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from mentors.models import User

WORKPLACES = ("/app/", "/panel/", "/coordinacion/", "/gestion/")
"""Where records are read and written. Help, support, account and API stay open: a phone must be
able to send what was signed before a new notice came."""


class PrivacyNoticeMiddleware:
    """Leads to the notice when a page of work is opened without having accepted it.

    Only pages that are opened (GET): a form sent after a new version came is taken, so that
    nothing typed is lost. Costs no query: the version stands on the person.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Redirect to the notice or go on."""
        return self._to_notice(request) or self.get_response(request)

    def _to_notice(self, request: HttpRequest) -> HttpResponse | None:
        if request.method not in ("GET", "HEAD"):
            return None
        if request.path_info != "/" and not request.path_info.startswith(WORKPLACES):
            return None
        person = request.user
        # A technical administrator belongs to no agency and is no person of the records.
        if not isinstance(person, User) or person.agency_id is None:
            return None
        if person.privacy_version == settings.PRIVACY_NOTICE_VERSION:
            return None
        return redirect(f"{reverse('privacy')}?{urlencode({'next': request.get_full_path()})}")
