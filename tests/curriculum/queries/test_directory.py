"""The directory: who finds which entry, and what waits for a call."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from curriculum.content.freshness import Reader, Standing
from curriculum.content.places import NATIONAL, emergency_number
from curriculum.models import ReferralService
from curriculum.queries.directory import services_for, waiting_for_editors

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def add(name: str, **changes: Any) -> ReferralService:
    """A public health service of Guatemala, verified today."""
    fields = {
        "slug": name, "name": name, "country": "GT", "types": ["salud"], "areas": [NATIONAL],
        "languages": ["es"], "serves": ["todas"], "verified_on": TODAY, "phone": "1234",
        "phone_kind": "national_short",
    }  # fmt: skip
    return ReferralService.objects.create(**(fields | changes))


def found(reader: Reader, **filters: str) -> list[str]:
    """Names that a reader of Guatemala finds."""
    entries = services_for(country="GT", reader=reader, today=TODAY, **filters)
    return [entry.service.name for entry in entries]


def test_each_reader_finds_what_may_be_trusted() -> None:
    add("fresca")
    add("vencida", verified_on=TODAY - timedelta(days=91))
    add("nadie", verified_on=None)
    add("personal", visibility="verified_staff")
    add("casa", types=["refugio"], visibility="hidden")
    add("otra", country="SV")
    assert found(Reader.LEARNER) == ["fresca"]
    assert found(Reader.OFFICER) == ["fresca", "personal", "vencida"]
    assert found(Reader.EDITOR) == ["casa", "fresca", "nadie", "personal", "vencida"]


def test_a_department_finds_its_own_and_the_national_ones() -> None:
    add("nacional")
    add("peten", areas=["GT-17"])
    add("quiche", areas=["GT-14"], types=["fiscalia"])
    assert found(Reader.LEARNER, area="GT-14") == ["nacional", "quiche"]
    assert found(Reader.LEARNER, kind="fiscalia") == ["quiche"]


def test_the_demonstration_shows_lines_without_a_doubt_and_says_that_nobody_called(
    settings: Any,
) -> None:
    add("linea", types=["linea_ayuda"], verified_on=None, needs_confirmation=False)
    add("dudosa", types=["linea_ayuda"], verified_on=None, needs_confirmation=True)
    entry, *others = services_for(country="GT", reader=Reader.LEARNER, today=TODAY)
    assert (others, entry.service.name, entry.demonstration) == ([], "linea", True)
    assert entry.standing is Standing.UNVERIFIED
    settings.DEMONSTRATION_ACCOUNTS = False
    assert found(Reader.LEARNER) == []


def test_what_nobody_ever_called_waits_first() -> None:
    add("al día")
    add("pronto", verified_on=TODAY - timedelta(days=85))
    add("vencida", verified_on=TODAY - timedelta(days=200))
    add("nadie", verified_on=None)
    assert [each.name for each in waiting_for_editors(TODAY)] == ["nadie", "vencida", "pronto"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_one_query(count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        add(f"s{number}", verified_on=TODAY - timedelta(days=85))
    with django_assert_num_queries(1):
        assert len(found(Reader.OFFICER)) == count
    with django_assert_num_queries(1):
        assert len(waiting_for_editors(TODAY)) == count


def test_the_emergency_number_needs_no_directory() -> None:
    assert [emergency_number(country) for country in ("GT", "SV", "HN")] == ["110", "911", "911"]
