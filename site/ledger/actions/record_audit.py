"""Record who saw or did what: the only door into ``ledger_auditevent``."""

from django.utils import timezone

from ledger.models import AuditEvent
from ledger.validators import refuse_too_long


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
    refuse_too_long(
        AuditEvent,
        actor=actor,
        role=role,
        agency=agency,
        verb=verb,
        subject_kind=subject_kind,
        subject=subject,
    )
    return AuditEvent.objects.create(
        at=timezone.now(),
        actor=actor,
        role=role,
        agency=agency,
        verb=verb,
        subject_kind=subject_kind,
        subject=subject,
        reason=reason,
    )
