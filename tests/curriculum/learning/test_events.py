"""Documents of steps: read back as written, anything else refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.learning.events import Told, Unreadable, read, write

TOLD = Told("lesson", 3, "opened", {"screen": 2}, datetime(2026, 11, 24, 10, tzinfo=UTC))
GOOD: dict[str, Any] = json.loads(write(TOLD))


def test_a_step_is_read_back_as_it_was_written() -> None:
    assert read(write(TOLD)) == TOLD
    assert write(TOLD) == write(read(write(TOLD)))


@pytest.mark.parametrize(
    "change",
    [
        {"proto": 2},
        {"proto": None},
        {"attempt": "module"},
        {"attempt": []},
        {"event": "answered"},
        {"event": None},
        {"version": True},
        {"version": 0},
        {"version": 2**63},
        {"data": {}},
        {"data": []},
        {"data": {"screen": True}},
        {"data": {"screen": 0}},
        {"data": {"screen": 2, "more": 1}},
        {"at": "yesterday"},
        {"at": "2026-11-24T10:00:00"},
        {"at": "0001-01-01T00:00:00+00:00"},
        {"at": 5},
        {"note": "x" * 5000},
        {"note": "x"},
    ],
)
def test_anything_else_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read(json.dumps({**GOOD, **change}).encode())


@given(st.binary(max_size=200))
def test_whatever_arrives_is_read_or_refused(content: bytes) -> None:
    try:
        read(content)
    except Unreadable:
        return
    raise AssertionError("random bytes are no step")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
        max_leaves=8,
    ),
    st.sampled_from(sorted(GOOD)),
)
def test_any_value_in_any_place_is_read_or_refused(value: Any, place: str) -> None:
    try:
        told = read(json.dumps({**GOOD, place: value}).encode())
    except Unreadable:
        return
    assert read(write(told)) == told
