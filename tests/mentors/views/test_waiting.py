"""What pairing brings to the coordination's inbox, and to nobody else's."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from interface import waiting
from mentors.actions.ask_relief import ask_relief
from mentors.actions.report_absence import report_absence
from mentors.models import Absence
from tests.cast import Cast, client_for, days_before

INBOX = "evaluations:inbox"
TODAY = days_before(0)


def absent(cast: Cast) -> Absence:
    """Let the trainee report an absence of today."""
    return report_absence(
        person=cast.trainee, by=cast.trainee, kind="leave", from_date=TODAY, to_date=TODAY
    )


def shown(response: Any) -> list[waiting.Shown]:
    """Return the rows of the page, in their order."""
    return [item.shown for item in response.context["waiting"].items]


def test_the_coordination_finds_absences_and_requests_for_relief(cast: Cast) -> None:
    absence = absent(cast)
    request = ask_relief(
        enrolment=cast.enrolment, by=cast.trainee, reason="treatment", from_date=TODAY
    )
    rows = shown(client_for(cast.coordinator).get(reverse(INBOX)))
    assert [row.href for row in rows] == [
        reverse("mentors:decide_absence", args=[absence.pk]),
        reverse("mentors:decide_relief", args=[request.pk]),
    ]
    for row in rows:
        assert client_for(cast.coordinator).get(row.href).status_code == 200


def test_a_request_in_confidence_never_shows_its_reason_in_the_row(cast: Cast) -> None:
    request = ask_relief(
        enrolment=cast.enrolment, by=cast.trainee, reason="treatment", from_date=TODAY
    )
    page = client_for(cast.coordinator).get(reverse(INBOX)).content.decode()
    assert str(cast.trainee) in page
    assert request.get_reason_display() not in page


@pytest.mark.parametrize(
    "name", ["officer", "trainee", "supervisor", "leadership", "donor", "stranger_officer"]
)
def test_nobody_else_is_asked(cast: Cast, name: str) -> None:
    absent(cast)
    assert waiting.total(cast.again(name)) == 0


@pytest.mark.parametrize("count", [1, 3])
def test_three_absences_cost_as_much_as_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for person in (cast.trainee, cast.distant_trainee, cast.other_trainee)[:count]:
        report_absence(person=person, by=person, kind="leave", from_date=TODAY, to_date=TODAY)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(6):
        rows = shown(client.get(reverse(INBOX)))
    assert len(rows) == count
