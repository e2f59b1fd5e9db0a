"""Database guards: what a person agreed to or decided stays as it was said."""

from ledger.triggers import append_only


def register() -> None:
    """Register every guard of the app; installed after each migrate."""
    from mentors.models import PrivacyConsent, RequestEvent

    append_only(PrivacyConsent)
    append_only(RequestEvent)
