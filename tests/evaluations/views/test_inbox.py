"""The inbox of every role: order, age, deadlines, pages, and the figure in the menu."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.review import return_observation
from evaluations.models import Observation, ObservationState
from interface import waiting
from tests.cast import Cast, client_for
from tests.envelopes import envelope, file
from tests.evaluations.steps import MISSING_COMMENT, undone

INBOX = "evaluations:inbox"
OWN = "evaluations:own_inbox"


def filed(cast: Cast, *, days_ago: int, **changes: Any) -> Observation:
    """File one shift of that day."""
    outcome = file(cast, envelope(cast, days_ago=days_ago, **changes))
    return Observation.objects.get(pk=outcome.item.pk)


def addresses(response: Any) -> list[str]:
    """Return where the rows of the page lead, in their order."""
    return [item.shown.href for item in response.context["waiting"].items]


@pytest.mark.parametrize("count", [1, 3])
def test_the_trainees_inbox_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    rows = [filed(cast, days_ago=day) for day in range(count, 0, -1)]
    client = client_for(cast.trainee)
    with django_assert_num_queries(6):
        response = client.get(reverse(OWN))
    assert addresses(response) == [
        reverse("evaluations:observation", args=[row.pk]) for row in rows
    ]


def test_the_officer_finds_what_was_returned_and_a_link_to_correct_it(cast: Cast) -> None:
    observation = filed(cast, days_ago=1)
    return_observation(observation=observation, by=cast.supervisor, reason="Falta detalle.")
    response = client_for(cast.officer).get(reverse(OWN))
    assert addresses(response) == [reverse("evaluations:correct", args=[observation.pk])]


def test_kinds_are_merged_and_pressing_rows_come_before_older_ones(cast: Cast) -> None:
    oldest = filed(cast, days_ago=4, ratings=MISSING_COMMENT)
    agreed, disputed = filed(cast, days_ago=3), filed(cast, days_ago=2)
    acknowledge(observation=agreed, by=cast.trainee, kind="agree")
    acknowledge(observation=disputed, by=cast.trainee, kind="disagree", comment="No fue así.")
    response = client_for(cast.coordinator).get(reverse(INBOX))
    assert addresses(response) == [
        reverse("evaluations:observation", args=[row.pk]) for row in (disputed, oldest, agreed)
    ]


def test_one_kind_can_be_chosen_and_the_tabs_count_all(cast: Cast) -> None:
    held = filed(cast, days_ago=4, ratings=MISSING_COMMENT)
    acknowledge(observation=filed(cast, days_ago=3), by=cast.trainee, kind="agree")
    response = client_for(cast.coordinator).get(reverse(INBOX), {"que": "retenidos"})
    assert addresses(response) == [reverse("evaluations:observation", args=[held.pk])]
    assert [tab["count"] for tab in response.context["kinds"]] == [2, 1, 1]


def test_nonsense_in_the_address_is_everything_and_the_first_page(cast: Cast) -> None:
    filed(cast, days_ago=1)
    response = client_for(cast.trainee).get(reverse(OWN), {"que": "x'", "page": "-3"})
    assert len(addresses(response)) == 1


def test_a_second_page_goes_on_where_the_first_ended(cast: Cast) -> None:
    rows = [filed(cast, days_ago=day) for day in (3, 2, 1)]
    pages = [waiting.page_of(cast.trainee, number=number, per_page=2) for number in ("1", "2")]
    keys = [[item.shown.href[-37:-1] for item in page.items] for page in pages]
    assert keys == [[str(row.pk) for row in rows[:2]], [str(rows[2].pk)]]


def test_age_and_deadline_are_words_and_overdue_wears_text_and_icon(cast: Cast) -> None:
    filed(cast, days_ago=0)
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        fresh = client_for(cast.trainee).get(reverse(OWN)).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        late = client_for(cast.trainee).get(reverse(OWN)).content.decode()
    assert "espera desde hace 3\xa0horas" in fresh
    assert "Vencido" not in fresh
    assert "espera desde hace 3\xa0días" in late
    assert 'href="#i-clock"' in late.split("Vencido")[0].rsplit("<li", 1)[1]
    assert "vencido hace 2\xa0días" in late


@pytest.mark.parametrize("name", ["officer", "trainee", "supervisor", "coordinator"])
def test_the_menu_says_how_much_waits(cast: Cast, name: str) -> None:
    filed(cast, days_ago=1, ratings=MISSING_COMMENT)  # coordinator
    returned = filed(cast, days_ago=2)  # officer
    return_observation(observation=returned, by=cast.supervisor, reason="Falta detalle.")
    filed(cast, days_ago=3)  # trainee
    acknowledge(observation=filed(cast, days_ago=4), by=cast.trainee, kind="agree")  # both
    person = getattr(cast, name)
    home = "/app/" if name in ("officer", "trainee") else "/panel/"
    response = client_for(person).get(home, follow=True)
    count = 2 if name == "coordinator" else 1
    assert [row.count for row in response.context["frame"].navigation if row.count] == [count]


@pytest.mark.parametrize("name", ["leadership", "donor", "editor", "audit", "stranger_officer"])
def test_who_has_no_such_work_is_asked_nothing(cast: Cast, name: str) -> None:
    filed(cast, days_ago=1)
    assert waiting.total(cast.again(name)) == 0


@pytest.mark.parametrize(
    ("name", "status"),
    {"officer": 200, "trainee": 200, "supervisor": 403, "leadership": 403, "donor": 403}.items(),
)
def test_the_phones_inbox_is_for_officers_and_trainees(cast: Cast, name: str, status: int) -> None:
    assert client_for(getattr(cast, name)).get(reverse(OWN)).status_code == status


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=st.lists(st.integers(0, 40), min_size=3, max_size=3))
def test_the_oldest_of_everything_comes_first_whatever_the_order_of_arrival(
    cast: Cast, hours: list[int]
) -> None:
    with undone():
        now = timezone.now()
        for day, age in enumerate(hours, 1):
            row = filed(cast, days_ago=day)
            return_observation(observation=row, by=cast.supervisor, reason="Falta detalle.")
            ObservationState.objects.filter(pk=row.pk).update(changed_at=now - timedelta(hours=age))
        items = waiting.page_of(cast.again("officer"), number=None).items
        assert [item.since for item in items] == sorted(now - timedelta(hours=age) for age in hours)
