"""Save built rows in bulk, in the order that their keys allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db import models, transaction

from evaluations.models import (
    Acknowledgement,
    InboxBody,
    InboxItem,
    Narrative,
    Observation,
    ObservationEvent,
    ObservationState,
    Rating,
    Shift,
    Standing,
)
from ledger.models import AuditEvent, ChainHead, Entry
from mentors.models import (
    Assignment,
    Enrolment,
    OfficerCertification,
    PhaseInstance,
    RoleGrant,
    User,
)

BATCH = 500

PEOPLE: tuple[type[models.Model], ...] = (
    User,
    RoleGrant,
    OfficerCertification,
    Enrolment,
    PhaseInstance,
    Assignment,
    AuditEvent,
)
"""What entering people, certifying, enrolling and pairing writes."""

RECORD: tuple[type[models.Model], ...] = (
    InboxItem,
    InboxBody,
    Observation,
    Rating,
    Narrative,
    ObservationState,
    Acknowledgement,
    Entry,
    ObservationEvent,
    Shift,
    Standing,
    ChainHead,
)
"""What intake and the later verbs write."""


@transaction.atomic
def save(rows: Sequence[models.Model]) -> Counter[str]:
    """Insert rows that are not saved yet, all or none; returns their number by table."""
    by_table: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        by_table.setdefault(type(row), []).append(row)
    written: Counter[str] = Counter()
    for table in (*PEOPLE, *RECORD):
        some = by_table.pop(table, [])
        table._default_manager.bulk_create(some, BATCH)
        if some:
            written[table._meta.db_table] = len(some)
    if by_table:
        raise ValueError(f"no place in the order of saving: {sorted(map(str, by_table))}")
    return written
