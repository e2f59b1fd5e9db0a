"""What waits for whom, with the number of queries pinned at one and at three rows."""

from typing import Any

import pytest
from django.urls import reverse

from evaluations.actions.acknowledge import acknowledge
from evaluations.models import Observation
from tests.cast import Cast, client_for, envelope, file


def file_days(cast: Cast, count: int, **changes: Any) -> list[Observation]:
    return [
        Observation.objects.get(pk=file(cast, envelope(cast, days_ago=day, **changes)).item.pk)
        for day in range(1, count + 1)
    ]


def kinds_in(response: Any) -> list[str]:
    return [item.kind for item in response.context["waiting"].items]


def addresses_in(response: Any) -> list[str]:
    return [item.shown.href for item in response.context["waiting"].items]


@pytest.mark.parametrize("count", [1, 3])
def test_the_trainee_sees_what_waits_oldest_first(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    observations = file_days(cast, count)
    client = client_for(cast.trainee)
    with django_assert_num_queries(9):
        response = client.get(reverse("evaluations:learn_home"))
    assert response.context["waiting"] == list(reversed(observations))


def test_the_trainee_without_anything_pending_reads_so(cast: Cast) -> None:
    response = client_for(cast.trainee).get(reverse("evaluations:learn_home"))
    assert "No tiene tareas pendientes" in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_trainee_lists_own_observations(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    file_days(cast, count)
    client = client_for(cast.trainee)
    with django_assert_num_queries(6):
        response = client.get(reverse("evaluations:own_observations"))
    assert response.context["listing"].count == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_supervisor_sees_what_to_review(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for observation in file_days(cast, count):
        acknowledge(observation=observation, by=cast.trainee, kind="agree")
    client = client_for(cast.supervisor)
    with django_assert_num_queries(7):
        response = client.get(reverse("evaluations:inbox"))
    assert kinds_in(response) == ["revisar"] * count


def test_a_disagreement_comes_first_in_the_inbox(cast: Cast) -> None:
    newer, older = file_days(cast, 2)
    acknowledge(observation=older, by=cast.trainee, kind="agree")
    acknowledge(observation=newer, by=cast.trainee, kind="disagree", comment="No fue así.")
    response = client_for(cast.supervisor).get(reverse("evaluations:inbox"))
    assert addresses_in(response) == [
        reverse("evaluations:observation", args=[row.pk]) for row in (newer, older)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_coordinator_sees_held_records_with_their_reasons(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    file_days(cast, count, narrative={"best": {"c": None, "text": ""}})
    client = client_for(cast.coordinator)
    with django_assert_num_queries(6):
        response = client.get(reverse("evaluations:inbox"))
    assert kinds_in(response) == ["retenidos"] * count
    assert "Falta un comentario que el programa pide." in response.content.decode()


def test_a_supervisor_of_another_unit_has_nothing_to_review(cast: Cast) -> None:
    (observation,) = file_days(cast, 1)
    acknowledge(observation=observation, by=cast.trainee, kind="agree")
    response = client_for(cast.other_supervisor).get(reverse("evaluations:inbox"))
    assert kinds_in(response) == []
    assert "Nada espera por usted" in response.content.decode()


@pytest.mark.parametrize("name", ["officer", "trainee", "leadership", "donor", "editor"])
def test_the_inbox_is_for_supervision_and_coordination(cast: Cast, name: str) -> None:
    response = client_for(getattr(cast, name)).get(reverse("evaluations:inbox"))
    assert response.status_code == 403
