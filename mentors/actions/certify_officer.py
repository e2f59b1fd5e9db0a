"""Confirm that an officer holds the field training course (SM-7: candidate → active)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import CertificationStatus, Role
from mentors.models import OfficerCertification, User


def three_years_after(day: date) -> date:
    """Return the default expiry (field-training.md 1.8.5): three years later, leap-safe."""
    try:
        return day.replace(year=day.year + 3)
    except ValueError:
        return day.replace(year=day.year + 3, day=28)


@transaction.atomic
def certify_officer(
    *, officer: User, by: User, issued_on: date, expires_on: date | None = None, evidence: str
) -> OfficerCertification:
    """Record the certificate with its date and evidence; returns the active certification.

    Raises ``PermissionDenied`` for anybody but a coordinator in scope, ``Refusal`` when the
    person is not an officer, is oneself, or the dates make no sense.
    """
    if not by.has_perm("mentors.certify_officer", officer):
        raise PermissionDenied
    if officer.pk == by.pk:
        raise Refusal(
            code="own_certification",
            text=_("Another coordinator must certify you."),
            reason="nobody certifies oneself",
        )
    if not officer.grants.filter(role=Role.FTO).exists():
        raise Refusal(
            code="not_an_officer",
            text=_("This person is not registered as a field training officer."),
            reason="no fto grant",
        )
    expires_on = expires_on or three_years_after(issued_on)
    if expires_on <= issued_on:
        raise Refusal(
            code="expires_before_issued",
            text=_("The certification must expire after the day it was issued."),
            reason="dates",
        )
    if not evidence.strip():
        raise Refusal(
            code="evidence_required",
            text=_("Write which document proves the certification."),
            reason="evidence",
        )
    certification = OfficerCertification.objects.select_for_update().filter(
        person=officer
    ).first() or OfficerCertification(person=officer)
    certification.status = CertificationStatus.ACTIVE
    certification.issued_on = issued_on
    certification.expires_on = expires_on
    certification.evidence = evidence.strip()
    certification.confirmed_by = by
    certification.ended_on = None
    certification.save()
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=officer.agency.code if officer.agency else "",
        verb="officer.certified",
        subject_kind="person",
        subject=str(officer.pk),
    )
    return certification
