"""Database guards: what a person agreed to, and who an account was, stays as it was said."""

from ledger.triggers import append_only


def register() -> None:
    """Register every guard of the app; installed after each migrate."""
    from mentors.models import AccountMerge, PrivacyConsent

    append_only(AccountMerge)
    append_only(PrivacyConsent)
