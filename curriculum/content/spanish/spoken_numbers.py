"""Numbers as people read them aloud: «72» is «setenta y dos», three words (CS-41)."""

from __future__ import annotations

_TO_TWENTY_NINE = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_FROM_THIRTY = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_FROM_HUNDRED = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos"
)
_SMALL = _TO_TWENTY_NINE.split()
_TENS = ["", "", "", *_FROM_THIRTY.split()]
_HUNDREDS = ["", *_FROM_HUNDRED.split()]
_LONGEST = 6
"""Figures of a longer number (a telephone) are read one by one."""


def _below_thousand(number: int) -> list[str]:
    if number < len(_SMALL):
        return [_SMALL[number]]
    if number == 100:
        return ["cien"]
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]] if hundreds else []
    if 0 < rest < len(_SMALL):
        words.append(_SMALL[rest])
    elif rest:
        tens, ones = divmod(rest, 10)
        words.append(_TENS[tens])
        if ones:
            words += ["y", _SMALL[ones]]
    return words


def spoken(digits: str) -> list[str]:
    """Return the words in which a whole number, given as ASCII digits, is read aloud."""
    if len(digits) > _LONGEST or (digits.startswith("0") and len(digits) > 1):
        return [_SMALL[int(digit)] for digit in digits]
    thousands, rest = divmod(int(digits), 1000)
    words: list[str] = []
    if thousands:
        words += ([] if thousands == 1 else _below_thousand(thousands)) + ["mil"]
    if rest or not thousands:
        words += _below_thousand(rest)
    return words
