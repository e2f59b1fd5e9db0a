"""Where a person starts after signing in."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from mentors.choices import Role
from mentors.queries.scopes import scopes_of

# Who holds several roles starts where most of the daily work waits: first match wins.
STARTS = (
    (Role.FTO, "/app/"),
    (Role.TRAINEE, "/app/"),
    (Role.COORDINATOR, "/coordinacion/"),
    (Role.SUPERVISOR, "/panel/"),
    (Role.LEADERSHIP, "/panel/"),
    (Role.AUDIT, "/panel/"),
    (Role.DONOR, "/panel/"),
)


def landing(person: Any) -> str:
    """Return the address of the person's first page."""
    scopes = scopes_of(person)
    for role, address in STARTS:
        if scopes.has(role):
            return address
    return reverse("wagtailadmin_home") if person.has_perm("wagtailadmin.access_admin") else "/app/"


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Send a signed-in person to the first page of the role."""
    return redirect(landing(request.user))


def editor_sign_in(request: HttpRequest) -> HttpResponse:
    """Send editors to the one sign-in page.

    Wagtail's own form knows neither second factors nor rate limits. It is also where Wagtail
    sends a signed-in person who is no editor: sign-in would send that one straight back.
    """
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next") or reverse("wagtailadmin_home"))
