"""The officer's pages: «Mi turno», what was written, receipts; for officers, and nobody's else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.actions.review import return_observation
from evaluations.models import Observation
from tests.cast import Cast, client_for, days_before
from tests.envelopes import envelope, file
from tests.evaluations import steps
from tests.evaluations.plain_form import review, reviewed, sign
from tests.factories import AssignmentFactory

HOME, WRITTEN = "evaluations:field_home", "evaluations:written"
NO_OFFICERS = [
    "trainee", "supervisor", "coordinator", "leadership", "audit", "editor", "donor",
    "stranger_coordinator", "stranger_trainee",
]  # fmt: skip


def home(cast: Cast, name: str = "officer") -> Any:
    return client_for(getattr(cast, name)).get(reverse(HOME))


def signed_days(cast: Cast, count: int) -> list[Observation]:
    """File one shift a day, the newest first."""
    return [
        steps.again(file(cast, envelope(cast, days_ago=day)).item.pk) for day in range(1, count + 1)
    ]


@pytest.mark.parametrize("name", NO_OFFICERS)
@pytest.mark.parametrize("page", [HOME, WRITTEN])
def test_the_field_pages_are_for_officers(cast: Cast, page: str, name: str) -> None:
    assert client_for(getattr(cast, name)).get(reverse(page)).status_code == 403


@pytest.mark.parametrize("page", [HOME, WRITTEN])
def test_a_visitor_signs_in_first(cast: Cast, page: str) -> None:
    response = client_for(None).get(reverse(page))
    assert response["Location"] == f"/cuentas/ingresar/?next={reverse(page)}"


def test_the_first_page_of_an_officer_and_of_a_trainee(cast: Cast) -> None:
    address = reverse("evaluations:app_home")
    assert client_for(cast.officer).get(address)["Location"] == reverse(HOME)
    assert client_for(cast.trainee).get(address)["Location"] == reverse("evaluations:learn_home")


@pytest.mark.parametrize("count", [1, 3])
def test_the_officer_sees_todays_trainees_and_what_is_missing(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for person in [cast.other_trainee, cast.distant_trainee][: count - 1]:
        AssignmentFactory(
            enrolment=person.enrolment, officer=cast.officer, from_date=days_before(1)
        )
    client = client_for(cast.officer)
    with django_assert_num_queries(11):
        response = client.get(reverse(HOME))
    assert len(response.context["companions"]) == count
    assert len(response.context["missing"]) == count


@pytest.mark.parametrize("name", ["other_officer", "stranger_officer"])
def test_an_officer_without_a_trainee_reads_whom_to_ask(cast: Cast, name: str) -> None:
    response = home(cast, name)
    assert response.context["companions"] == []
    text = response.content.decode()
    assert "coordinación" in text
    assert cast.trainee.last_name not in text


def test_a_recorded_shift_is_not_asked_for_again(cast: Cast) -> None:
    sign(cast, reviewed(review(cast)))
    (companion,) = home(cast).context["companions"]
    assert companion.today_done is True


def test_yesterday_is_missing_once_the_assignment_covered_it(cast: Cast) -> None:
    assert len(home(cast).context["missing"]) == 1
    cast.assignment.from_date = timezone.localdate()
    cast.assignment.save()
    assert home(cast).context["missing"] == []


def test_nothing_is_missing_on_days_that_are_not_rated(cast: Cast) -> None:
    phase = cast.phase
    phase.template = cast.programme.phases.get(kind="orientation")
    phase.save()
    assert home(cast).context["missing"] == []


def test_an_assignment_of_another_time_shows_nobody(cast: Cast) -> None:
    today = timezone.localdate()
    for first, last in ((-9, -1), (1, 9)):
        cast.assignment.from_date = today + timedelta(days=first)
        cast.assignment.to_date = today + timedelta(days=last)
        cast.assignment.save()
        assert home(cast).context["companions"] == []


def test_what_was_returned_comes_first_with_its_way_to_correct_it(cast: Cast) -> None:
    (observation,) = signed_days(cast, 1)
    return_observation(observation=observation, by=cast.supervisor, reason="Falta el lugar.")
    response = home(cast)
    assert response.context["returned"] == [observation]
    address = reverse("evaluations:correct", args=[observation.pk])
    assert f'href="{address}"' in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_officer_lists_what_was_written_newest_first(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    written = signed_days(cast, count)
    client = client_for(cast.officer)
    with django_assert_num_queries(6):
        response = client.get(reverse(WRITTEN))
    assert list(response.context["listing"].rows) == written


def test_the_list_holds_versions_in_force_and_nobody_elses(cast: Cast) -> None:
    first = steps.filed(cast)
    second = steps.again(file(cast, steps.correction(cast, first)).item.pk)
    file(cast, envelope(cast, author=cast.other_officer), by=cast.other_officer)
    rows = client_for(cast.officer).get(reverse(WRITTEN)).context["listing"].rows
    assert list(rows) == [second]


def test_an_officer_who_wrote_nothing_reads_so(cast: Cast) -> None:
    response = client_for(cast.other_officer).get(reverse(WRITTEN))
    assert (response.status_code, list(response.context["listing"].rows)) == (200, [])


def receipt(cast: Cast, name: str, observation: Observation) -> Any:
    address = reverse("evaluations:receipt", args=[observation.pk])
    return client_for(getattr(cast, name)).get(address)


def test_the_receipt_shows_its_number_and_what_happens_next(cast: Cast) -> None:
    observation = steps.filed(cast)
    text = receipt(cast, "officer", observation).content.decode()
    assert observation.inbox.receipt in text
    assert cast.trainee.last_name in text


def test_the_receipt_of_a_held_record_says_why_it_waits(cast: Cast) -> None:
    response = receipt(cast, "officer", steps.held(cast))
    assert response.context["holds"] == ["Falta un comentario que el programa pide."]
    assert response.context["may_correct"] is False


@pytest.mark.parametrize(
    "name",
    ["other_officer", "trainee", "supervisor", "coordinator", "leadership", "stranger_officer"],
)
def test_a_receipt_is_its_authors_alone(cast: Cast, name: str) -> None:
    assert receipt(cast, name, steps.filed(cast)).status_code == 404


@pytest.mark.parametrize("state", steps.INTO)
def test_the_receipt_offers_a_correction_while_the_author_may_make_one(
    cast: Cast, state: str
) -> None:
    correctable = {"filed", "acknowledged", "refused", "overdue", "reviewed", "returned"}
    observation = steps.INTO[state](cast)
    response = receipt(cast, "officer", observation)
    address = reverse("evaluations:correct", args=[observation.pk])
    offered = f'href="{address}"' in response.content.decode()
    opened = client_for(cast.officer).get(address).status_code
    assert (offered, opened == 200) == (state in correctable, state in correctable)


def test_a_trainee_does_not_learn_of_a_version_that_is_held(cast: Cast) -> None:
    first = steps.filed(cast)
    held = steps.again(
        file(cast, steps.correction(cast, first, ratings=steps.MISSING_COMMENT)).item.pk
    )
    assert held.current.state == "held"
    address = reverse("evaluations:observation", args=[first.pk])
    seen = {
        name: client_for(getattr(cast, name)).get(address).context["versions"]
        for name in ("trainee", "officer", "coordinator")
    }
    assert seen == {"trainee": [first], "officer": [first, held], "coordinator": [first, held]}


def test_whoever_decides_reads_why_the_author_left_data_that_looks_personal(cast: Cast) -> None:
    payload = envelope(
        cast,
        narrative={"general": "Su DPI es 9999 99990 0101."},
        identifier_reason="Es el número de la hoja de ejemplo de la academia.",
    )
    observation = steps.again(file(cast, payload).item.pk)
    address = reverse("evaluations:observation", args=[observation.pk])
    page = client_for(cast.coordinator).get(address).content.decode()
    assert "Es el número de la hoja de ejemplo de la academia." in page
