"""What waits for a person: apps register kinds of work, one page and one figure show them all.

A kind is a :class:`Provider`: a query of rows that wait for the person, where each row's waiting
began, until when it may wait, and how it reads. The page merges all kinds in the database, so that
the oldest of everything comes first and only the rows of one page are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    F,
    IntegerField,
    Model,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

Words = str | Promise
PER_PAGE = 25


@dataclass(frozen=True)
class Shown:
    """How one row reads: as ``components/task_row.html`` takes it, without age and deadline.

    ``hint`` is what the person needs to know before opening it; never a score.
    """

    label: str
    href: str
    detail: str = ""
    status: str = ""
    state: str = ""
    tone: str = ""
    icon: str = ""
    hint: Sequence[str] = ()


@dataclass(frozen=True)
class Provider:
    """One kind of work that waits.

    ``rows(person)`` returns exactly what the person may act on, unordered and without joins; empty
    for whoever has no such work, so no role is asked. ``applies(person)`` spares that query where
    a role already read says that there is none. ``since`` and ``due`` are lookups from the row to
    two moments. ``pressing`` names rows that come before older ones. ``read(rows)`` joins what
    ``show`` needs; ``show(row, person)`` asks no query.
    """

    kind: str
    label: Words
    rows: Callable[[Any], QuerySet[Any]]
    show: Callable[[Any, Any], Shown]
    since: str
    due: str = ""
    pressing: Q | None = None
    applies: Callable[[Any], bool] = lambda _person: True
    read: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows
    order: int = 100


@dataclass(frozen=True)
class Item:
    """One row of the page, with its age in words and whether its time is over."""

    kind: str
    shown: Shown
    since: datetime
    due: datetime | None
    now: datetime

    @property
    def overdue(self) -> bool:
        """Whether the time to act is over."""
        return self.due is not None and self.due < self.now

    @property
    def age(self) -> str:
        """Return how long it has waited: «waits for 3 days»."""
        return _("waits for %(time)s") % {"time": timesince(self.since, self.now, depth=1)}

    @property
    def deadline(self) -> str:
        """Return how long is left, or for how long the time is over; "" without a deadline."""
        if self.due is None:
            return ""
        if self.overdue:
            return _("overdue for %(time)s") % {"time": timesince(self.due, self.now, depth=1)}
        return _("%(time)s left") % {"time": timesince(self.now, self.due, depth=1)}

    @property
    def hint(self) -> str:
        """Return the sentence below the row: facts, age, deadline."""
        # An overdue row wears that as its state; what it was otherwise moves into the sentence.
        state = self.shown.status if self.overdue else ""
        facts = (state, *self.shown.hint, self.age, self.deadline)
        return " · ".join(str(fact) for fact in facts if fact)


@dataclass
class Registry:
    """The known kinds, in the order in which the page names them."""

    known: dict[str, Provider] = field(default_factory=dict)

    def add(self, *providers: Provider) -> None:
        """Register kinds; a code given twice is the same kind again (apps may start twice)."""
        self.known |= {provider.kind: provider for provider in providers}

    def of(self, person: Any, *, kind: str = "") -> list[Provider]:
        """Return the kinds that may wait for the person, or the one named ``kind``."""
        asked = sorted(self.known.values(), key=lambda provider: (provider.order, provider.kind))
        return [row for row in asked if kind in ("", row.kind) and row.applies(person)]


registry = Registry()
register = registry.add


def counts(person: Any) -> dict[str, int]:
    """Return how many rows of each kind wait; one query, remembered on the person."""
    known: dict[str, int] | None = getattr(person, "_waiting", None)
    if known is None:
        asked = [
            provider.rows(person)
            .order_by()
            .annotate(waiting_kind=Value(provider.kind, CharField()))
            .values("waiting_kind")
            .annotate(waiting_count=Count("pk"))
            .values_list("waiting_kind", "waiting_count")
            for provider in registry.of(person)
        ]
        known = dict(_all(asked)) if asked else {}
        person._waiting = known
    return known


def total(person: Any) -> int:
    """Return how many rows wait for the person, of every kind."""
    return sum(counts(person).values())


@dataclass(frozen=True)
class Waiting:
    """One page of what waits: ``page`` for the pagination, ``items`` to draw."""

    page: Page[Any]
    items: list[Item]
    kind: str
    presses: bool
    """Whether some of it comes before older rows: the page then says so."""

    @property
    def query(self) -> str:
        """Return the other parameters of the address, as components/pagination.html adds them."""
        return f"que={self.kind}" if self.kind else ""


def page_of(
    person: Any, *, number: str | None, kind: str = "", per_page: int = PER_PAGE
) -> Waiting:
    """Return one page, pressing rows first, then the oldest.

    ``number``: as the address says; nonsense is the first page. ``kind``: one kind only, ""
    or an unknown one is all. Queries: counts (if not known yet), keys, one for each kind shown.
    """
    kind = kind if kind in registry.known else ""
    providers = {row.kind: row for row in registry.of(person, kind=kind)}
    found = counts(person)
    keys = _Keys(
        [_keys(provider, person) for provider in providers.values()],
        sum(found.get(name, 0) for name in providers),
    )
    page: Page[Any] = Paginator(cast("Any", keys), per_page).get_page(number)
    chosen = list(page.object_list)
    read = {
        name: _rows(providers[name], person, [key for one, key, *_rest in chosen if one == name])
        for name in dict.fromkeys(row[0] for row in chosen)
    }
    now = timezone.now()
    items = [
        Item(name, providers[name].show(row, person), since, due, now)
        for name, key, since, due, _rank in chosen
        # Somebody may have acted between the two queries.
        if (row := read[name].get(key)) is not None
    ]
    presses = any(provider.pressing is not None for provider in providers.values())
    return Waiting(page, items, kind, presses)


def _all(queries: Sequence[QuerySet[Any]]) -> QuerySet[Any]:
    first, *others = queries
    return first.union(*others, all=True) if others else first


def _keys(provider: Provider, person: Any) -> QuerySet[Any]:
    """Return ``(kind, key, since, due, rank)`` of what waits, in columns that all kinds share."""
    rows = provider.rows(person).order_by()
    rank: Value | Case = Value(1, IntegerField())
    if provider.pressing is not None:
        rank = Case(When(provider.pressing, then=Value(0)), default=rank)
    due = F(provider.due) if provider.due else Value(None, DateTimeField(null=True))
    return rows.annotate(
        waiting_kind=Value(provider.kind, CharField()),
        waiting_key=Cast("pk", CharField()),
        waiting_since=F(provider.since),
        waiting_due=due,
        waiting_rank=rank,
    ).values_list("waiting_kind", "waiting_key", "waiting_since", "waiting_due", "waiting_rank")


class _Keys:
    """The merged keys as a paginator takes them: counted already, cut out by the database."""

    def __init__(self, queries: Sequence[QuerySet[Any]], count: int) -> None:
        self._queries = queries
        self._count = count
        self.ordered = True

    def count(self) -> int:
        return self._count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, piece: slice) -> Iterable[Any]:
        if not self._count:
            return []
        order = ("waiting_rank", "waiting_since", "waiting_key")
        return list(_all(self._queries).order_by(*order)[piece])


def _rows(provider: Provider, person: Any, keys: Sequence[str]) -> dict[str, Model]:
    """Read the rows of these keys with what showing them needs, by key as text."""
    rows = provider.rows(person)
    model = rows.model
    wanted = {model._meta.pk.to_python(key): key for key in keys}
    return {wanted[row.pk]: row for row in provider.read(rows.filter(pk__in=list(wanted)))}
