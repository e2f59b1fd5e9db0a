"""Works that begin together, each in a thread and on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

WAIT_S = 30
Result = TypeVar("Result")


def in_threads(*works: Callable[[], Result]) -> list[Result]:
    """Run each work in a thread of its own, begin together, raise the first error.

    The test needs ``django_db(transaction=True)``: what it wrote must be committed to be seen.
    """
    together = Barrier(len(works))

    def run(work: Callable[[], Result]) -> Result:
        try:
            together.wait(WAIT_S)
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(WAIT_S) for future in [pool.submit(run, work) for work in works]]
