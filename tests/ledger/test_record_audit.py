"""The audit trail is written once, and without addresses."""

from datetime import UTC, datetime

import pytest
import time_machine

from ledger.actions.record_audit import record_audit
from ledger.models import AuditEvent
from tests.ledger.chains import refused_by

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def record(**changes: str) -> AuditEvent:
    values = {
        "actor": "coordinator-1",
        "role": "coordinator",
        "agency": "PNC-GT",
        "verb": "observation.voided",
        "subject_kind": "observation",
        "subject": "observation-1",
        "reason": "TMP-02",
    }
    return record_audit(**values | changes)


def test_an_event_is_dated_now_and_kept_as_given() -> None:
    with time_machine.travel(NOW, tick=False):
        event = record()
    assert AuditEvent.objects.values().get() == {
        "id": event.pk,
        "at": NOW,
        "actor": "coordinator-1",
        "role": "coordinator",
        "agency": "PNC-GT",
        "verb": "observation.voided",
        "subject_kind": "observation",
        "subject": "observation-1",
        "reason": "TMP-02",
    }


def test_an_event_holds_no_network_address() -> None:
    assert [f.name for f in AuditEvent._meta.fields] == [
        "id",
        "at",
        "actor",
        "role",
        "agency",
        "verb",
        "subject_kind",
        "subject",
        "reason",
    ]


def test_an_event_cannot_be_changed_or_deleted() -> None:
    event = record()
    with refused_by("ledger_auditevent"):
        AuditEvent.objects.update(actor="somebody-else")
    with refused_by("ledger_auditevent"):
        event.delete()
    assert AuditEvent.objects.values_list("actor", flat=True).get() == "coordinator-1"


def test_a_text_longer_than_its_column_is_refused() -> None:
    with pytest.raises(ValueError, match="verb is longer than 60"):
        record(verb="v" * 61)
