"""What speaks against an assignment: pure rules, in the words of the programme."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.choices import OfficerRule
from mentors.rotation import Facts, Limits, Span, objections_to

DAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)
A, B, C = (uuid4() for _number in range(3))
GT_16 = {
    1: OfficerRule.ANY,
    2: OfficerRule.ANY,
    3: OfficerRule.DIFFERENT,
    4: OfficerRule.DIFFERENT,
    5: OfficerRule.FIRST,
}


def span(
    officer: UUID,
    first: int,
    last: int | None = None,
    *,
    order: int | None = None,
    role: str = "primary",
) -> Span:
    end = None if last is None else DAY + last * ONE_DAY
    return Span(officer, role, DAY + first * ONE_DAY, end, order)


def codes(plan: Span, **facts: object) -> list[str]:
    return [one.code for one in objections_to(plan, Facts(rules=GT_16, **facts))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("officer", "order", "before", "expected"),
    [
        (A, 3, [(A, 2)], ["officer_rule"]),
        (B, 3, [(A, 2)], []),
        (A, 4, [(A, 2), (B, 3)], []),
        (B, 4, [(A, 2), (B, 3)], ["officer_rule"]),
        (A, 5, [(A, 2), (B, 3)], []),
        (B, 5, [(A, 2), (B, 3)], ["officer_rule"]),
        (A, 5, [(A, 2)], ["min_raters"]),
        (A, 5, [], []),
        (A, 2, [(A, 3)], ["officer_rule"]),
        (B, 2, [(A, 3)], []),
    ],
)
def test_each_phase_asks_for_its_officer(
    officer: UUID, order: int, before: list[tuple[UUID, int]], expected: list[str]
) -> None:
    """Also a phase that was planned later counts, and phases before the platform do not."""
    others = [span(one, place * 30, place * 30 + 29, order=place) for one, place in before]
    plan = span(officer, order * 30, order * 30 + 29, order=order)
    assert [code for code in codes(plan, others=others) if code != "gap"] == expected


def test_relief_is_bound_by_no_rotation_and_no_load() -> None:
    others = [span(A, 0, 29, order=2)]
    assert codes(span(A, 30, 40, order=3, role="relief"), others=others, load=9) == []


@pytest.mark.parametrize(("load", "expected"), [(0, []), (1, []), (2, ["load"])])
def test_the_load_is_said_above_the_limit_of_the_programme(load: int, expected: list[str]) -> None:
    assert codes(span(A, 0), load=load) == expected
    assert codes(span(A, 0), load=load, limits=Limits(load=9)) == []


def test_limits_come_from_the_programme() -> None:
    assert Limits.of({"officer_load": 1, "min_raters": 3}) == Limits(1, 3)
    assert Limits.of({}) == Limits(2, 2)


def test_a_gap_after_the_end_is_said_unless_somebody_follows() -> None:
    assert codes(span(A, 0, 9)) == ["gap"]
    assert codes(span(A, 0, 9), others=[span(B, 10)]) == []
    assert codes(span(A, 0, 9), others=[span(B, 11)]) == ["gap"]


def test_days_without_the_officer_are_said() -> None:
    absences = [(DAY + 3 * ONE_DAY, DAY + 4 * ONE_DAY)]
    assert codes(span(A, 0), absences=absences) == ["absent"]
    assert codes(span(A, 5), absences=absences) == []
    assert codes(span(A, 0), certified_until=DAY + 59 * ONE_DAY) == ["certification_ends"]
    assert codes(span(A, 0), certified_until=DAY + 60 * ONE_DAY) == []


def test_what_needs_a_reason_comes_first() -> None:
    found = objections_to(
        span(A, 0, 9, order=3), Facts(others=[span(A, -30, -1, order=2)], rules=GT_16)
    )
    assert [(one.code, one.needs_reason) for one in found] == [
        ("officer_rule", True),
        ("gap", False),
    ]


days = st.integers(0, 60)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(days)
    length = draw(st.none() | st.integers(0, 30))
    return span(draw(st.sampled_from([A, B, C])), first, None if length is None else first + length)


def held(one: Span) -> set[date]:
    """Return the days of a span within the days that these tests use."""
    return {
        DAY + count * ONE_DAY
        for count in range(120)
        if one.from_date <= DAY + count * ONE_DAY <= (one.to_date or date.max)
    }


@given(one=spans(), other=spans())
def test_two_touch_when_they_share_a_day(one: Span, other: Span) -> None:
    assert one.touches(other) == bool(held(one) & held(other))
    assert one.touches(other) == other.touches(one)


@given(plan=spans(), others=st.lists(spans(), max_size=4))
def test_an_overlap_is_said_exactly_when_both_would_accompany(
    plan: Span, others: list[Span]
) -> None:
    """A new primary ends the one before on the eve; who starts during it stays beside it."""
    shared = [one for one in others if one.from_date > plan.from_date and held(one) & held(plan)]
    found = objections_to(plan, Facts(others=others))
    assert any(one.code == "overlap" for one in found) == bool(shared)
    changed = objections_to(plan, Facts(others=others, ends_earlier=False))
    assert any(one.code == "overlap" for one in changed) == any(
        held(one) & held(plan) for one in others
    )
