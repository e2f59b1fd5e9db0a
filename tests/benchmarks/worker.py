"""What runs inside Django on one database: ``python -m tests.benchmarks.worker VERB …``.

Started by ``__main__`` with the environment of a throw-away database. Every verb prints one JSON
document; ``pages`` prints one more for each line that it reads, so that two databases can be
measured in turn and share whatever else the machine is doing.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import django


def fill(arguments: argparse.Namespace) -> dict[str, Any]:
    """Add an agency with one cohort of the stated size and its record."""
    from django.utils import timezone

    from tests.benchmarks.population import Town
    from tests.benchmarks.record import write_record

    town = Town(arguments.agency, seed=arguments.seed, today=timezone.localdate())
    if not arguments.without_readers:
        town.readers()
    pairs = town.cohort(arguments.label, arguments.trainees)
    return {"rows": write_record(pairs, town, now=timezone.now(), shifts=arguments.shifts)}


def settle(arguments: argparse.Namespace) -> dict[str, Any]:
    """Close the days of the ledger, prove a sample of the record and refresh statistics."""
    from django.utils import timezone

    from config.demonstration.bulk.proof import prove
    from ledger.actions.close_day import close_day
    from ledger.queries.scopes import scopes

    yesterday = timezone.now().astimezone(UTC).date() - timedelta(days=1)
    agencies = scopes()
    for scope in agencies:
        close_day(scope=scope, date=yesterday)
    proven = sum(prove(scope) for scope in agencies)
    _refresh_statistics()
    return {"proven": proven}


def _refresh_statistics() -> None:
    """Do at once what PostgreSQL does within a minute, and the product every night on SQLite."""
    from django.db import connection

    from config import statistics

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    statistics.refresh()


def pages(arguments: argparse.Namespace) -> dict[str, Any]:
    """Measure the main pages, one round for each line read, until there is none."""
    from tests.benchmarks.pages import Server, floor_seconds, look, page_seconds, pages_of

    server, measured = Server(), pages_of(arguments.agency, arguments.label)
    for page in measured:
        # The first request of a process fills its caches; the second is everybody's.
        server.get(page)
        look(server, page)
    print(
        json.dumps(
            {page.name: {"queries": page.count, "bytes": page.bytes_sent} for page in measured}
        ),
        flush=True,
    )
    for _line in sys.stdin:
        round_ = {
            page.name: [*page_seconds(server, page), floor_seconds(page)] for page in measured
        }
        print(json.dumps(round_), flush=True)
    return {}


def plans(arguments: argparse.Namespace) -> dict[str, Any]:
    """Find the busiest queries of pages and intake, with their plans."""
    from tests.benchmarks.pages import Server
    from tests.benchmarks.plans import collect, plan_of, read_whole

    found = collect(arguments.agency, arguments.label, Server().get)
    total = sum(row.seconds for row in found.asked.values())
    return {
        "plans": [
            {
                "query": row.name,
                "sources": sorted(row.sources),
                "count": row.count,
                "share": row.seconds / total,
                "ms": 1000 * row.seconds / row.count,
                "whole": sorted(read_whole(row)),
                "plan": plan_of(row),
            }
            for row in found.busiest()
        ]
    }


def rebuild(arguments: argparse.Namespace) -> dict[str, Any]:
    """Rebuild the standings of everybody from the record, every one of them wrong before."""
    import io

    from django.core.management import call_command

    from evaluations.models import Standing

    Standing.objects.update(counted=0, cells={})
    start, output = time.perf_counter(), io.StringIO()
    call_command("rebuild_standings", "--json", stdout=output)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "rebuilt": len(json.loads(output.getvalue())["different"])}


def phones(arguments: argparse.Namespace) -> dict[str, Any]:
    """Sign observations of some officers, ready to be sent."""
    from tests.benchmarks.phones import loaded_phones

    found = loaded_phones(
        agency=arguments.agency,
        label=arguments.label,
        officers=arguments.officers,
        kind=arguments.kind,
        whole=arguments.whole,
        days=arguments.days,
    )
    return {"phones": found}


def counts(arguments: argparse.Namespace) -> dict[str, Any]:
    """Count what intake leaves, and let the product verify a sample of it."""
    from config.demonstration.bulk.proof import prove
    from evaluations.models import InboxItem, Observation, ObservationEvent, ObservationState

    return {
        "inbox": InboxItem.objects.count(),
        "observations": Observation.objects.count(),
        "filed": ObservationState.objects.filter(state="filed").count(),
        "events": ObservationEvent.objects.count(),
        "proven": prove(arguments.agency),
    }


VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "fill": fill,
    "settle": settle,
    "pages": pages,
    "plans": plans,
    "rebuild": rebuild,
    "phones": phones,
    "counts": counts,
}


def main() -> None:
    """Do one verb and print what it found."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.worker")
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("--agency", default="PNC-GT")
    parser.add_argument("--label", default="57")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trainees", type=int, default=24)
    parser.add_argument("--shifts", type=int, default=10)
    parser.add_argument("--officers", type=int, default=8)
    parser.add_argument("--kind", default="shift")
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--without-readers", action="store_true")
    arguments = parser.parse_args()
    django.setup()
    answer = VERBS[arguments.verb](arguments)
    if answer:
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
