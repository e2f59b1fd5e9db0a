"""Both sides of a change are complete, and only what differs is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interface.word_changes import changed_words

words = st.lists(st.sampled_from(["uno", "dos", "tres", "\n", "  ", "¿qué?"]), max_size=12).map(
    " ".join
)


@given(words, words)
def test_the_pieces_put_together_are_the_texts(old: str, new: str) -> None:
    before, after = changed_words(old, new)

    assert "".join(text for text, _changed in before) == old
    assert "".join(text for text, _changed in after) == new


@given(words)
def test_the_same_text_has_nothing_marked(text: str) -> None:
    before, after = changed_words(text, text)
    assert not any(changed for _text, changed in [*before, *after])


def test_an_added_word_is_marked_on_one_side_only() -> None:
    before, after = changed_words("Pidió apoyo por radio.", "Pidió más apoyo por radio.")

    assert [text for text, changed in before if changed] == []
    assert [text.strip() for text, changed in after if changed] == ["más"]


@pytest.mark.parametrize(
    ("old", "new"), [("", "Algo"), ("Algo", ""), ("4", "2"), ("Llegó tarde.", "Sin novedad hoy")]
)
def test_texts_with_little_in_common_are_compared_as_wholes(old: str, new: str) -> None:
    assert changed_words(old, new) == ([(old, False)], [(new, False)])
