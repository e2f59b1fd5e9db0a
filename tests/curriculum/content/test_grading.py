"""Answers: all or nothing, and the mark that a share must reach."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.grading import is_right, passes, share


def question(kind: str, correct: set[int], count: int = 4) -> dict[str, Any]:
    """A question whose options have the ids "0", "1" …"""
    options: list[dict[str, Any]] = [{"id": str(n), "text": f"opción {n}"} for n in range(count)]
    if kind != "order":
        for number, option in enumerate(options):
            option["correct"] = number in correct
    return {"kind": kind, "options": options}


@pytest.mark.parametrize(
    ("kind", "correct", "answer", "right"),
    [
        ("single", {2}, ["2"], True),
        ("single", {2}, ["1"], False),
        ("single", {2}, [], False),
        ("single", {2}, ["2", "1"], False),
        ("multiple", {0, 2}, ["2", "0"], True),
        ("multiple", {0, 2}, ["2"], False),
        ("multiple", {0, 2}, ["0", "2", "3"], False),
        ("multiple", {0, 2}, ["0", "2", "2"], False),
        ("order", set(), ["0", "1", "2", "3"], True),
        ("order", set(), ["1", "0", "2", "3"], False),
        ("order", set(), ["0", "1", "2"], False),
    ],
)
def test_an_answer_is_right_or_not(
    kind: str, correct: set[int], answer: list[str], right: bool
) -> None:
    assert is_right(question(kind, correct), answer) is right


@given(st.permutations(["0", "1", "2", "3"]), st.sets(st.integers(0, 3), min_size=1))
def test_the_order_of_ticks_does_not_matter_and_that_of_steps_does(
    given_order: list[str], correct: set[int]
) -> None:
    ticked = [each for each in given_order if int(each) in correct]
    assert is_right(question("multiple", correct), ticked)
    assert is_right(question("order", set()), given_order) == (given_order == sorted(given_order))


def test_the_mark_is_reached_at_the_mark() -> None:
    assert passes([True] * 4 + [False], 0.8)
    assert not passes([True] * 3 + [False] * 2, 0.8)
    assert passes([True, True, False], 2 / 3)
    assert not passes([], 0.8)
    assert share([True, False]) == 0.5
    assert share([]) == 0.0
