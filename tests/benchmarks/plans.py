"""The busiest queries of the main pages and of intake, and whether one reads a growing table whole.

``python -m tests.benchmarks --only plans`` prints them with their plans on data of the benchmarks;
``tests/evaluations/test_query_plans.py`` asserts on both databases that each finds its rows through
an index.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from config.demonstration.envelopes import digest_of
from evaluations.actions.file_observation import file_observation
from evaluations.envelope import read
from mentors.models import User
from tests.benchmarks.pages import Page, pages_of
from tests.benchmarks.phones import loaded_phones

BUSIEST = 10
INTAKES = 20
"""Observations that are filed for each look at a page: an officer files and reads."""

FEW_ROWS = {
    "curriculum_competency",
    "curriculum_domain",
    "curriculum_formversion",
    "curriculum_framework",
    "curriculum_phasetemplate",
    "curriculum_programme",
    "curriculum_programmeversion",
    "curriculum_scale",
    "mentors_agency",
    "mentors_cohort",
    "mentors_unit",
}
"""Tables that do not grow with people or with their record: reading them whole costs nothing."""


@dataclass
class Asked:
    """One statement, whoever asked for it: how often and how long."""

    sql: str
    params: Any
    seconds: float = 0.0
    count: int = 0
    sources: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Return the first words and the tables, for people."""
        tables = dict.fromkeys(re.findall(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"', self.sql))
        return f"{self.sql.split(' ', 1)[0]} {', '.join(tables)}"


def growing_tables() -> set[str]:
    """Return the tables that grow with people and their record."""
    return {model._meta.db_table for model in apps.get_models()} - FEW_ROWS


def key_of(sql: str) -> str:
    """Return a statement without the length of its lists."""
    return re.sub(r"(%s(, )?)+", "%s", sql)


class Collected:
    """Statements by what they ask."""

    def __init__(self) -> None:
        self.asked: dict[str, Asked] = {}

    @contextmanager
    def noting(self, source: str, weight: int = 1) -> Iterator[None]:
        """Note what is asked in the block, fetching included, ``weight`` times."""

        def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, ctx: Any) -> Any:
            start = time.perf_counter()
            result = execute(sql, params, many, ctx)
            seconds = time.perf_counter() - start
            if sql.startswith(("SELECT", "UPDATE")):
                row = self.asked.setdefault(key_of(sql), Asked(sql, params))
                row.count += weight
                row.seconds += weight * seconds
                row.sources.add(source)
            return result

        with connection.execute_wrapper(note):
            yield

    def busiest(self) -> list[Asked]:
        """Return the statements that take most of the time, each once."""
        rows = sorted(self.asked.values(), key=lambda row: row.seconds, reverse=True)
        return rows[:BUSIEST]


def collect(agency: str, label: str, get: Callable[[Page], object]) -> Collected:
    """Look at every main page and file some observations; nothing of that stays.

    ``get`` asks for a page the way its server would.
    """
    found = Collected()
    for page in pages_of(agency, label):
        # The first request of a process fills its caches; the second is everybody's.
        get(page)
        with found.noting(page.name):
            get(page)
    with transaction.atomic():
        phones = loaded_phones(
            agency=agency, label=label, officers=3, kind="shift", whole=False, days=1
        )
        # As above: the first one is nobody's.
        for phone, weight in zip(phones, (0, INTAKES // 2, INTAKES // 2), strict=True):
            content = phone["outbox"][0].encode()
            envelope = read(content, digest="")
            person = User.objects.get(pk=envelope.author)
            with found.noting("intake", weight):
                file_observation(content=content, digest=digest_of(content), person=person)
        transaction.set_rollback(True)
    return found


def read_whole(asked: Asked) -> set[str]:
    """Return the growing tables that the plan of a statement reads from end to end."""
    return set(_scanned(asked)) & growing_tables()


def plan_of(asked: Asked) -> list[str]:
    """Return the steps of the plan in the database's own words."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {asked.sql}", asked.params)
            return [row[3] for row in cursor.fetchall()]
        cursor.execute(f"EXPLAIN {asked.sql}", asked.params)
        return [row[0] for row in cursor.fetchall()]


def _scanned(asked: Asked) -> Iterable[str]:
    if connection.vendor == "sqlite":
        return _scanned_by_sqlite(asked)
    return _scanned_by_postgresql(asked)


def _scanned_by_sqlite(asked: Asked) -> Iterator[str]:
    named = re.findall(r'(?:FROM|JOIN|UPDATE) "(\w+)"(?: (?:AS )?"?(\w+)"?)?', asked.sql)
    aliases = {alias: table for table, alias in named if alias}
    known = growing_tables() | FEW_ROWS
    for step in plan_of(asked):
        match = re.match(r"SCAN (\w+)", step)
        if match:
            name = match.group(1)
            yield name if name in known else aliases.get(name, name)


def _scanned_by_postgresql(asked: Asked) -> Iterator[str]:
    with transaction.atomic(), connection.cursor() as cursor:
        # On small data reading everything is cheapest; the question is whether it is needed.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {asked.sql}", asked.params)
        answer = cursor.fetchone()[0]
    plans = json.loads(answer) if isinstance(answer, str) else answer
    yield from _whole_nodes(plans[0]["Plan"])


def _whole_nodes(node: dict[str, Any]) -> Iterator[str]:
    kind = node["Node Type"]
    by_index = "Index Cond" in node
    if kind == "Seq Scan" or (kind in ("Index Scan", "Index Only Scan") and not by_index):
        yield node["Relation Name"]
    for inner in node.get("Plans", ()):
        yield from _whole_nodes(inner)
