"""Database guards: what a person agreed to stays as it was said."""

from ledger.triggers import append_only


def register() -> None:
    """Register every guard of the app; installed after each migrate."""
    from mentors.models import PrivacyConsent

    append_only(PrivacyConsent)
