"""Filter and page stand in the address."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.test import RequestFactory
from django_filters import CharFilter, FilterSet

from interface.listing import Listing, listing

pytestmark = pytest.mark.django_db


class GroupFilter(FilterSet):
    """By the start of the name."""

    nombre = CharFilter(field_name="name", lookup_expr="startswith")


@pytest.fixture
def groups() -> QuerySet[Group]:
    Group.objects.bulk_create(Group(name=f"{letter}{n}") for letter in "ab" for n in range(5))
    # Wagtail's migrations make groups of their own.
    return Group.objects.filter(name__regex="^[ab][0-9]$").order_by("name")


def listed(rf: RequestFactory, groups: QuerySet[Group], query: str) -> Listing:
    return listing(rf.get(f"/?{query}"), groups, filters=GroupFilter, per_page=3)


def names(found: Listing) -> list[str]:
    return [row.name for row in found.rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["a0", "a1", "a2"]),
        ("page=2", ["a3", "a4", "b0"]),
        ("nombre=b&page=2", ["b3", "b4"]),
        ("page=nonsense", ["a0", "a1", "a2"]),
        ("page=99", ["b4"]),
        ("nombre=c", []),
    ],
)
def test_the_address_decides_which_rows_are_shown(
    rf: RequestFactory, groups: QuerySet[Group], query: str, expected: list[str]
) -> None:
    assert names(listed(rf, groups, query)) == expected


def test_the_filter_stays_in_the_addresses_of_other_pages(
    rf: RequestFactory, groups: QuerySet[Group]
) -> None:
    found = listed(rf, groups, "nombre=b&page=2&orden=x")
    assert (found.query, found.count, found.filtered) == ("nombre=b&orden=x", 5, True)


def test_a_page_number_or_an_empty_field_is_no_filter(
    rf: RequestFactory, groups: QuerySet[Group]
) -> None:
    assert listed(rf, groups, "page=2&nombre=").filtered is False


def test_a_list_needs_no_filter(rf: RequestFactory, groups: QuerySet[Group]) -> None:
    found = listing(rf.get("/"), groups)
    assert (found.filter, len(found.rows)) == (None, 10)


def test_a_page_costs_two_queries(
    rf: RequestFactory, groups: QuerySet[Group], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        names(listed(rf, groups, "page=2"))
