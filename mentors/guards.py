"""Database guards: what a person agreed to or decided, and who an account was, stays."""

from ledger.triggers import append_only


def register() -> None:
    """Register every guard of the app; installed after each migrate."""
    from mentors.models import AccountMerge, PrivacyConsent, RequestEvent

    append_only(AccountMerge)
    append_only(PrivacyConsent)
    append_only(RequestEvent)
