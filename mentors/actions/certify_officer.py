"""Confirm or renew that an officer holds the field training course (SM-7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import CertificationStatus, Role
from mentors.models import OfficerCertification, User


@dataclass(frozen=True)
class Certified:
    """What became of one officer of many: certified, or why not in words."""

    officer: User
    refused: str = ""

    @property
    def done(self) -> bool:
        """Tell whether the certificate was recorded (or would be)."""
        return not self.refused


def three_years_after(day: date) -> date:
    """Return the default expiry (field-training.md 1.8.5): three years later, leap-safe."""
    try:
        return day.replace(year=day.year + 3)
    except ValueError:
        return day.replace(year=day.year + 3, day=28)


def check_certification(
    *,
    officer: User,
    by: User,
    is_officer: bool,
    ended_on: date | None,
    issued_on: date,
    expires_on: date,
    evidence: str,
) -> None:
    """Raise what stands against certifying, as :func:`certify_officer` says; writes nothing.

    ``ended_on``: when the newest certificate was suspended or revoked.
    """
    if not by.has_perm("mentors.certify_officer", officer):
        raise PermissionDenied
    if officer.pk == by.pk:
        raise Refusal(
            code="own_certification",
            text=_("Another coordinator must certify you."),
            reason="nobody certifies oneself",
        )
    if not is_officer:
        raise Refusal(
            code="not_an_officer",
            text=_("This person is not registered as a field training officer."),
            reason="no fto grant",
        )
    if expires_on <= issued_on:
        raise Refusal(
            code="expires_before_issued",
            text=_("The certification must expire after the day it was issued."),
            reason="dates",
        )
    if ended_on is not None and issued_on < ended_on:
        raise Refusal(
            code="before_suspension",
            text=_(
                "The certification was suspended or revoked from %(date)s on. The new certificate "
                "must be of that day or later."
            )
            % {"date": date_format(ended_on, "SHORT_DATE_FORMAT")},
            reason="a suspension is not written over",
        )
    if not evidence.strip():
        raise Refusal(
            code="evidence_required",
            text=_("Write which document proves the certification."),
            reason="evidence",
        )


@transaction.atomic
def certify_officer(
    *, officer: User, by: User, issued_on: date, expires_on: date | None = None, evidence: str
) -> OfficerCertification:
    """Record the certificate with its date and evidence; returns the active certification.

    A renewal is a certificate of its own: shifts under the one before stay covered by it, and what
    was suspended stays suspended for its time. Raises ``PermissionDenied`` for anybody but a
    coordinator in scope, ``Refusal`` when the person is not an officer, is oneself, or the dates
    contradict each other or a suspension.
    """
    expires_on = expires_on or three_years_after(issued_on)
    check_certification(
        officer=officer,
        by=by,
        is_officer=officer.grants.filter(role=Role.FTO).exists(),
        ended_on=officer.certifications.aggregate(last=Max("ended_on"))["last"],
        issued_on=issued_on,
        expires_on=expires_on,
        evidence=evidence,
    )
    certification = _row_to_write(officer, issued_on)
    certification.status = CertificationStatus.ACTIVE
    certification.issued_on = issued_on
    certification.expires_on = expires_on
    certification.evidence = evidence.strip()
    certification.confirmed_by = by
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


def _row_to_write(officer: User, issued_on: date) -> OfficerCertification:
    """Return the candidate, or the running certificate of that same date to correct; else none."""
    User.objects.select_for_update().get(pk=officer.pk)
    open_rows = OfficerCertification.objects.filter(person=officer, ended_on=None)
    known = (
        open_rows.filter(issued_on=issued_on).first()
        or open_rows.filter(status=CertificationStatus.CANDIDATE).first()
    )
    return known or OfficerCertification(person=officer)


def preview_certifications(
    *,
    officers: Sequence[User],
    by: User,
    issued_on: date,
    expires_on: date | None = None,
    evidence: str,
) -> list[Certified]:
    """Return for each officer of ``officers_of`` whether the certificate would be recorded."""
    expires_on = expires_on or three_years_after(issued_on)
    found = []
    for officer in officers:
        try:
            check_certification(
                officer=officer,
                by=by,
                is_officer=True,
                ended_on=officer.certification_ended,  # type: ignore[attr-defined]
                issued_on=issued_on,
                expires_on=expires_on,
                evidence=evidence,
            )
        except Refusal as refusal:
            found.append(Certified(officer, refusal.text))
        else:
            found.append(Certified(officer))
    return found


def certify_officers(
    *,
    officers: Sequence[User],
    by: User,
    issued_on: date,
    expires_on: date | None = None,
    evidence: str,
) -> list[Certified]:
    """Certify each of many with the same document; one that is refused holds up nobody else."""
    outcomes = []
    for officer in officers:
        try:
            certify_officer(
                officer=officer,
                by=by,
                issued_on=issued_on,
                expires_on=expires_on,
                evidence=evidence,
            )
        except Refusal as refusal:
            outcomes.append(Certified(officer, refusal.text))
        else:
            outcomes.append(Certified(officer))
    return outcomes
