"""A list on a page: filter in the address, one page at a time, so that a view can be sent on."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django_filters import FilterSet

PAGE_PARAMETER = "page"
"""As components/pagination.html writes it."""
PER_PAGE = 25


@dataclass(frozen=True)
class Listing:
    """One page of rows, the filter they passed, and the arguments of the address."""

    page: Page[Any]
    filter: FilterSet | None
    arguments: QueryDict

    @property
    def rows(self) -> list[Any]:
        """The rows of this page."""
        return list(self.page.object_list)

    @property
    def count(self) -> int:
        """How many rows passed the filter, on all pages."""
        return self.page.paginator.count

    @property
    def filtered(self) -> bool:
        """Whether the person narrowed the list: an empty one then needs another sentence."""
        return any(
            value
            for name, values in self.arguments.lists()
            if name != PAGE_PARAMETER
            for value in values
        )

    @property
    def query(self) -> str:
        """The other parameters of the address, encoded: what components/pagination.html adds."""
        arguments = self.arguments.copy()
        arguments.pop(PAGE_PARAMETER, None)
        return arguments.urlencode()


def first_rows(rows: QuerySet[Any], count: int) -> list[Any]:
    """Return the first rows of a wide, ordered query: sorted by key alone, then read.

    Sorting everything that waits with all its joined columns to show the first fifty of it cost
    most of the inbox. Two queries instead of one.
    """
    keys = list(rows.values_list("pk", flat=True)[:count])
    return list(rows.filter(pk__in=keys)) if keys else []


def listing(
    request: HttpRequest,
    rows: QuerySet[Any],
    *,
    filters: type[FilterSet] | None = None,
    per_page: int = PER_PAGE,
) -> Listing:
    """Filter ``rows`` by the request's arguments and cut out the page it asks for.

    A page number that is no number is the first page, one beyond the end is the last. Needs two
    queries: count and rows. ``rows`` must have an order.
    """
    chosen = filters(request.GET, queryset=rows, request=request) if filters else None
    paginator = Paginator(chosen.qs if chosen else rows, per_page)
    page = paginator.get_page(request.GET.get(PAGE_PARAMETER))
    return Listing(page=page, filter=chosen, arguments=request.GET)
