"""allauth adapter: accounts exist by invitation only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mentors.models import User


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Closes self-registration; a roster or a coordinator creates people."""

    error_messages = DefaultAccountAdapter.error_messages | {
        key: _(
            "The agency, service number or password does not match. Check all three and try again."
        )
        for key in ("username_password_mismatch", "invalid_login", "email_password_mismatch")
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: nobody registers alone."""
        return False

    def send_account_already_exists_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: registration is closed, so nobody asked."""


def display_name(user: User) -> str:
    """Return how allauth's pages name a person."""
    return user.get_full_name()
