"""The ``frame`` of every page: navigation, person, colour scheme, demonstration mark."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from interface.navigation import NavigationItem

APP_PREFIX = "/app/"
SCHEME_COOKIE = "scheme"
SCHEMES = ("light", "dark")


class Frame:
    """Facts that the base layouts need. Lazy: a page that draws no frame pays nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def navigation(self) -> Sequence[NavigationItem]:
        """Return the entries of the callable named by ``settings.NAVIGATION``, or none."""
        path = getattr(settings, "NAVIGATION", None)
        return import_string(path)(self._request) if path else ()

    @property
    def template(self) -> str:
        """Return the frame of a page template: the phone's below /app/, the laptop's elsewhere.

        A view that knows better (a record that both read) gives ``frame_template``.
        """
        in_app = self._request.path.startswith(APP_PREFIX)
        return "frames/app.html" if in_app else "frames/panel.html"

    @property
    def demonstration(self) -> bool:
        """Return whether the demonstration accounts may sign in here."""
        return bool(getattr(settings, "DEMONSTRATION_ACCOUNTS", False))

    @property
    def scheme(self) -> str:
        """Return the colour scheme that the person chose, or "" to follow the device.

        A cookie, so that the first paint is already right: no flash, and no script needed.
        """
        chosen = self._request.COOKIES.get(SCHEME_COOKIE, "")
        return chosen if chosen in SCHEMES else ""

    @cached_property
    def person_name(self) -> str:
        """Return the signed-in person's full name, or "" for a visitor."""
        user = getattr(self._request, "user", None)
        return str(user) if user is not None and user.is_authenticated else ""

    @cached_property
    def person_short_name(self) -> str:
        """Return what fits the band of a 320 px screen, or "" for a visitor."""
        user = getattr(self._request, "user", None)
        short = getattr(user, "get_short_name", str)() if self.person_name else ""
        return short or self.person_name

    @cached_property
    def person_role(self) -> str:
        """Return the person's roles in words: the user model's ``roles_label``, if it has one."""
        return str(getattr(self._request.user, "roles_label", "")) if self.person_name else ""


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: ``frame`` in every template rendered with a request."""
    return {"frame": Frame(request)}
