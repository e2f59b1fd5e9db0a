"""The code printed on a certificate: read from paper, typed by a stranger, guessed by nobody."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are read as 1, 1, 0 and V."""
LENGTH = 16
GROUP = 4
MISREAD = str.maketrans(
    {"I": "1", "L": "1", "O": "0", "-": "", " ": "", "\u2013": "", "\u2014": ""}
)


def new_code() -> str:
    """Return a random code of 80 bits, without dashes."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def shown(code: str) -> str:
    """Return the code in groups of four, as it is printed: ``7K2M-…``."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def as_stored(typed: str) -> str:
    """Return what a person typed as it is stored: case, dashes and look-alikes do not matter.

    A text that is no code comes back as no stored code either, so that looking it up finds nothing.
    """
    return typed.strip().upper().translate(MISREAD)
