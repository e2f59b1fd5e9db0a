"""Colours of any scale: the standard in the middle, the ends at the ends, never out of order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interface.scale_fills import fill_of


def fills(minimum: int, acceptable: int, maximum: int) -> list[int]:
    """Return the fill of every value."""
    return [fill_of(value, minimum, acceptable, maximum) for value in range(minimum, maximum + 1)]


def test_the_scales_of_the_product() -> None:
    assert fills(1, 4, 7) == [1, 2, 3, 4, 5, 6, 7]
    assert fills(1, 3, 4) == [1, 3, 4, 7]
    assert fills(1, 2, 2) == [1, 4]


@given(st.integers(0, 3), st.integers(0, 8), st.integers(0, 8))
def test_any_scale_is_warm_below_the_standard_and_cold_above(
    minimum: int, below: int, above: int
) -> None:
    acceptable, maximum = minimum + below, minimum + below + above
    found = fills(minimum, acceptable, maximum)
    assert found == sorted(found)
    assert set(found) <= set(range(1, 8))
    for value, fill in zip(range(minimum, maximum + 1), found, strict=True):
        assert (fill < 4, fill == 4, fill > 4) == (
            value < acceptable,
            value == acceptable,
            value > acceptable,
        )
    if below:
        assert found[0] == 1
    if above:
        assert found[-1] == 7
