"""What whoever watches the servers reads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mentors.models import WorkItem


@pytest.mark.parametrize(
    ("state", "minutes", "counted"),
    [
        ("dead", 0, {"dead": 1, "unsure": 0, "late": 0}),
        ("unsure", 0, {"dead": 0, "unsure": 1, "late": 0}),
        ("waiting", 16, {"dead": 0, "unsure": 0, "late": 1}),
        ("waiting", 14, {"dead": 0, "unsure": 0, "late": 0}),
        ("done", 99, {"dead": 0, "unsure": 0, "late": 0}),
    ],
)
def test_failed_and_late_messages_call_for_attention(
    client: Client, db: None, state: str, minutes: int, counted: dict[str, Any]
) -> None:
    now = timezone.now()
    WorkItem.objects.create(
        kind="digest", key="x", state=state, run_after=now - timedelta(minutes=minutes),
        created_at=now, changed_at=now,
    )  # fmt: skip
    body = client.get("/readyz").json()
    assert body["attention"] == counted
    assert body["parts"]["database"] == "ok"
