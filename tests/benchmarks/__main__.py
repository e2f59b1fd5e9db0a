"""``python -m tests.benchmarks``: measure on throw-away data, print a table, write JSON.

SQLite always; PostgreSQL where one answers (DATABASE_URL, or this machine's). A quick look:
``python -m tests.benchmarks --sizes 24 --rounds 5 --only pages``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import IO, Any

from tests.benchmarks.databases import ROOT, Place, copied, manage, migrated
from tests.benchmarks.report import IntakeFigure, PageFigure, PlanFigure, RebuildFigure, Report
from tests.benchmarks.rows import measure_floor
from tests.benchmarks.sending import Receipt, prepared, send
from tests.benchmarks.server import running
from tests.postgresql import answering_url

SIZES = (24, 500, 3223)
PARTS = ("pages", "plans", "intake", "rebuild")
INTAKE_SIZE = 500
OTHERS = (("PNC-GT", "58", 2), ("PN-HN", "9", 3))
"""Agency, cohort and seed of the 5,000 other people: half share the agency, half do not."""

OTHER_TRAINEES = 1640
"""In each: 1,640 trainees, 820 officers and 69 supervisors, each trainee with two shifts."""

OTHER_SHIFTS = 2
ROUNDS = 21
RUNS = (
    # sheets, kind of observation, clients, officers
    ("ordinary", "shift", 1, 50),
    ("ordinary", "relief", 8, 200),
    ("all 34", "simulation", 8, 100),
)


class Bench:
    """One run on one database server."""

    def __init__(self, place: Place, report: Report, arguments: argparse.Namespace) -> None:
        self.place, self.report, self.arguments = place, report, arguments

    def run(self) -> None:
        """Fill a database of every size and measure on it what was asked for."""
        with migrated(self.place) as empty:
            for trainees in self.arguments.sizes:
                with copied(self.place, empty, f"of_{trainees}") as name:
                    self._say(f"{trainees:,} trainees")
                    self._worker(name, "fill", "--trainees", str(trainees))
                    self._measure(name, trainees)

    def _measure(self, name: str, trainees: int) -> None:
        if "pages" in self.arguments.only:
            with copied(self.place, name, f"{name}_crowded") as crowded:
                self._crowd(crowded)
                self._settle(name, trainees)
                self._pages(name, crowded, trainees)
                if trainees == INTAKE_SIZE and "plans" in self.arguments.only:
                    self._plans(crowded)
        else:
            self._settle(name, trainees)
        if trainees == INTAKE_SIZE and "intake" in self.arguments.only:
            self._intake(name)
        if trainees == INTAKE_SIZE and "rebuild" in self.arguments.only:
            found = self._worker(name, "rebuild")
            self.report.rebuild.append(
                RebuildFigure(self.place.vendor, found["rebuilt"], found["seconds"])
            )

    def _crowd(self, name: str) -> None:
        for agency, label, seed in OTHERS:
            self._worker(name, "fill", "--agency", agency, "--label", label, "--seed", str(seed),
                         "--trainees", str(OTHER_TRAINEES), "--shifts", str(OTHER_SHIFTS),
                         "--without-readers")  # fmt: skip
        self._worker(name, "settle")

    def _settle(self, name: str, trainees: int) -> None:
        found = self._worker(name, "settle")
        self.report.data.append(
            {"database": self.place.vendor, "trainees": trainees, "bytes": self.place.size(name)}
            | found
        )

    def _pages(self, name: str, crowded: str, trainees: int) -> None:
        with ExitStack() as stack:
            alone, beside = (
                stack.enter_context(self._conversation(database, "pages"))
                for database in (name, crowded)
            )
            looks = alone.said()
            beside.said()
            rounds = [(alone.ask(), beside.ask()) for _ in range(self.arguments.rounds)]
        for page, look in looks.items():
            page_ms, core_ms, floor_ms = (
                1000 * median(first[page][part] for first, _second in rounds) for part in range(3)
            )
            self.report.pages.append(
                PageFigure(
                    database=self.place.vendor,
                    trainees=trainees,
                    page=page,
                    ms=page_ms,
                    core_ms=core_ms,
                    floor_ms=floor_ms,
                    crowded_ms=1000 * median(second[page][0] for _first, second in rounds),
                    queries=look["queries"],
                    bytes=look["bytes"],
                )
            )

    def _plans(self, crowded: str) -> None:
        for row in self._worker(crowded, "plans")["plans"]:
            self.report.plans.append(PlanFigure(self.place.vendor, **row))

    def _intake(self, name: str) -> None:
        with running(self.place, name) as served:
            for sheets, kind, clients, officers in RUNS:
                whole = ["--whole"] if sheets == "all 34" else []
                phones = self._worker(name, "phones", "--kind", kind, "--officers", str(officers),
                                      *whole)["phones"]  # fmt: skip
                outboxes = prepared(phones, served.port)
                start, used = time.perf_counter(), served.core_seconds()
                receipts = send(outboxes, clients=clients, port=served.port)
                seconds = time.perf_counter() - start
                cores = served.core_seconds() - used
                self.report.intake.append(
                    self._intake_figure(name, sheets, clients, receipts, seconds, cores)
                )

    def _intake_figure(
        self,
        name: str,
        sheets: str,
        clients: int,
        receipts: list[Receipt],
        seconds: float,
        cores: float,
    ) -> IntakeFigure:
        floor = measure_floor(self.place, name, [receipt.id for receipt in receipts])
        cuts = quantiles((receipt.seconds for receipt in receipts), n=20)
        return IntakeFigure(
            database=self.place.vendor,
            sheets=sheets,
            clients=clients,
            count=len(receipts),
            per_second=len(receipts) / seconds,
            core_ms=1000 * cores / len(receipts),
            p50_ms=1000 * cuts[9],
            p95_ms=1000 * cuts[18],
            floor_ms=1000 * floor.alone,
            batch_ms=1000 * floor.batch,
        )

    def _worker(self, name: str, *arguments: str) -> dict[str, Any]:
        command = [sys.executable, "-m", "tests.benchmarks.worker", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.place.environment(name), check=True, stdout=subprocess.PIPE
        )
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    @contextmanager
    def _conversation(self, name: str, verb: str) -> Iterator[Conversation]:
        command = [sys.executable, "-m", "tests.benchmarks.worker", verb]
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.place.environment(name),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise RuntimeError("a worker without pipes")
            yield Conversation(process.stdin, process.stdout)
            process.stdin.close()

    def _say(self, what: str) -> None:
        print(f"{self.place.vendor}: {what}", file=sys.stderr, flush=True)


class Conversation:
    """A worker that measures once for each line it is given."""

    def __init__(self, ask: IO[str], answers: IO[str]) -> None:
        self._ask, self._answers = ask, answers

    def said(self) -> dict[str, Any]:
        """Return the next thing it says."""
        line = self._answers.readline()
        if not line:
            raise RuntimeError("a worker ended early; the reason stands above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self) -> dict[str, Any]:
        """Return one more round."""
        self._ask.write("\n")
        self._ask.flush()
        return self.said()


def million_additions_ms() -> float:
    """Return how long this machine adds a million numbers at its best: what a figure is worth here.

    A shared host is half as fast at one hour as at another, and a process cannot see why.
    """

    def once() -> float:
        start, total = time.perf_counter(), 0
        for number in range(10**6):
            total += number
        return time.perf_counter() - start

    return 1000 * min(once() for _try in range(5))


def main() -> int:
    """Measure what the arguments ask for; returns the exit code."""
    arguments = _arguments()
    report = Report(
        machine={
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "million_additions_ms": round(million_additions_ms(), 1),
        }
    )
    with TemporaryDirectory(prefix="acompana-bench-") as folder:
        servers = [] if arguments.postgres == "only" else [""]
        if arguments.postgres != "no" and (url := answering_url()):
            servers.append(url.rsplit("/", 1)[0] + "/postgres")
        places = [Place(Path(folder), server) for server in servers]
        # Pages name static files by their hash: collect them once, outside every database.
        manage(places[0], "static", "collectstatic", "--no-input", "--verbosity", "0")
        for place in places:
            Bench(place, report, arguments).run()
    print("\n".join(report.lines()))
    print(f"A million additions take {report.machine['million_additions_ms']:.0f} ms here.")
    if arguments.json:
        arguments.json.write_text(json.dumps(report.as_json(), indent=2, ensure_ascii=False))
    return 0


def _arguments() -> argparse.Namespace:
    def numbers(text: str) -> tuple[int, ...]:
        return tuple(int(part) for part in text.split(","))

    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=numbers, default=SIZES, help="trainees, e.g. 24,500")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="measurements of each page")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--postgres", choices=("yes", "no", "only"), default="yes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write figures as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
