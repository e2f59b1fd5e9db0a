"""Options stand mixed, and where they stood yesterday."""

from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.shuffling import mixed, shuffled

LISTS = st.lists(st.text(max_size=5), unique=True, max_size=8)


@given(LISTS, st.text())
def test_nothing_is_lost_and_the_same_seed_gives_the_same_order(
    items: list[str], seed: str
) -> None:
    once = shuffled(items, seed)
    assert sorted(once) == sorted(items)
    assert shuffled(list(reversed(items)), seed) == once


@given(LISTS, st.text())
def test_a_removed_option_moves_no_other(items: list[str], seed: str) -> None:
    kept = items[1:]
    assert shuffled(kept, seed) == [each for each in shuffled(items, seed) if each in kept]


@given(st.lists(st.text(max_size=5), unique=True, min_size=2, max_size=8), st.text())
def test_steps_never_stand_in_their_right_order(items: list[str], seed: str) -> None:
    assert mixed(items, seed) != items
    assert sorted(mixed(items, seed)) == sorted(items)


def test_seeds_give_different_orders() -> None:
    orders = {tuple(shuffled("abcd", str(seed))) for seed in range(100)}
    assert len(orders) == 24


def test_the_order_never_changes_with_python() -> None:
    assert shuffled("abcd", "intento-1") == ["a", "c", "d", "b"]
