"""A worker of its own process, to be killed in the middle: ``python -m … ITEM WHERE OUTBOX``.

It does one item. Where it is told to (``prepare`` or ``send``) it says so and then hangs, as a
worker does that waits for a mail server.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

KIND = "letter"


def stop(at: str, where: str) -> None:
    """Say that the place was reached and hang there for longer than any test waits."""
    if at == where:
        os.write(1, b"here\n")
        time.sleep(600)


def main(item_id: int, where: str, outbox: Path) -> None:
    """Do the item with a job that writes a line where a mail server would take a message."""
    import django

    django.setup()
    from mentors.actions.claim_work import do_work
    from mentors.work import Job, register

    def prepare(payload: Mapping[str, Any]) -> str:
        stop("prepare", where)
        return str(payload["line"])

    def send(line: str) -> None:
        with outbox.open("a") as sent:
            sent.write(f"{line}\n")
        stop("send", where)

    register(KIND, Job(prepare=prepare, send=send))
    do_work(item_id=item_id)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
