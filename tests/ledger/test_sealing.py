"""Salted leaves and Merkle roots: what a record's seal holds and what it lets go."""

import hashlib
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ledger.sealing import EMPTY_ROOT, leaf, new_salt, root, tree_root

SALT = "00112233445566778899aabbccddeeff"
texts = st.text(st.characters(codec="utf-8"), max_size=12)
salts = st.binary(min_size=16, max_size=16).map(bytes.hex)
digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
records = st.dictionaries(texts, digests, min_size=1, max_size=9)


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def sized(text: str) -> bytes:
    data = text.encode()
    return len(data).to_bytes(8, "big") + data


def named(path: str, value: str) -> bytes:
    return sha(b"\x02" + sized(path) + sized(value))


def test_a_salt_is_sixteen_random_bytes_in_hex() -> None:
    given_salts = {new_salt() for _ in range(50)}
    assert len(given_salts) == 50
    assert [s for s in given_salts if not re.fullmatch(r"[0-9a-f]{32}", s)] == []


def test_a_leaf_is_the_documented_digest() -> None:
    expected = sha(b"\x00" + sized(SALT) + sized("ratings/TRA-03") + sized("Escuchó")).hex()
    assert leaf("ratings/TRA-03", "Escuchó", SALT) == expected


@pytest.mark.parametrize("salt", ["", "00" * 15, "00" * 17, SALT.upper(), f"{SALT[:-1]}g"])
def test_a_leaf_refuses_what_is_no_salt(salt: str) -> None:
    with pytest.raises(ValueError, match="32 lower-case hex digits"):
        leaf("ratings/TRA-03", "3", salt)


def test_a_leaf_refuses_text_that_has_no_utf8() -> None:
    with pytest.raises(UnicodeEncodeError):
        leaf("comment", "\ud800", SALT)


def test_a_root_of_three_promotes_the_odd_node() -> None:
    one, two, three = ("11" * 32, "22" * 32, "33" * 32)
    pair = sha(b"\x01" + named("a", one) + named("b", two))
    expected = sha(b"\x01" + pair + named("c", three)).hex()
    assert root({"c": three, "a": one, "b": two}) == expected


def test_a_root_of_one_field_is_its_named_node() -> None:
    assert root({"a": "11" * 32}) == named("a", "11" * 32).hex()


def test_fields_are_ordered_by_their_utf8_bytes() -> None:
    one, two = "11" * 32, "22" * 32
    astral, private = "\U0001f600", "\ue000"  # UTF-16 would order them the other way round
    expected = sha(b"\x01" + named(private, one) + named(astral, two)).hex()
    assert root({astral: two, private: one}) == expected


def test_a_record_without_fields_has_no_root() -> None:
    with pytest.raises(ValueError, match="without fields"):
        root({})


@pytest.mark.parametrize("value", ["", "zz" * 32, "AB" * 32, "ab" * 31])
def test_a_root_refuses_what_is_no_leaf(value: str) -> None:
    with pytest.raises(ValueError, match="leaf of 'a'"):
        root({"a": value})


def test_a_tree_over_nothing_has_the_empty_root() -> None:
    assert tree_root([]) == EMPTY_ROOT == hashlib.sha256(b"").hexdigest()


def level_by_level(nodes: list[bytes]) -> bytes:
    """The rule as the documentation words it, against the streaming code."""
    while len(nodes) > 1:
        pairs = [nodes[i : i + 2] for i in range(0, len(nodes), 2)]
        nodes = [sha(b"\x01" + b"".join(pair)) if len(pair) == 2 else pair[0] for pair in pairs]
    return nodes[0]


@given(st.lists(st.tuples(texts, digests), min_size=1, max_size=40))
def test_the_streamed_tree_is_the_one_built_level_by_level(pairs: list[tuple[str, str]]) -> None:
    assert tree_root(iter(pairs)) == level_by_level([named(*pair) for pair in pairs]).hex()


@given(records)
def test_the_order_of_the_mapping_does_not_matter(leaves: dict[str, str]) -> None:
    assert root(dict(reversed(leaves.items()))) == root(leaves)


@given(records, st.data())
def test_changing_a_leaf_changes_the_root(leaves: dict[str, str], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(leaves)))
    other = data.draw(digests)
    assume(other != leaves[path])
    assert root(leaves | {path: other}) != root(leaves)


@given(records, texts, digests)
def test_adding_a_field_changes_the_root(leaves: dict[str, str], path: str, value: str) -> None:
    assume(path not in leaves)
    assert root(leaves | {path: value}) != root(leaves)


@given(st.dictionaries(texts, digests, min_size=2, max_size=9), st.data())
def test_dropping_a_field_changes_the_root(leaves: dict[str, str], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(leaves)))
    rest = {key: value for key, value in leaves.items() if key != path}
    assert root(rest) != root(leaves)


@given(records, texts, st.data())
def test_renaming_a_field_changes_the_root_even_if_its_leaf_stays(
    leaves: dict[str, str], name: str, data: st.DataObject
) -> None:
    assume(name not in leaves)
    path = data.draw(st.sampled_from(sorted(leaves)))
    renamed = {name if key == path else key: value for key, value in leaves.items()}
    assert root(renamed) != root(leaves)


@given(st.tuples(texts, texts, salts), st.tuples(texts, texts, salts))
def test_two_fields_share_a_leaf_only_if_path_text_and_salt_are_equal(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assert (leaf(*one) == leaf(*other)) == (one == other)


@given(st.dictionaries(texts, texts, min_size=1, max_size=6), st.data())
def test_erasing_text_and_salt_keeps_the_root(fields: dict[str, str], data: st.DataObject) -> None:
    salted = {path: (value, new_salt()) for path, value in fields.items()}
    leaves = {path: leaf(path, value, salt) for path, (value, salt) in salted.items()}
    sealed = root(leaves)
    erased = data.draw(st.sampled_from(sorted(fields)))
    del salted[erased]
    recomputed = {path: leaf(path, value, salt) for path, (value, salt) in salted.items()}
    assert root(leaves | recomputed) == sealed
