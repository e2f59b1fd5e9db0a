"""Record who saw or did what: the only door into ``ledger_auditevent``."""

from datetime import datetime

from django.utils import timezone

from ledger.models import AuditEvent
from ledger.validators import refuse_too_long


def audit_event(
    *,
    actor: str,
    role: str,
    agency: str,
    verb: str,
    subject_kind: str,
    subject: str,
    reason: str = "",
    at: datetime,
) -> AuditEvent:
    """Return an audit event that is not saved yet; see :func:`record_audit`."""
    refuse_too_long(
        AuditEvent,
        actor=actor,
        role=role,
        agency=agency,
        verb=verb,
        subject_kind=subject_kind,
        subject=subject,
    )
    return AuditEvent(
        at=at,
        actor=actor,
        role=role,
        agency=agency,
        verb=verb,
        subject_kind=subject_kind,
        subject=subject,
        reason=reason,
    )


def record_audit(
    *,
    actor: str,
    role: str,
    agency: str,
    verb: str,
    subject_kind: str,
    subject: str,
    reason: str = "",
) -> AuditEvent:
    """Write one audit event, dated now; one query.

    Inside a transaction the event stays or goes with what it tells. Pass ids, never names, and no
    network address: the trail must not become a second register of people.

    Args:
        actor: id of the person, as text. agency: its code.
        verb: dotted, e.g. ``"observation.voided"``, ``"case_file.exported"``.
        subject_kind, subject: what it happened to, e.g. ``"observation"`` and its id.
        reason: what the person gave as reason, if the verb asks for one.

    Raises:
        ValueError: a text longer than its column.
    """
    event = audit_event(
        at=timezone.now(),
        actor=actor,
        role=role,
        agency=agency,
        verb=verb,
        subject_kind=subject_kind,
        subject=subject,
        reason=reason,
    )
    event.save(force_insert=True)
    return event
