"""Suspend or revoke an officer's certification from a date on (SM-7)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import CertificationStatus, Role
from mentors.models import OfficerCertification, User

ENDS = (CertificationStatus.SUSPENDED, CertificationStatus.REVOKED)


@transaction.atomic
def end_certification(
    *, officer: User, by: User, status: str, ended_on: date, reason: str
) -> list[OfficerCertification]:
    """Let the officer's certificates end on a date; shifts from that date on are held (AUT-01).

    ``status``: suspended or revoked. A suspended officer comes back with a new certificate. Raises
    ``PermissionDenied``, or ``Refusal`` ``own_certification``, ``reason_required`` or
    ``not_certified`` (nothing to end on that date).
    """
    if not by.has_perm("mentors.certify_officer", officer):
        raise PermissionDenied
    if officer.pk == by.pk:
        raise Refusal(
            code="own_certification",
            text=_("Another coordinator must decide about your certification."),
            reason="nobody decides about oneself",
        )
    if status not in ENDS:
        raise ValueError(status)
    if not reason.strip():
        raise Refusal(
            code="reason_required", text=_("Write the reason of the decision."), reason="reason"
        )
    # A suspension may become a revocation, and an earlier date may replace a later one.
    running = list(
        OfficerCertification.objects.select_for_update().filter(
            Q(status=CertificationStatus.ACTIVE)
            | Q(status=CertificationStatus.SUSPENDED, ended_on__isnull=False),
            person=officer,
            expires_on__gte=ended_on,
        )
    )
    if not running:
        raise Refusal(
            code="not_certified",
            text=_("This officer holds no certification on that date."),
            reason="nothing to end",
        )
    for certification in running:
        certification.status = status
        if certification.ended_on is None or ended_on < certification.ended_on:
            certification.ended_on = ended_on
        certification.end_reason = reason.strip()
        certification.save(update_fields=["status", "ended_on", "end_reason"])
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=officer.agency.code if officer.agency else "",
        verb=f"officer.{status}",
        subject_kind="person",
        subject=str(officer.pk),
        reason=reason.strip(),
    )
    return running
