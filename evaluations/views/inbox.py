"""The supervisor's and coordinator's inbox: what waits, oldest first."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from evaluations.choices import Hold
from evaluations.queries.waiting import for_coordinator, for_supervisor
from interface.listing import first_rows
from mentors.choices import Role
from mentors.queries.scopes import scopes_of
from mentors.signed_in import signed_in

SHOWN = 50


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """Show held records (coordination) and answered ones to review (supervision)."""
    scopes = scopes_of(signed_in(request))
    if not scopes.has(Role.SUPERVISOR, Role.COORDINATOR):
        raise PermissionDenied
    held = first_rows(for_coordinator(signed_in(request)), SHOWN + 1)
    to_review = first_rows(for_supervisor(signed_in(request)), SHOWN + 1)
    return render(
        request,
        "evaluations/inbox/inbox.html",
        {
            "coordinates": scopes.has(Role.COORDINATOR),
            "held": [
                {"row": row, "reasons": [Hold(code).label for code in row.current.holds]}
                for row in held[:SHOWN]
            ],
            "to_review": to_review[:SHOWN],
            "more": len(held) > SHOWN or len(to_review) > SHOWN,
            "shown": SHOWN,
        },
    )
