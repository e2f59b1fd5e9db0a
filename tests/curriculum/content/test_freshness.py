"""How long a number may be trusted, and who still sees it then."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.freshness import (
    Reader,
    Standing,
    good_until,
    shown_to,
    standing,
    waits_for_editor,
)

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    """The date some days before today."""
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("types", "days", "expected"),
    [
        (["fiscalia"], 90, Standing.FRESH),
        (["fiscalia"], 91, Standing.EXPIRED),
        (["linea_ayuda"], 30, Standing.FRESH),
        (["linea_ayuda"], 31, Standing.EXPIRED),
        (["fiscalia", "emergencia"], 31, Standing.EXPIRED),
        (["fiscalia"], -1, Standing.UNVERIFIED),
    ],
)
def test_what_is_called_in_danger_is_good_for_thirty_days(
    types: list[str], days: int, expected: Standing
) -> None:
    assert standing(ago(days), types, TODAY) is expected


def test_what_nobody_called_is_not_verified() -> None:
    assert standing(None, ["fiscalia"], TODAY) is Standing.UNVERIFIED


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        (Reader.LEARNER, {Standing.FRESH}),
        (Reader.OFFICER, {Standing.FRESH, Standing.EXPIRED}),
        (Reader.EDITOR, set(Standing)),
    ],
)
def test_who_sees_what(reader: Reader, seen: set[Standing]) -> None:
    assert {state for state in Standing if shown_to(reader, state)} == seen


@given(st.integers(0, 400), st.sampled_from(["fiscalia", "emergencia", "salud"]))
def test_editors_hear_of_an_entry_before_readers_lose_it(days: int, kind: str) -> None:
    verified = ago(days)
    if not waits_for_editor(verified, [kind], TODAY):
        assert standing(verified, [kind], TODAY) is Standing.FRESH
        assert good_until(verified, [kind]) > TODAY + timedelta(days=7)
