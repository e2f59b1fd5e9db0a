"""Invariants 4 to 6: who may sign about which shift, one record of it, and none where none is due.

Intake holds what breaks them, and the plain form says so before the signature.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from evaluations.actions.resolve_held import accept_held
from evaluations.choices import State
from evaluations.models import (
    Observation,
    ObservationState,
    Shift,
    Standing,
)
from interface.refusal import Refusal
from mentors.choices import CertificationStatus
from mentors.models import Assignment, OfficerCertification
from tests.cast import Cast, client_for, next_version
from tests.envelopes import envelope, file
from tests.evaluations import steps
from tests.evaluations.plain_form import review


def day_of(payload: dict[str, Any]) -> date:
    """Return the shift date of an envelope."""
    return date.fromisoformat(payload["shift"]["date"])


def one_day(count: int = 1) -> timedelta:
    return timedelta(days=count)


# 4. Certified on the shift date and assigned on it, or relief that a coordinator approved.


@pytest.mark.parametrize(
    ("issued", "expires", "changes", "certified"),
    [
        (0, 30, {}, True),
        (1, 30, {}, False),
        (-30, 0, {}, True),
        (-30, -1, {}, False),
        (-30, 30, {"status": CertificationStatus.CANDIDATE}, False),
        (-30, 30, {"status": CertificationStatus.SUSPENDED, "ended_on": 1}, True),
        (-30, 30, {"status": CertificationStatus.SUSPENDED, "ended_on": 0}, False),
        (-30, 30, {"status": CertificationStatus.REVOKED, "ended_on": -5}, False),
    ],
    ids=[
        "issued on the day",
        "issued the day after",
        "last day",
        "expired the day before",
        "never confirmed",
        "suspended the day after",
        "suspended on the day",
        "revoked before",
    ],
)
def test_the_author_is_certified_on_the_date_of_the_shift(
    cast: Cast, issued: int, expires: int, changes: dict[str, Any], certified: bool
) -> None:
    """Days are counted from the shift date."""
    payload = envelope(cast)
    shift = day_of(payload)
    ended = changes.get("ended_on")
    OfficerCertification.objects.filter(person=cast.officer).update(
        issued_on=shift + one_day(issued),
        expires_on=shift + one_day(expires),
        **changes | ({} if ended is None else {"ended_on": shift + one_day(ended)}),
    )
    assert file(cast, payload).holds == ([] if certified else ["AUT-01"])


@pytest.mark.parametrize(
    ("first", "last", "assigned"),
    [(0, None, True), (1, None, False), (-5, 0, True), (-5, -1, False)],
    ids=["from that day", "from the day after", "until that day", "until the day before"],
)
def test_the_author_is_assigned_on_the_date_of_the_shift(
    cast: Cast, first: int, last: int | None, assigned: bool
) -> None:
    payload = envelope(cast)
    shift = day_of(payload)
    Assignment.objects.filter(pk=cast.assignment.pk).update(
        from_date=shift + one_day(first),
        to_date=None if last is None else shift + one_day(last),
    )
    assert file(cast, payload).holds == ([] if assigned else ["AUT-02"])


def test_relief_without_assignment_counts_once_a_coordinator_approved_it(cast: Cast) -> None:
    payload = envelope(cast, kind="relief", author=cast.other_officer)
    outcome = file(cast, payload, by=cast.other_officer)
    assert outcome.holds == ["AUT-02"]
    assert Standing.objects.get().cells == {}
    accept_held(
        observation=steps.again(outcome.item.pk), by=cast.coordinator, reason="Relevo aprobado."
    )
    assert set(Standing.objects.get().cells) == {"PRI-01", "TRA-01", "ENT-01"}


def test_the_form_says_before_the_work_that_a_person_will_look_at_it(cast: Cast) -> None:
    OfficerCertification.objects.filter(person=cast.officer).delete()
    page = client_for(cast.officer).get(reverse("evaluations:write", args=[cast.assignment.pk]))
    sentence = "El oficial no tenía certificación vigente en la fecha del turno."
    assert page.context["notices"] == [sentence]
    assert sentence in page.content.decode()
    reviewed = review(cast)
    assert (reviewed.status_code, sentence in reviewed.content.decode()) == (200, True)


# 5. One record for trainee, shift and author; numbers without gaps.


def test_the_database_takes_one_live_head_for_trainee_shift_kind_and_author(cast: Cast) -> None:
    file(cast)
    duplicate = file(cast, envelope(cast))
    assert duplicate.holds == ["DUP-01"]
    with (
        pytest.raises(IntegrityError, match=r"unique|UNIQUE|one_live"),
        transaction.atomic(),
    ):
        ObservationState.objects.filter(pk=duplicate.item.pk).update(head=True)


def test_a_voided_record_frees_its_shift(cast: Cast) -> None:
    observation = steps.voided(cast)
    again = file(cast, envelope(cast))
    assert (again.state, again.holds) == (State.FILED, [])
    assert steps.again(observation).shift_date == steps.again(again.item.pk).shift_date


def test_every_record_has_the_next_number_of_its_enrolment_whatever_becomes_of_it(
    cast: Cast,
) -> None:
    first = steps.filed(cast)
    file(cast, envelope(cast))  # a duplicate: held
    file(cast, steps.correction(cast, first))
    file(cast, envelope(cast, days_ago=1, ratings=[{"c": "PRI-01", "v": 1}]))  # held
    with pytest.raises(Refusal):
        file(cast, envelope(cast, ratings=[{"c": "PRI-99", "v": 4}]))  # refused: takes none
    other = envelope(cast, trainee=cast.other_trainee)
    file(cast, other)
    file(cast, envelope(cast, days_ago=2))
    numbers = Observation.objects.filter(enrolment=cast.enrolment).order_by("received_at")
    assert sorted(numbers.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5]
    assert Observation.objects.get(pk=other["id"]).sequence == 1


def absence(cast: Cast, **changes: Any) -> dict[str, Any]:
    """Return a shift without evaluation."""
    return envelope(
        cast,
        kind="no_evaluation",
        disposition="sick",
        ratings=[],
        narrative={"best": {"c": None, "text": ""}, "general": "Reposo por dos días."},
        **changes,
    )


def test_a_shift_without_rating_is_a_shift_row_with_its_reason_and_enters_no_figure(
    cast: Cast,
) -> None:
    payload = absence(cast)
    assert file(cast, payload).state == State.FILED
    shift = Shift.objects.get()
    assert (shift.date, shift.disposition, shift.reason, shift.recorded_by) == (
        day_of(payload),
        "sick",
        "Reposo por dos días.",
        cast.officer,
    )
    standing = Standing.objects.get()
    assert (standing.counted, standing.cells, standing.last_shift) == (0, {}, None)


# 6. No observation on orientation and unrated days; a day without one has a reason.


def test_a_day_without_observation_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match=r"has_a_reason"), transaction.atomic():
        Shift.objects.create(
            enrolment=cast.enrolment,
            date=day_of(envelope(cast)),
            disposition="court",
            reason="",
            recorded_by=cast.coordinator,
        )


@pytest.mark.parametrize(("day", "due"), [(0, False), (2, False), (3, True)])
def test_the_first_days_of_a_phase_may_be_without_rating(cast: Cast, day: int, due: bool) -> None:
    """GT-16 has no such days, so the template of this test is still a draft."""
    template = next_version(cast).phases.create(
        order=1, names={"es": "Fase I"}, kind="training", days=35, unrated_first_days=3
    )
    payload = envelope(cast)
    phase = cast.phase
    phase.template, phase.starts_on = template, day_of(payload) - one_day(day)
    phase.save()
    assert file(cast, payload).holds == ([] if due else ["TMP-01"])


def test_an_absence_on_an_unrated_day_is_simply_filed(cast: Cast) -> None:
    phase = cast.phase
    phase.template = cast.programme.phases.get(kind="orientation")
    phase.save()
    assert file(cast, absence(cast)).state == State.FILED


@pytest.mark.parametrize("kind", ["shift", "simulation", "case_review", "episode", "relief"])
def test_nothing_rated_is_due_on_a_day_of_leave(cast: Cast, kind: str) -> None:
    file(cast, absence(cast))
    assert "TMP-01" in file(cast, envelope(cast, kind=kind)).holds
