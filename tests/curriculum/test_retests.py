"""A passed quiz comes back after some weeks, once, until it is passed again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from curriculum.actions.open_retests import open_retests
from curriculum.models import Progress, Retest
from curriculum.queries.next_step import next_step_of
from curriculum.queries.progress import due_for_retest
from tests.cast import Cast, client_for
from tests.curriculum.steps import answer, finish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_module")]


def test_a_quiz_is_asked_again_on_its_day_and_once(cast: Cast) -> None:
    passed_at = timezone.now() - timedelta(days=90)
    answer(cast.trainee, "M01", at=passed_at)
    row = Progress.objects.get(kind="quiz")
    today = timezone.localdate()
    assert row.retest_on == timezone.localdate(passed_at) + timedelta(days=90)
    assert not due_for_retest(row.retest_on - timedelta(days=1)).exists()
    assert open_retests(progress_ids=[row.pk], today=today) == 1
    assert open_retests(progress_ids=[row.pk], today=today) == 0
    step = next_step_of(cast.trainee)
    assert step is not None
    assert step.retest_on == Retest.objects.get().due_on
    home = client_for(cast.trainee).get("/app/aprender/").content.decode()
    assert "Responder de nuevo" in home
    answer(cast.trainee, "M01", right=False)
    assert next_step_of(cast.trainee) == step
    answer(cast.trainee, "M01")
    step = next_step_of(cast.trainee)
    assert step is not None
    assert step.retest_on is None


@pytest.mark.parametrize("finished", [False, True])
def test_the_home_names_one_thing_to_learn_in_few_queries(
    cast: Cast, finished: bool, django_assert_max_num_queries: Any
) -> None:
    if finished:
        finish(cast.trainee)
    client = client_for(cast.trainee)
    with django_assert_max_num_queries(12):
        home = client.get("/app/aprender/")
    step = home.context["learning"]
    assert (step.piece.code if step else None) == (None if finished else "L1.1")


def test_progress_that_differs_from_the_events_is_found_and_repaired(
    cast: Cast, capsys: Any
) -> None:
    finish(cast.trainee)
    call_command("rebuild_progress", check=True)
    before = list(Progress.objects.order_by("kind", "code").values())
    Progress.objects.filter(code="L1.1").update(code="L9.9")
    with pytest.raises(CommandError):
        call_command("rebuild_progress", check=True)
    call_command("rebuild_progress")
    call_command("rebuild_progress", check=True)
    after = list(Progress.objects.order_by("kind", "code").values())
    for row in [*before, *after]:
        del row["id"]
    assert after == before
