"""A worker killed with -9 loses nothing and sends nothing twice (decision 21)."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from mentors.actions.claim_work import add_work, do_work, sweep
from mentors.choices import WorkState
from mentors.models import WorkItem
from mentors.work import LEASE, Job, register
from tests.mentors.worker_process import KIND

ROOT = Path(__file__).resolve().parents[3]
LONGEST_START = 60

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def same_database() -> dict[str, str]:
    """Return the environment in which another process finds the database of this test."""
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{place['NAME']}"
    else:
        who = f"{place['USER']}:{place['PASSWORD']}" if place["PASSWORD"] else place["USER"]
        url = f"postgresql://{who}@{place['HOST']}:{place['PORT'] or 5432}/{place['NAME']}"
    return os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.testing",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }


def killed_at(where: str, item: WorkItem, outbox: Path) -> None:
    """Start a worker on the item and kill it with -9 once it hangs at that place."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.mentors.worker_process", str(item.pk), where, str(outbox)],
        cwd=ROOT, env=same_database(), stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        ready, _w, _x = select.select([process.stdout], [], [], LONGEST_START)
        assert ready, "the worker did not come that far"
        assert process.stdout.readline() == b"here\n"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)


@pytest.fixture
def item() -> WorkItem:
    """One message that is due."""
    now = timezone.now()
    return add_work(kind=KIND, key="letter:1", payload={"line": "one"}, run_after=now, at=now)[0]


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    """Where the job of this process and of the other one write what they send."""
    path = tmp_path / "outbox"
    path.touch()

    def send(line: str) -> None:
        with path.open("a") as sent:
            sent.write(f"{line}\n")

    register(KIND, Job(prepare=lambda payload: payload["line"], send=send))
    return path


def test_killed_before_sending_it_is_done_by_the_next_one(item: WorkItem, outbox: Path) -> None:
    killed_at("prepare", item, outbox)
    item.refresh_from_db()
    assert (item.state, outbox.read_text()) == (WorkState.CLAIMED, "")
    now = timezone.now()
    assert sweep(at=now) == []  # its lease still runs: it might only be slow
    later = now + LEASE + timedelta(seconds=1)
    assert sweep(at=later) == [item.pk]
    assert do_work(item_id=item.pk, at=later) == WorkState.DONE
    assert outbox.read_text() == "one\n"
    assert sweep(at=later + LEASE * 2) == []


def test_killed_while_sending_it_is_marked_and_never_sent_again_by_itself(
    item: WorkItem, outbox: Path
) -> None:
    killed_at("send", item, outbox)
    later = timezone.now() + LEASE + timedelta(seconds=1)
    assert sweep(at=later) == []
    item.refresh_from_db()
    assert (item.state, item.problem) == (WorkState.UNSURE, "worker lost")
    assert do_work(item_id=item.pk, at=later) == ""
    assert outbox.read_text() == "one\n"
