"""What changed between two versions, part by part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.comparison import Change, changes

PARTS = [
    {"id": "a", "type": "key_points", "points": ["Uno.", "Dos."]},
    {"id": "b", "type": "next_shift", "text": "Anote la hora."},
]
VERSION = {"code": "L1.1", "title": "Memoria", "mark": True, "body": PARTS}


def test_changed_words_are_named_with_their_place() -> None:
    new = VERSION | {"body": [PARTS[0], PARTS[1] | {"text": "Anote la hora y el lugar."}]}
    assert changes(VERSION, new) == [
        Change("body.next_shift.text", "Anote la hora.", "Anote la hora y el lugar.")
    ]


def test_a_new_part_has_no_before_and_a_removed_one_no_after() -> None:
    assert changes(VERSION | {"body": PARTS[:1]}, VERSION) == [
        Change("body.next_shift", "", "Anote la hora.")
    ]
    assert changes(VERSION, VERSION | {"body": PARTS[:1]}) == [
        Change("body.next_shift", "Anote la hora.", "")
    ]


def test_the_mark_and_a_new_place_are_no_change() -> None:
    assert changes(VERSION, VERSION | {"mark": False, "body": PARTS[::-1]}) == []


TEXTS = st.dictionaries(st.sampled_from(["title", "intro", "x"]), st.text(max_size=5))


@given(TEXTS, TEXTS)
def test_equal_versions_have_no_change_and_different_ones_have(
    old: dict[str, str], new: dict[str, str]
) -> None:
    assert changes(old, old) == []
    assert bool(changes(old, new)) == (old != new)
