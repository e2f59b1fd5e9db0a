"""Syllables of Spanish words: the cases that content-safety CS-41 fixes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.spanish.syllables import syllables

WORDS = {
    "policía": 4, "aéreo": 4, "ciudad": 2, "guía": 2, "pingüino": 3, "oído": 3, "leer": 2,
    "muy": 1, "huir": 1, "búho": 2, "confidencialidad": 6, "MP": 2, "PNC": 3, "y": 1, "que": 1,
    "guerra": 2, "agua": 2, "vergüenza": 3, "yeso": 2, "mayo": 2, "Honduras": 3, "averiguáis": 4,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), WORDS.items())
def test_a_word_has_the_syllables_that_people_hear(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text(alphabet="abcdefghijlmnopqrstuvxyzáéíóúüñ", min_size=1, max_size=20))
def test_a_word_never_has_more_syllables_than_letters(word: str) -> None:
    assert 1 <= syllables(word) <= len(word)


@given(st.text(alphabet="aeioublmnprst", min_size=1, max_size=20))
def test_capitals_sound_like_small_letters(word: str) -> None:
    assert syllables(word.upper()) == syllables(word)
