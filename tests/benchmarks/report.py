"""Figures with their floors and targets, as a table for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

FLATNESS = 1.1
"""A page may be this much slower when the site holds 5,000 other people."""


@dataclass(frozen=True)
class Target:
    """What a page is to reach (architecture.md 6); the matrix for 500 trainees."""

    ms: float
    queries: int = 0
    bytes: int = 0


TARGETS = {
    "sheet of 34, trainee": Target(20),
    "sheet of 34, supervisor": Target(20),
    "form": Target(40),
    "recruit page P2": Target(25),
    "learner home": Target(20),
    "officer home": Target(20),
    "inbox, supervisor": Target(20),
    "inbox, coordinator": Target(20),
    "matrix": Target(150, queries=12, bytes=120 * 1024),
    "people, first of all": Target(40),
    "people search": Target(40),
    "one person": Target(25),
    "assignments": Target(40),
    "officers": Target(40),
}
MATRIX_TARGET_HOLDS_UP_TO = 500
INTAKE_PER_SECOND = {"SQLite": 0, "PostgreSQL": 100}
"""Observations a second with eight clients; none is stated for SQLite."""


@dataclass(frozen=True)
class PageFigure:
    """One page of one database: medians of server time, and what it asked and sent.

    ``core_ms`` is the processor time of the server's thread: what ``ms`` would be if nobody else
    used the machine and the database answered at once.
    """

    database: str
    trainees: int
    page: str
    ms: float
    core_ms: float
    floor_ms: float
    crowded_ms: float
    queries: int
    bytes: int

    @property
    def ratio(self) -> float:
        """Return how many times the bare SQL the page takes."""
        return self.ms / self.floor_ms

    @property
    def flatness(self) -> float:
        """Return how many times longer it takes beside 5,000 other people."""
        return self.crowded_ms / self.ms

    def misses(self) -> Iterator[str]:
        """Yield what stands above its target."""
        target = TARGETS[self.page]
        if self.page == "matrix" and self.trainees > MATRIX_TARGET_HOLDS_UP_TO:
            return
        if self.ms > target.ms:
            yield f"over {target.ms:g} ms"
        if target.queries and self.queries > target.queries:
            yield f"over {target.queries} queries"
        if target.bytes and self.bytes > target.bytes:
            yield f"over {target.bytes / 1024:g} KB"
        if self.flatness > FLATNESS:
            yield "grows with other people"


@dataclass(frozen=True)
class IntakeFigure:
    """Observations through the API: rate, quantiles of the answer, floors for the same rows.

    ``core_ms`` is the processor time of server and database for one observation; two cores that do
    nothing else accept ``2000 / core_ms`` a second.
    """

    database: str
    sheets: str
    clients: int
    count: int
    per_second: float
    core_ms: float
    p50_ms: float
    p95_ms: float
    floor_ms: float
    batch_ms: float

    @property
    def ratio(self) -> float:
        """Return how many times the bare INSERTs one accepted observation takes."""
        return 1000 / self.per_second / self.floor_ms

    def misses(self) -> Iterator[str]:
        """Yield what stands above its target."""
        target = INTAKE_PER_SECOND[self.database]
        if self.clients == 8 and self.sheets == "ordinary" and self.per_second < target:
            yield f"under {target} a second"


@dataclass(frozen=True)
class RebuildFigure:
    """Standings of a cohort computed again from every signed rating."""

    database: str
    trainees: int
    seconds: float


@dataclass(frozen=True)
class PlanFigure:
    """One of the busiest queries: who asks it, what share of all time it takes, and its plan."""

    database: str
    query: str
    sources: list[str]
    count: int
    share: float
    ms: float
    whole: list[str]
    """Growing tables that it reads from end to end; there should be none."""
    plan: list[str]


@dataclass
class Report:
    """Everything one run measured."""

    machine: dict[str, Any]
    pages: list[PageFigure] = field(default_factory=list)
    plans: list[PlanFigure] = field(default_factory=list)
    intake: list[IntakeFigure] = field(default_factory=list)
    rebuild: list[RebuildFigure] = field(default_factory=list)
    data: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return plain data, ratios and misses included."""
        return {
            "machine": self.machine,
            "data": self.data,
            "pages": [
                asdict(row)
                | {"ratio": row.ratio, "flatness": row.flatness, "misses": list(row.misses())}
                for row in self.pages
            ],
            "plans": [asdict(row) for row in self.plans],
            "intake": [
                asdict(row) | {"ratio": row.ratio, "misses": list(row.misses())}
                for row in self.intake
            ],
            "rebuild": [asdict(row) for row in self.rebuild],
        }

    def lines(self) -> Iterator[str]:
        """Yield the tables."""
        yield from _table(
            ("page", "database", "trainees", "ms", "core ms", "of floor", "beside 5,000",
             "queries", "KB", ""),
            (
                (row.page, row.database, f"{row.trainees:,}", f"{row.ms:.1f}", f"{row.core_ms:.1f}",
                 f"{row.ratio:.1f}×", f"{row.flatness:.2f}×", str(row.queries),
                 f"{row.bytes / 1024:.1f}", ", ".join(row.misses()))
                for row in self.pages
            ),
        )  # fmt: skip
        yield from _table(
            ("busy query", "database", "asked by", "share", "ms", "reads whole"),
            (
                (row.query, row.database, ", ".join(row.sources[:2]), f"{row.share:.0%}",
                 f"{row.ms:.2f}", ", ".join(row.whole))
                for row in self.plans
            ),
        )  # fmt: skip
        yield from _table(
            ("intake", "database", "clients", "sent", "a second", "core ms", "p50 ms", "p95 ms",
             "of floor", "of batch", ""),
            (
                (row.sheets, row.database, str(row.clients), str(row.count),
                 f"{row.per_second:.0f}", f"{row.core_ms:.1f}", f"{row.p50_ms:.1f}",
                 f"{row.p95_ms:.1f}", f"{row.ratio:.1f}×",
                 f"{1000 / row.per_second / row.batch_ms:.1f}×", ", ".join(row.misses()))
                for row in self.intake
            ),
        )  # fmt: skip
        yield from _table(
            ("standings rebuilt", "database", "seconds"),
            ((f"{row.trainees:,}", row.database, f"{row.seconds:.2f}") for row in self.rebuild),
        )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    everything = [head, *rows]
    if len(everything) == 1:
        return
    widths = [max(len(row[place]) for row in everything) for place in range(len(head))]
    for row in everything:
        cells = [
            text.ljust(width) if place < 2 or place == len(head) - 1 else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
    yield ""
