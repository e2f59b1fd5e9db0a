"""A lesson as screens of one idea each."""

from curriculum.learning.screens import Screen, screens_of


def test_the_opening_comes_first_and_key_points_one_by_one() -> None:
    points = {"type": "key_points", "points": ["one", "two"]}
    action = {"type": "next_shift", "text": "do"}
    assert screens_of([points, action]) == [
        Screen(1),
        Screen(2, points, "one", (1, 2)),
        Screen(3, points, "two", (2, 2)),
        Screen(4, action),
    ]
