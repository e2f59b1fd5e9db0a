"""Codes of certificates: typed from paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.certificate_codes import ALPHABET, as_stored, new_code, shown


def test_a_code_is_printed_in_groups_of_four() -> None:
    assert shown("7K2M9QXT0ABCDEFG") == "7K2M-9QXT-0ABC-DEFG"


def test_codes_are_long_and_differ() -> None:
    codes = {new_code() for _try in range(200)}
    assert len(codes) == 200
    assert {len(code) for code in codes} == {16}
    assert set("".join(codes)) <= set(ALPHABET)


@given(st.text(ALPHABET, min_size=16, max_size=16))
def test_what_is_printed_is_read_back(code: str) -> None:
    assert as_stored(shown(code)) == code
    assert as_stored(f"  {shown(code).lower()} ") == code


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("oil1-0000", "01110000"), ("7k2m 9qxt", "7K2M9QXT"), ("7K2M–9QXT", "7K2M9QXT"), ("", "")],
)
def test_letters_that_look_like_numbers_are_read_as_them(typed: str, stored: str) -> None:
    assert as_stored(typed) == stored
