"""Revoke a certificate: it stays, and whoever checks its code reads that it stands no more."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.models import Certificate
from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, by: Any, reason: str) -> Certificate:
    """Mark the certificate as revoked, for good, with the reason that its holder will read.

    Raises ``PermissionDenied`` without ``curriculum.revoke_certificate`` (decided in mentors), and
    ``Refusal`` for a certificate that is revoked already or for a missing reason.
    """
    if not by.has_perm("curriculum.revoke_certificate", certificate):
        raise PermissionDenied
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if not locked.valid:
        raise Refusal(
            code="certificate_revoked",
            text=_("This certificate was revoked before."),
            reason="revoked already",
        )
    if not reason.strip():
        raise Refusal(
            code="reason_missing",
            text=_("Write why the certificate no longer stands. Its holder will read it."),
            reason="no reason",
        )
    locked.revoked_at = timezone.now()
    locked.revoked_by = by
    locked.revocation_reason = reason.strip()
    locked.save(update_fields=["revoked_at", "revoked_by", "revocation_reason"])
    record_audit(
        actor=str(by.pk),
        role="coordinator",
        agency=locked.issuer_code,
        verb="certificate.revoked",
        subject_kind="certificate",
        subject=str(locked.pk),
        reason=locked.revocation_reason,
    )
    return locked
