"""The product's own gunicorn on loopback, for the time of a block."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from tests.benchmarks.databases import ROOT, Place

START_S, STOP_S = 60, 20
HOST = "127.0.0.1"


def free_port() -> int:
    """Return a port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class Served:
    """A running server: where it listens, its process and the database that it works on."""

    port: int
    pid: int
    database: str

    def core_seconds(self) -> float:
        """Return the processor time that its workers and their database sessions took so far.

        Read from ``/proc``; 0 where a system has none. SQLite works inside the workers.
        """
        ticks = 0
        for process in Path("/proc").glob("[0-9]*"):
            # A process may end while it is read.
            with suppress(OSError):
                fields = (process / "stat").read_text().rpartition(")")[2].split()
                title = (process / "cmdline").read_bytes().decode(errors="replace")
                session = title.startswith("postgres:") and f" {self.database} " in title
                if int(fields[1]) == self.pid or session:
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(place: Place, name: str) -> Iterator[Served]:
    """Serve a database as ``make run`` does; stops what it started."""
    port, log = free_port(), place.folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "config.wsgi", "--config", "site/config/gunicorn.py",
             "--no-control-socket"],
            cwd=ROOT,
            env=place.environment(name) | {"HOST": HOST, "PORT": str(port)},
            stdout=output,
            stderr=output,
        )  # fmt: skip
    try:
        _wait(port, process)
        yield Served(port, process.pid, place.url(name).rpartition("/")[2])
    except RuntimeError as problem:
        raise RuntimeError(f"{problem}\n{log.read_text()[-3000:]}") from problem
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=STOP_S)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError("the server did not start")
