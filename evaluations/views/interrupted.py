"""Nothing typed is lost: a form that arrives without its person, or with an old token, comes back.

The text travels through the page in hidden fields and nowhere else: a narrative waits in no server
session and in no draft in clear.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from ninja.utils import check_csrf

from evaluations.forms.typed import LONGEST_TEXT
from interface.refusal import csrf_failure

View = Callable[..., HttpResponse]
NEVER_CARRIED = ("csrfmiddlewaretoken", "step", "confirm")
MOST_FIELDS = 600


def comes_from_our_page(request: HttpRequest) -> bool:
    """Tell whether our own page sent the form: only then its content is shown again."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed, as hidden fields carry it on."""
    return [
        (name, value[: 2 * LONGEST_TEXT])
        for name, value in list(request.POST.items())[:MOST_FIELDS]
        if name not in NEVER_CARRIED and isinstance(value, str) and value
    ]


def interrupted(request: HttpRequest, *, other_person: bool) -> HttpResponse:
    """Say why nothing was sent, keep every word, and show the way back."""
    response = render(
        request,
        "evaluations/field/interrupted.html",
        {"fields": carried(request), "other_person": other_person, "target": request.path},
        status=403 if other_person else 401,
    )
    response["Cache-Control"] = "no-store"
    return response


def keeps_typed_text(view: View) -> View:
    """Let a form that cannot be taken come back whole; anything else is as usual.

    Without a session, or in somebody else's, the page says so and carries the text on. With an
    old token from our own page the view runs with ``request.token_is_old`` set: it may draw the
    form again and must change nothing. A foreign page gets the plain refusal.
    """
    signed_in = login_required(view)

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.token_is_old = False  # type: ignore[attr-defined]
        if request.method != "POST":
            return signed_in(request, *args, **kwargs)
        refused_token = check_csrf(request) is not None
        if refused_token and not comes_from_our_page(request):
            return csrf_failure(request, "form token")
        if not request.user.is_authenticated:
            return interrupted(request, other_person=False)
        if request.POST.get("author") != str(request.user.pk):
            return interrupted(request, other_person=True)
        request.token_is_old = refused_token  # type: ignore[attr-defined]
        return signed_in(request, *args, **kwargs)

    return guarded
