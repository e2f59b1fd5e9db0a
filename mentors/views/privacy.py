"""The privacy notice: readable by everybody, accepted once per version by who signs in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentors.actions.accept_privacy_notice import accept_privacy_notice
from mentors.models import User


def _next(request: HttpRequest) -> str:
    """Return where the person wanted to go, if that is an address of this site."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    inside = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if inside else "/"


@require_http_methods(["GET", "POST"])
def notice(request: HttpRequest) -> HttpResponse:
    """Show the notice; POST accepts it and goes on to where the person wanted to go."""
    person = request.user if isinstance(request.user, User) else None
    if request.method == "POST":
        if person is None:
            return redirect("account_login")
        accept_privacy_notice(person=person, language=get_language() or "es")
        messages.success(request, _("Thank you. You can read the notice again under Help."))
        return redirect(_next(request))
    return render(
        request,
        "mentors/privacy.html",
        {
            "person": person,
            "asks": person is not None
            and person.privacy_version != settings.PRIVACY_NOTICE_VERSION,
            "consent": person.privacy_consents.first() if person is not None else None,
            "country": person.agency.country if person and person.agency else "",
            "version": settings.PRIVACY_NOTICE_VERSION,
            "next": _next(request),
        },
    )
