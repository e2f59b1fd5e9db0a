"""What a pattern cannot say: check digits, offices that exist, dates, allowed numbers.

Source: the team's detection rules, sections 2 to 4; the tables come from the shared rule file.
``victim_guard_checks.js`` holds the same functions for the browser, name by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .reading import Candidate

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST_YEAR_RANGE = 20
_NEAR = 20
_SEPARATORS_OF_DATES = re.compile("[./-]")


class Verdict(NamedTuple):
    """Report the stretch, or only keep later rules away from it, or neither."""

    report: bool
    occupy: bool
    country: str | None = None


REPORT = Verdict(report=True, occupy=True)
REJECT = Verdict(report=False, occupy=False)
ALLOW = Verdict(report=False, occupy=True)


def hn_dni(candidate: Candidate) -> Verdict:
    """Department, municipality and year 1900 to the current one; there is no check digit."""
    digits = candidate.digits
    maxima = candidate.reading.book.tables["hn_municipalities"]
    year = _number(digits[4:8])
    office_exists = _office_exists(_number(digits[:2]), _number(digits[2:4]), maxima)
    return _report_if(office_exists and _FIRST_YEAR <= year <= candidate.reading.today.year)


def gt_cui(candidate: Candidate) -> Verdict:
    """Check digit modulo 11 over the first eight, then department and municipality.

    A remainder of 10 is accepted with check digit 0: libraries disagree, and a missed number costs
    more than one extra warning.
    """
    digits = candidate.digits
    tables = candidate.reading.book.tables
    remainder = _weighted(digits, tables["gt_cui_weights"]) % 11
    passes = remainder % 10 == digits[8] if remainder == 10 else remainder == digits[8]
    department, municipality = _number(digits[9:11]), _number(digits[11:13])
    return _report_if(
        passes and _office_exists(department, municipality, tables["gt_municipalities"])
    )


def sv_dui(candidate: Candidate) -> Verdict:
    """Check digit, and one sign more: a hyphen, the word nearby or a leading zero.

    One in ten nine-digit numbers passes the check digit, so it is not enough alone.
    """
    digits = candidate.digits
    total = _weighted(digits, candidate.reading.book.tables["sv_dui_weights"])
    if not any(digits) or (10 - total % 10) % 10 != digits[8]:
        return REJECT
    return _report_if(
        "-" in candidate.folded or digits[0] == 0 or candidate.is_near("dui", "either", _NEAR)
    )


def sv_nit(candidate: Candidate) -> Verdict:
    """Check digit, with the old weights up to sequence 100 and the new ones above it."""
    digits = candidate.digits
    tables = candidate.reading.book.tables
    if _number(digits[10:13]) <= 100:
        expected = _weighted(digits, tables["sv_nit_old_weights"]) % 11 % 10
    else:
        expected = -_weighted(digits, tables["sv_nit_new_weights"]) % 11 % 10
    return _report_if(expected == digits[13])


def mail(candidate: Candidate) -> Verdict:
    """Any address, but those of exempt domains and what lies under them."""
    domain = candidate.folded.rpartition("@")[2]
    for exempt in candidate.reading.exempt_mail_domains:
        if domain == exempt.lower() or domain.endswith("." + exempt.lower()):
            return ALLOW
    return REPORT


def full_date(candidate: Candidate) -> Verdict:
    """Day, month and year in writing order or ISO order; a two-digit year may be any."""
    parts = _SEPARATORS_OF_DATES.split(candidate.folded)
    year_first = len(parts[0]) == 4
    year, month, day = parts if year_first else reversed(parts)
    year_fits = len(year) == 2 or _FIRST_YEAR <= int(year) <= _LAST_YEAR
    return _report_if(year_fits and 1 <= int(month) <= 12 and 1 <= int(day) <= 31)


def phone(candidate: Candidate) -> Verdict:
    """A number of the three countries that is neither published nor something else in digits.

    Dates, year ranges («2025-2026»), hours («2000-2200 horas») and numbers of police papers
    («acta 3390-2025») are something else, unless a calling code or a word for phone says otherwise.
    """
    digits = "".join(map(str, candidate.digits))
    code, national = digits[:-8], digits[-8:]
    countries = candidate.reading.book.tables["calling_codes"]
    possible = [f"+{each}{national}" for each in countries if code in ("", each)]
    if not candidate.reading.allowed_phones.isdisjoint([national, *possible]):
        return ALLOW
    if code:
        return REPORT._replace(country=countries[code])
    if candidate.is_near("phone", "either", _NEAR):
        return REPORT
    return _report_if(
        not _reads_as_date(national)
        and not _is_year_range(candidate.folded)
        and not candidate.is_near("document_number", "before", 2)
        and not candidate.is_near("hours", "after", 2)
    )


CHECKS: dict[str, Callable[[Candidate], Verdict]] = {
    check.__name__: check for check in (hn_dni, gt_cui, sv_dui, sv_nit, mail, full_date, phone)
}


def _report_if(condition: bool) -> Verdict:
    return REPORT if condition else REJECT


def _number(digits: Sequence[int]) -> int:
    return int("".join(map(str, digits)))


def _weighted(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


def _office_exists(department: int, municipality: int, maxima: Sequence[int]) -> bool:
    return 1 <= department <= len(maxima) and 1 <= municipality <= maxima[department - 1]


def _reads_as_date(eight: str) -> bool:
    readings = (
        (eight[:4], eight[4:6], eight[6:]),
        (eight[4:], eight[2:4], eight[:2]),
    )
    return any(
        _FIRST_YEAR <= int(year) <= _LAST_YEAR and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
        for year, month, day in readings
    )


def _is_year_range(written: str) -> bool:
    if len(written) != 9:
        return False
    first, last = int(written[:4]), int(written[5:])
    return _FIRST_YEAR <= first <= last <= min(_LAST_YEAR, first + _LONGEST_YEAR_RANGE)
