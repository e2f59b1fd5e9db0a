"""Where a person starts after signing in."""

from typing import Any

from allauth.account import views as account
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from mentors.accounts import InvitationOnlyAdapter
from mentors.choices import Role
from mentors.queries.installation import is_empty
from mentors.queries.scopes import scopes_of

# Who holds several roles starts where most of the daily work waits: first match wins.
STARTS = (
    (Role.FTO, "/app/campo/"),
    (Role.TRAINEE, "/app/aprender/"),
    (Role.COORDINATOR, "/coordinacion/"),
    (Role.SUPERVISOR, "/coordinacion/"),
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


def home(request: HttpRequest) -> HttpResponse:
    """Send a signed-in person to the first page of the role; ask a visitor to sign in, right here.

    On a line of two seconds a round trip, each redirect is two seconds of a white screen.
    """
    if not request.user.is_authenticated:
        return sign_in(request)
    return redirect(landing(request.user))


def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for agency, number and password; without any agency, lead to the first start."""
    if not request.user.is_authenticated and request.method == "GET" and is_empty():
        return redirect("first_start")
    return account.login(request)


class LandingAdapter(InvitationOnlyAdapter):
    """Sends people from the sign-in form straight to the first page of their role."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the address that follows a sign-in without an address of its own."""
        return landing(request.user)


def editor_sign_in(request: HttpRequest) -> HttpResponse:
    """Send editors to the one sign-in page.

    Wagtail's own form knows neither second factors nor rate limits. It is also where Wagtail
    sends a signed-in person who is no editor: sign-in would send that one straight back.
    """
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next") or reverse("wagtailadmin_home"))
