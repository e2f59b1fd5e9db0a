"""The one way in which this system turns several texts into one SHA-256.

Every part is preceded by its length (8 bytes, big-endian), so ("ab", "c") and ("a", "bc") never
meet, and every purpose has a first byte of its own, so a digest made for one purpose can never
stand in for another. A verifier outside this code base needs this file and ``sealing.py``, nothing
else; ``site/docs/ledger.md`` says the same in words.
"""

import hashlib
import re
from enum import Enum

_HEX_DIGEST = re.compile(r"[0-9a-f]{64}")


class Purpose(bytes, Enum):
    """First byte of what is hashed. Values are part of the stored format: never renumber."""

    FIELD = b"\x00"
    INNER_NODE = b"\x01"
    NAMED_NODE = b"\x02"
    ENTRY = b"\x03"
    DAY = b"\x04"


def digest(purpose: Purpose, *parts: str) -> str:
    """Return the hex SHA-256 of ``purpose`` and the length-prefixed UTF-8 of each part.

    The number of parts is fixed for each purpose, which makes the encoding unambiguous.

    Raises:
        UnicodeEncodeError: a part holds a lone surrogate and so has no UTF-8.
    """
    sha = hashlib.sha256(purpose.value)
    for part in parts:
        data = part.encode("utf-8")
        sha.update(len(data).to_bytes(8, "big"))
        sha.update(data)
    return sha.hexdigest()


def is_digest(text: str) -> bool:
    """Say whether ``text`` is a SHA-256 as this system writes it: 64 lower-case hex digits."""
    return _HEX_DIGEST.fullmatch(text) is not None
