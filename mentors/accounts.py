"""allauth adapter: accounts exist by invitation only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from mentors.models import User


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Closes self-registration; a roster or a coordinator creates people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: nobody registers alone."""
        return False

    def send_account_already_exists_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: registration is closed, so nobody asked."""


def display_name(user: User) -> str:
    """Return how allauth's pages name a person."""
    return user.get_full_name()
