"""Absences, requests for relief and conflicts: who may, in which state, and what stays secret."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from evaluations.choices import Hold
from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.ask_relief import (
    approve_relief,
    ask_relief,
    decline_relief,
    withdraw_relief,
)
from mentors.actions.assign_officer import assign_officer
from mentors.actions.declare_conflict import declare_conflict, withdraw_conflict
from mentors.actions.report_absence import (
    approve_absence,
    decline_absence,
    report_absence,
    take_back_absence,
)
from mentors.choices import RequestState
from mentors.models import Absence, DeclaredConflict, ReliefRequest, RequestEvent, User
from mentors.queries.people import has_conflict
from mentors.requests import ABSENCE, RELIEF, steps_from
from tests.cast import Cast, days_before, envelope, file

pytestmark = pytest.mark.database

ONE_DAY = timedelta(days=1)
SECRET = "Me grita delante de las personas usuarias."


def absence(cast: Cast, person: User, first: int = 0, last: int = -2) -> Absence:
    return report_absence(
        person=person,
        by=person,
        kind="leave",
        from_date=days_before(first),
        to_date=days_before(last),
    )


def relief(cast: Cast, by: User | None = None, **more: object) -> ReliefRequest:
    said = {"reason": "treatment", "text": SECRET, "from_date": days_before(0)} | more
    return ask_relief(enrolment=cast.enrolment, by=by or cast.trainee, **said)  # type: ignore[arg-type]


def refused(act: object, **said: object) -> str:
    with pytest.raises(Refusal) as found:
        act(**said)  # type: ignore[operator]
    return found.value.code


def test_an_absence_is_reported_approved_and_given_back(cast: Cast) -> None:
    row = absence(cast, cast.officer)
    approve_absence(absence=row, by=cast.coordinator, note="De acuerdo.")
    take_back_absence(absence=row, by=cast.officer)
    row.refresh_from_db()
    assert row.state == RequestState.CANCELLED
    assert list(row.events.values_list("verb", "to_state", "actor", "note")) == [
        ("ask", "requested", cast.officer.pk, ""),
        ("approve", "approved", cast.coordinator.pk, "De acuerdo."),
        ("cancel", "cancelled", cast.officer.pk, ""),
    ]
    assert [event.verb for event in AuditEvent.objects.order_by("pk")] == [
        "absence.ask",
        "absence.approve",
        "absence.cancel",
    ]


def test_declining_needs_a_reason_and_deciding_twice_is_refused(cast: Cast) -> None:
    row = absence(cast, cast.trainee)
    assert refused(decline_absence, absence=row, by=cast.coordinator, note=" ") == "reason_required"
    decline_absence(absence=row, by=cast.coordinator, note="Ese día hay evaluación.")
    stale = Absence.objects.get(pk=row.pk)
    assert refused(approve_absence, absence=stale, by=cast.coordinator) == "already_decided"
    assert row.events.count() == 2


def test_the_coordination_records_for_somebody_and_that_is_approved(cast: Cast) -> None:
    row = report_absence(
        person=cast.trainee,
        by=cast.coordinator,
        kind="medical",
        from_date=days_before(1),
        to_date=days_before(0),
    )
    assert row.state == RequestState.APPROVED


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(0, 1, "ends_before_start"), (0, -400, "too_long"), (-2, -5, "already_reported")],
)
def test_dates_that_make_no_absence(cast: Cast, first: int, last: int, code: str) -> None:
    absence(cast, cast.officer)
    assert (
        refused(
            report_absence,
            person=cast.officer,
            by=cast.officer,
            kind="leave",
            from_date=days_before(first),
            to_date=days_before(last),
        )
        == code
    )


@pytest.mark.parametrize(
    "name", ["officer", "supervisor", "leadership", "audit", "stranger_coordinator"]
)
def test_only_the_coordination_decides_and_never_about_itself(cast: Cast, name: str) -> None:
    row = absence(cast, cast.officer)
    with pytest.raises(PermissionDenied):
        approve_absence(absence=row, by=getattr(cast, name))


def test_a_trainee_asks_and_the_coordination_assigns_somebody_else(cast: Cast) -> None:
    row = relief(cast)
    assert row.officer == cast.officer
    made = approve_relief(
        request=row,
        by=cast.coordinator,
        officer=cast.other_officer,
        role="primary",
        from_date=days_before(0),
        note="Desde hoy.",
    )
    row.refresh_from_db()
    cast.assignment.refresh_from_db()
    assert (row.state, row.assignment) == (RequestState.APPROVED, made)
    assert cast.assignment.to_date == days_before(1)


def test_what_was_asked_stands_in_no_audit_event(cast: Cast) -> None:
    """The trail is read by more people than the request."""
    row = relief(cast)
    decline_relief(request=row, by=cast.coordinator, note="Hablemos primero.")
    for event in AuditEvent.objects.all():
        assert SECRET not in event.reason
        assert "Hablemos" not in event.reason


def test_approving_follows_the_rules_of_every_assignment(cast: Cast) -> None:
    """Refused: nothing is assigned, and the request still waits."""
    row = relief(cast)
    DeclaredConflict.objects.create(
        person=cast.other_officer, other=cast.trainee, kind="other", from_date=days_before(9)
    )
    said = {"request": row, "by": cast.coordinator, "from_date": days_before(0), "role": "relief"}
    assert refused(approve_relief, officer=cast.other_officer, **said) == "AUT-03"
    assert refused(approve_relief, officer=cast.officer, **said) == "same_officer"
    row.refresh_from_db()
    assert row.state == RequestState.REQUESTED


def test_one_request_waits_at_a_time_and_can_be_withdrawn(cast: Cast) -> None:
    row = relief(cast)
    assert refused(relief, cast=cast) == "already_asked"
    withdraw_relief(request=row, by=cast.trainee)
    assert relief(cast).state == RequestState.REQUESTED
    assert refused(withdraw_relief, request=row, by=cast.trainee) == "already_decided"


def test_another_reason_needs_words(cast: Cast) -> None:
    assert refused(relief, cast=cast, reason="other", text=" ") == "text_required"
    assert refused(relief, cast=cast, to_date=days_before(1)) == "ends_before_start"


@pytest.mark.parametrize(
    "name", ["other_officer", "other_trainee", "supervisor", "coordinator", "stranger_officer"]
)
def test_only_the_two_who_work_together_ask(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        relief(cast, getattr(cast, name))


def test_an_officer_asks_too_and_the_officer_is_the_one_it_is_about(cast: Cast) -> None:
    row = relief(cast, cast.officer, reason="workload")
    assert row.officer == cast.officer


def test_what_was_decided_cannot_be_rewritten(cast: Cast) -> None:
    row = relief(cast)
    decline_relief(request=row, by=cast.coordinator, note="Hablemos primero.")
    with pytest.raises(DatabaseError), transaction.atomic():
        RequestEvent.objects.filter(relief=row).update(note="Otra cosa.")
    with pytest.raises(DatabaseError), transaction.atomic():
        RequestEvent.objects.filter(relief=row).delete()


def test_every_step_of_the_table_ends_somewhere_else() -> None:
    for table in (ABSENCE, RELIEF):
        assert all(step.state != step.to for step in table.values())
    assert steps_from(ABSENCE, "requested", "asker") == ["withdraw"]
    assert steps_from(ABSENCE, "approved", "asker") == ["cancel"]
    assert steps_from(RELIEF, "approved", "coordination") == []
    assert steps_from(RELIEF, "requested", "coordination") == ["approve", "decline"]


def conflict(cast: Cast, **more: object) -> DeclaredConflict:
    said = {
        "person": cast.trainee,
        "other": cast.officer,
        "by": cast.trainee,
        "kind": "complaint",
        "from_date": days_before(3),
    } | more
    return declare_conflict(**said)  # type: ignore[arg-type]


def test_a_declared_conflict_holds_the_record_and_refuses_the_pair(cast: Cast) -> None:
    conflict(cast)
    assert Hold.CONFLICT in file(cast, envelope(cast, days_ago=2)).holds
    assert (
        refused(
            assign_officer,
            enrolment=cast.enrolment,
            officer=cast.officer,
            by=cast.coordinator,
            from_date=days_before(0),
        )
        == "AUT-03"
    )


def test_withdrawn_it_holds_no_more_from_today_on(cast: Cast) -> None:
    row = conflict(cast)
    withdraw_conflict(conflict=row, by=cast.trainee)
    assert has_conflict(cast.officer, cast.trainee, days_before(1))
    assert not has_conflict(cast.officer, cast.trainee, days_before(0))
    assert refused(withdraw_conflict, conflict=row, by=cast.trainee) == "withdrawn"


def test_what_is_no_conflict_is_refused(cast: Cast) -> None:
    conflict(cast)
    assert refused(conflict, cast=cast) == "already_declared"
    assert refused(conflict, cast=cast, other=cast.trainee) == "same_person"
    with pytest.raises(PermissionDenied):
        conflict(cast, other=cast.stranger_officer)
    for name in ("officer", "supervisor", "stranger_coordinator"):
        with pytest.raises(PermissionDenied):
            conflict(cast, by=getattr(cast, name))


def test_the_audit_trail_of_a_conflict_names_nobody(cast: Cast) -> None:
    row = conflict(cast)
    event = AuditEvent.objects.get(verb="conflict.declared")
    assert (event.subject, event.reason) == (str(row.pk), "")
