"""Seal the fields of a record so that each can later be erased without breaking the seal.

A record is sealed as a Merkle tree over salted field hashes (decision 5). Text and salt live beside
each other in an erasable table; the leaf stays. Without its salt a leaf says nothing about a short
text ("3", "yes", a name): nobody can guess values until one fits. Pure: no Django, no database.

    salt = new_salt()
    leaves = {"ratings/TRA-03/comment": leaf("ratings/TRA-03/comment", "…", salt), …}
    payload_hash = root(leaves)
"""

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping

from .digests import Purpose, digest, is_digest

_SALT_BYTES = 16
_SALT = re.compile(r"[0-9a-f]{32}")

EMPTY_ROOT = hashlib.sha256(b"").hexdigest()
"""Root over nothing, as RFC 6962 defines it: a day without entries has this root."""


def new_salt() -> str:
    """Return 16 random bytes as 32 lower-case hex digits. One salt for one field, never shared."""
    return secrets.token_hex(_SALT_BYTES)


def leaf(path: str, value: str, salt: str) -> str:
    """Return the salted hash of one field.

    Args:
        path: name of the field inside its record, e.g. ``"ratings/TRA-03/value"``.
        value: text of the field; numbers and marks are written as text by the caller.
        salt: what ``new_salt`` gave for this field.

    Raises:
        ValueError: the salt is not 32 lower-case hex digits (an empty salt would hide nothing), or
            a text has no UTF-8.
    """
    if not _SALT.fullmatch(salt):
        raise ValueError("A salt is 32 lower-case hex digits, as new_salt() gives.")
    return digest(Purpose.FIELD, salt, path, value)


def root(leaves: Mapping[str, str]) -> str:
    """Return the Merkle root over a record's leaves, ``{path: leaf}``, in order of path.

    The path is hashed once more beside its leaf: after redaction a leaf cannot be recomputed, and
    without this a redacted field could be given another name unseen.

    Raises:
        ValueError: no leaves, or a leaf that is not 64 lower-case hex digits.
    """
    if not leaves:
        raise ValueError("A record without fields cannot be sealed.")
    for path, value in leaves.items():
        if not is_digest(value):
            raise ValueError(f"The leaf of {path!r} is not 64 lower-case hex digits.")
    # By UTF-8 bytes, which any language can repeat (JavaScript sorts UTF-16 units otherwise).
    return tree_root(sorted(leaves.items(), key=lambda pair: pair[0].encode("utf-8")))


def tree_root(named: Iterable[tuple[str, str]]) -> str:
    """Return the Merkle root over (name, hash) pairs in the order given; ``EMPTY_ROOT`` for none.

    Neighbours are joined level by level; a node without a neighbour moves up unchanged. It is never
    joined with itself, which would give two different lists the same root. Reads a stream: memory
    grows with the logarithm of its length.
    """
    # Finished subtrees, largest first, each (height, hash): the binary form of the count so far.
    subtrees: list[tuple[int, bytes]] = []
    for name, value in named:
        height, node = 0, bytes.fromhex(digest(Purpose.NAMED_NODE, name, value))
        while subtrees and subtrees[-1][0] == height:
            node = _join(subtrees.pop()[1], node)
            height += 1
        subtrees.append((height, node))
    if not subtrees:
        return EMPTY_ROOT
    top = subtrees.pop()[1]
    while subtrees:
        top = _join(subtrees.pop()[1], top)
    return top.hex()


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(Purpose.INNER_NODE.value + left + right).digest()
