"""The inbox: what waits for a person, oldest first, one page for every role."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from interface import waiting
from interface.listing import PAGE_PARAMETER
from mentors.choices import Role
from mentors.models import User
from mentors.queries.scopes import scopes_of
from mentors.signed_in import signed_in

KIND_PARAMETER = "que"


def _page(request: HttpRequest, person: User) -> HttpResponse:
    shown = waiting.page_of(
        person,
        number=request.GET.get(PAGE_PARAMETER),
        kind=request.GET.get(KIND_PARAMETER, ""),
    )
    found = waiting.counts(person)
    kinds = [
        {
            "label": kind.label,
            "count": found.get(kind.kind, 0),
            "href": f"?{KIND_PARAMETER}={kind.kind}",
            "chosen": shown.kind == kind.kind,
        }
        for kind in waiting.registry.of(person)
        if found.get(kind.kind) or shown.kind == kind.kind
    ]
    everything = {
        "label": _("Everything"),
        "count": sum(found.values()),
        "href": request.path,
        "chosen": not shown.kind,
    }
    return render(
        request,
        "evaluations/inbox/inbox.html",
        {
            "waiting": shown,
            "kinds": [everything, *kinds] if len(kinds) > 1 or shown.kind else [],
            "prints": scopes_of(person).has(Role.SUPERVISOR, Role.COORDINATOR),
        },
    )


@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Show held records (coordination) and answered ones to review (supervision)."""
    person = signed_in(request)
    if not scopes_of(person).has(Role.SUPERVISOR, Role.COORDINATOR):
        raise PermissionDenied
    return _page(request, person)


@login_required
@require_GET
def own_inbox(request: HttpRequest) -> HttpResponse:
    """Show what waits for an officer or a trainee, on the phone."""
    person = signed_in(request)
    if not scopes_of(person).has(Role.FTO, Role.TRAINEE):
        raise PermissionDenied
    return _page(request, person)
