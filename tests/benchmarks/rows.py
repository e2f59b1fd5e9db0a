"""The floor of intake: the same rows into tables of the same shape, and nothing else.

No request, no check, no lock, no guard and no foreign key: a plain cursor that inserts, with one
transaction for each observation, and once more with everything in one transaction.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import psycopg
from psycopg.types.json import JsonbDumper

from tests.benchmarks.databases import Place

OWNER = {
    "evaluations_inboxitem": "id",
    "evaluations_inboxbody": "item_id",
    "evaluations_observation": "id",
    "evaluations_rating": "observation_id",
    "evaluations_narrative": "observation_id",
    "evaluations_observationstate": "observation_id",
    "evaluations_observationevent": "observation_id",
    "ledger_entry": "subject",
}
"""Tables that intake inserts into, with the column that names the observation."""

FLOOR = "floor"
Inserts = list[tuple[str, list[tuple[Any, ...]]]]


class Connection(Protocol):
    """What both drivers have in common."""

    def cursor(self) -> Any: ...
    def commit(self) -> None: ...


@dataclass(frozen=True)
class Floor:
    """Seconds that one observation's rows take: committed alone, and as part of one batch."""

    alone: float
    batch: float


def measure_floor(place: Place, name: str, observations: Sequence[str]) -> Floor:
    """Insert the rows of these observations again, into empty copies of their tables."""
    with _both(place, name) as (source, target, mark):
        inserts = [_rows_of(source, observation, place, mark) for observation in observations]
        alone = _timed(target, inserts, commit_each=True)
        for table in OWNER:
            target.cursor().execute(f"DELETE FROM {_copy(place, table)}")
        target.commit()
        batch = _timed(target, inserts, commit_each=False)
    return Floor(alone / len(inserts), batch / len(inserts))


def _copy(place: Place, table: str) -> str:
    return f"{FLOOR}.{table}" if place.server else table


def _rows_of(source: Connection, observation: str, place: Place, mark: str) -> Inserts:
    inserts: Inserts = []
    cursor = source.cursor()
    for table, owner in OWNER.items():
        key: Any = observation if owner == "subject" or not place.server else UUID(observation)
        if not place.server and owner != "subject":
            key = UUID(observation).hex
        cursor.execute(f"SELECT * FROM {table} WHERE {owner} = {mark}", (key,))
        rows = cursor.fetchall()
        if rows:
            marks = ", ".join([mark] * len(rows[0]))
            inserts.append((f"INSERT INTO {_copy(place, table)} VALUES ({marks})", rows))
    return inserts


def _timed(target: Connection, inserts: Sequence[Inserts], *, commit_each: bool) -> float:
    start = time.perf_counter()
    cursor = target.cursor()
    for observation in inserts:
        for statement, rows in observation:
            cursor.executemany(statement, rows)
        if commit_each:
            target.commit()
    target.commit()
    return time.perf_counter() - start


@contextmanager
def _both(place: Place, name: str) -> Iterator[tuple[Connection, Connection, str]]:
    """Yield a connection to read, one to write the copies, and the mark of a parameter."""
    if place.server:
        with psycopg.connect(place.url(name)) as connection:
            for python_type in (dict, list):
                connection.adapters.register_dumper(python_type, JsonbDumper)
            connection.execute(f"CREATE SCHEMA {FLOOR}")
            for table in OWNER:
                connection.execute(f"CREATE TABLE {FLOOR}.{table} (LIKE {table} INCLUDING ALL)")
            connection.commit()
            yield connection, connection, "%s"
            connection.rollback()
            connection.execute(f"DROP SCHEMA {FLOOR} CASCADE")
        return
    source = sqlite3.connect(place.folder / f"{name}.sqlite3")
    target = sqlite3.connect(place.folder / f"{FLOOR}.sqlite3")
    target.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
    marks = ", ".join("?" * len(OWNER))
    for (statement,) in source.execute(
        f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({marks})"
        " AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC",
        tuple(OWNER),
    ):
        target.execute(statement)
    yield source, target, "?"
    source.close()
    target.close()
    place.drop(FLOOR)
