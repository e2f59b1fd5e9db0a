"""Paper: the blank form, the page that types it in, and the author's confirmation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.choices import State
from evaluations.models import Observation
from mentors.models import Assignment
from tests.cast import Cast, client_for, days_before
from tests.evaluations.plain_form import assert_keeps, errors, review, reviewed
from tests.factories import AssignmentFactory

BLANK, TYPE, KEEP = (
    f"evaluations:{name}" for name in ("blank_paper", "transcribe", "keep_transcription")
)


def address(cast: Cast, name: str) -> str:
    """Return the address of a page of the cast's pair."""
    return reverse(name, args=[cast.assignment.pk])


def on_paper() -> dict[str, str]:
    """Return what the paper says about when it was signed: an hour ago."""
    moment = timezone.localtime() - timedelta(hours=1)
    return {"paper_date": moment.date().isoformat(), "paper_time": moment.strftime("%H:%M")}


def typed_in(cast: Cast, name: str) -> Any:
    """Type a paper in and sign it, as somebody; returns the last answer."""
    person = getattr(cast, name)
    page = review(cast, on_paper(), by=person, address=address(cast, TYPE))
    return client_for(person).post(address(cast, KEEP), reviewed(page) | {"confirm": "1"})


def test_the_coordinator_types_in_and_the_officer_confirms(cast: Cast) -> None:
    response = typed_in(cast, "coordinator")
    assert response["Location"] == reverse("evaluations:papers")
    observation = Observation.objects.get()
    assert (observation.author, observation.current.state) == (cast.officer, State.HELD)
    officer = client_for(cast.officer)
    page = officer.get(reverse("evaluations:observation", args=[observation.pk])).content.decode()
    assert "lo transcribió de su papel" in page
    assert "Escrito en papel" in page
    response = officer.post(reverse("evaluations:confirm", args=[observation.pk]), follow=True)
    assert "Confirmada. Ahora es suya" in response.content.decode()
    assert Observation.objects.get().current.state == State.FILED


def test_an_officers_own_paper_leads_to_a_receipt(cast: Cast) -> None:
    response = typed_in(cast, "officer")
    observation = Observation.objects.get()
    assert response["Location"] == reverse("evaluations:receipt", args=[observation.pk])
    assert observation.current.state == State.FILED


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ({"paper_date": "", "paper_time": ""}, "Escriba la fecha y la hora"),
        ({"paper_date": "2026-02-30", "paper_time": "08:00"}, "Escriba la fecha y la hora"),
        ({"paper_date": "2199-01-01", "paper_time": "08:00"}, "en el futuro"),
    ],
)
def test_the_moment_of_the_paper_is_asked_for_and_nothing_typed_is_lost(
    cast: Cast, moment: dict[str, str], words: str
) -> None:
    page = review(cast, moment, by=cast.coordinator, address=address(cast, TYPE))
    assert page.status_code == 422
    assert words in errors(page)["paper_date"]
    assert_keeps(page, moment | {"v-PRI-01": "4"})


def test_a_second_press_keeps_one_record(cast: Cast) -> None:
    page = review(cast, on_paper(), by=cast.coordinator, address=address(cast, TYPE))
    client = client_for(cast.coordinator)
    for _press in range(2):
        answer = client.post(address(cast, KEEP), reviewed(page) | {"confirm": "1"})
        assert answer.status_code == 302
    assert Observation.objects.count() == 1


@pytest.mark.parametrize("page", [BLANK, TYPE])
@pytest.mark.parametrize(
    ("name", "status"),
    {
        "officer": 200,
        "coordinator": 200,
        "supervisor": 403,
        "leadership": 403,
        "trainee": 403,
        "other_officer": 404,
        "donor": 404,
        "stranger_coordinator": 404,
    }.items(),
)
def test_who_prints_and_types(cast: Cast, page: str, name: str, status: int) -> None:
    assert client_for(getattr(cast, name)).get(address(cast, page)).status_code == status


def test_the_blank_form_has_every_code_and_no_answer(cast: Cast) -> None:
    page = client_for(cast.officer).get(address(cast, BLANK)).content.decode()
    assert page.count('<th scope="row" class="nowrap">') == 34
    assert cast.trainee.get_full_name() in page
    assert "<input" not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    trainees = [cast.other_trainee, cast.distant_trainee][: count - 1]
    for person in trainees:
        AssignmentFactory(
            enrolment=person.enrolment,
            officer=cast.other_officer,
            from_date=days_before(3),
            approved_by=cast.coordinator,
        )
    assert Assignment.objects.count() == count
    client = client_for(cast.coordinator)
    with django_assert_num_queries(6):
        response = client.get(reverse("evaluations:papers"))
    assert response.context["listing"].count == count


@pytest.mark.parametrize("name", ["officer", "supervisor", "leadership", "trainee", "donor"])
def test_the_list_is_for_coordination(cast: Cast, name: str) -> None:
    assert client_for(getattr(cast, name)).get(reverse("evaluations:papers")).status_code == 403
