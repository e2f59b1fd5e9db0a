"""Several yes-or-no questions in one query."""

from typing import Any

import pytest

from interface.questions import ask
from mentors.models import Agency, Unit
from tests.cast import Units

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_each_name_has_its_own_answer(units: Units, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        answers = ask(
            {
                "known": Agency.objects.filter(code="PNC-GT"),
                "unknown": Agency.objects.filter(code="100% 'nobody'"),
                "sorted": Unit.objects.select_related("agency").order_by("name")[:1],
            }
        )
    assert answers == {"known": True, "unknown": False, "sorted": True}


def test_what_nothing_can_pass_is_no(units: Units, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        answers = ask({"none": Agency.objects.none(), "some": Agency.objects.all()})
    assert answers == {"none": False, "some": True}


def test_nothing_to_ask_asks_nothing(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answers = ask({"none": Agency.objects.filter(pk__in=[])})
    assert answers == {"none": False}
