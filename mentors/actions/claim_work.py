"""Do what leaves the house, once: claimed by conditional UPDATE, each step written before the next.

Every change of a row names the state and the claim it expects and reads the row count
(architecture.md habit 4), so two workers, a late one and the sweeper never act on the same item.
Call it outside of a transaction: a step that others cannot see yet protects nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from mentors.choices import WorkState
from mentors.models import Agency, WorkItem
from mentors.work import LEASE, MOST_ATTEMPTS, NotSentError, jobs, pause_after

log = logging.getLogger(__name__)


@transaction.atomic
def add_work(
    *,
    kind: str,
    key: str,
    payload: Mapping[str, Any],
    run_after: datetime,
    agency: Agency | None = None,
    at: datetime | None = None,
) -> tuple[WorkItem, bool]:
    """Wish for something to be done; tells whether the wish is new.

    ``payload``: ids only. The sweeper finds it once ``run_after`` has come.
    """
    at = at or timezone.now()
    return WorkItem.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "payload": dict(payload),
            "agency": agency,
            "run_after": run_after,
            "created_at": at,
            "changed_at": at,
        },
    )


def claim(item_id: int, *, at: datetime) -> WorkItem | None:
    """Take an item that is due; ``None`` when somebody else did or it is not due."""
    token = uuid4()
    taken = WorkItem.objects.filter(pk=item_id, state=WorkState.WAITING, run_after__lte=at).update(
        state=WorkState.CLAIMED,
        claim=token,
        lease_until=at + LEASE,
        attempts=F("attempts") + 1,
        changed_at=at,
    )
    return WorkItem.objects.get(pk=item_id, claim=token) if taken else None


def _step(item: WorkItem, expected: str, **changes: Any) -> bool:
    """Change an item that is still ours and still where we left it; tells whether it was."""
    ours = WorkItem.objects.filter(pk=item.pk, claim=item.claim, state=expected)
    return bool(ours.update(changed_at=timezone.now(), **changes))


def _try_again(item: WorkItem, expected: str, problem: BaseException, *, at: datetime) -> None:
    """Give an item back with a pause, or give it up; what failed is known not to have left."""
    dead = item.attempts >= MOST_ATTEMPTS
    _step(
        item,
        expected,
        state=WorkState.DEAD if dead else WorkState.WAITING,
        run_after=at + pause_after(item.attempts),
        problem=type(problem).__name__[:80],
        claim=None,
        lease_until=None,
    )
    if dead:
        log.error("work %s (%s) was given up: %s", item.pk, item.kind, type(problem).__name__)


def do_work(*, item_id: int, at: datetime | None = None) -> str:
    """Claim an item and do it; returns the state it ends in, "" when it was not ours to do."""
    at = at or timezone.now()
    item = claim(item_id, at=at)
    if item is None:
        return ""
    try:
        job = jobs[item.kind]
        outgoing = job.prepare(item.payload)
    except Exception as problem:  # noqa: BLE001 - whatever failed, nothing has left yet
        _try_again(item, WorkState.CLAIMED, problem, at=at)
        return WorkItem.objects.get(pk=item_id).state
    if outgoing is None:
        _step(item, WorkState.CLAIMED, state=WorkState.DONE, claim=None, lease_until=None)
        return WorkState.DONE
    # Written first: a worker that dies from here on leaves a row that says "may have left".
    if not _step(item, WorkState.CLAIMED, state=WorkState.SENDING):
        return ""
    try:
        job.send(outgoing)
    except NotSentError as problem:
        _try_again(item, WorkState.SENDING, problem.__cause__ or problem, at=at)
    except Exception as problem:  # noqa: BLE001 - the line broke: it may have arrived
        _step(
            item,
            WorkState.SENDING,
            state=WorkState.UNSURE,
            problem=type(problem).__name__[:80],
            claim=None,
            lease_until=None,
        )
        # Without the traceback: it may repeat an address.
        name = type(problem).__name__
        log.error("work %s (%s) may have left: %s", item_id, item.kind, name)  # noqa: TRY400
    else:
        _step(item, WorkState.SENDING, state=WorkState.DONE, claim=None, lease_until=None)
    return WorkItem.objects.get(pk=item_id).state


def sweep(*, at: datetime | None = None, most: int = 200) -> list[int]:
    """Put right what killed workers left behind; returns the ids of what is due now.

    Who died while preparing lost nothing: the item waits again, or is given up after the last
    attempt. Who died while sending may have sent it: the item is marked and waits for a person.
    """
    at = at or timezone.now()
    expired = WorkItem.objects.filter(lease_until__lt=at)
    freed: dict[str, Any] = {"claim": None, "lease_until": None, "changed_at": at}
    expired.filter(state=WorkState.SENDING).update(
        state=WorkState.UNSURE, problem="worker lost", **freed
    )
    prepared = expired.filter(state=WorkState.CLAIMED)
    prepared.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=WorkState.DEAD, problem="worker lost", **freed
    )
    prepared.filter(attempts__lt=MOST_ATTEMPTS).update(
        state=WorkState.WAITING, run_after=at, problem="worker lost", **freed
    )
    due = WorkItem.objects.filter(Q(state=WorkState.WAITING, run_after__lte=at))
    return list(due.order_by("run_after", "pk").values_list("pk", flat=True)[:most])
