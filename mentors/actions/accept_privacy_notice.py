"""Accept the privacy notice: once per version, with the moment."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from ledger.actions.record_audit import record_audit
from mentors.models import PrivacyConsent, User


@transaction.atomic
def accept_privacy_notice(*, person: User, language: str) -> PrivacyConsent:
    """Record that the person accepts the version in force; a repeat returns the first record.

    ``language``: code of the language in which it was read, e.g. ``"es"``.
    """
    version = settings.PRIVACY_NOTICE_VERSION
    locked = User.objects.select_for_update(of=("self",)).select_related("agency").get(pk=person.pk)
    consent, created = PrivacyConsent.objects.get_or_create(
        person=locked, version=version, defaults={"language": language}
    )
    if created:
        locked.privacy_version = version
        locked.save(update_fields=["privacy_version"])
        record_audit(
            actor=str(locked.pk),
            role="",
            agency=locked.agency.code if locked.agency else "",
            verb="privacy.accepted",
            subject_kind="person",
            subject=str(locked.pk),
            reason=version,
        )
    person.privacy_version = version
    return consent
