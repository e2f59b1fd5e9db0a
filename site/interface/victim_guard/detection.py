"""Find identifiers in a text. Pure: no database, no settings, no log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from .checks import CHECKS, REJECT, REPORT, Verdict
from .patterns import Form, Rule, rule_book
from .reading import Candidate, Reading


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a rule matched: ``text[start:end]``.

    It never holds the matched text, and its repr leaves the position out: neither may reach a log.
    ``country`` is a guess (GT, SV, HN) or None. ``direct``: it names a person without more context.
    """

    rule: str
    country: str | None
    start: int = field(repr=False)
    end: int = field(repr=False)
    direct: bool


def find(
    text: str,
    *,
    allowed_phones: frozenset[str] = frozenset(),
    exempt_mail_domains: frozenset[str] = frozenset(),
    today: dt.date | None = None,
) -> list[Finding]:
    """Return what looks like an identifier in ``text``, by position, without overlaps.

    ``allowed_phones`` are the published numbers as the directory stores them: short codes as they
    are, full numbers as ``+50X`` and eight digits. ``exempt_mail_domains`` cover their subdomains.
    ``today`` bounds the year inside Honduran numbers. Positions count code points.

    The rules run in the order of the shared file (13 digits: Honduras first, then Guatemala;
    phones last) and a later rule never takes what an earlier one reported.
    """
    reading = Reading(
        text=text,
        book=rule_book(),
        today=today or dt.date.today(),  # noqa: DTZ011 - only the year matters
        allowed_phones=allowed_phones,
        exempt_mail_domains=exempt_mail_domains,
    )
    taken = bytearray(len(text))
    findings: list[Finding] = []
    for rule in reading.book.rules:
        for form in rule.forms:
            findings.extend(_apply(rule, form, reading, taken))
    return sorted(findings, key=lambda finding: finding.start)


def is_direct(rule: str) -> bool:
    """Tell whether the rule finds direct identifiers. Raises KeyError for an unknown code."""
    return _rules()[rule].direct


def rule_codes() -> tuple[str, ...]:
    """Return the codes of all rules, in the order in which they run."""
    return tuple(_rules())


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in rule_book().rules}


def _apply(rule: Rule, form: Form, reading: Reading, taken: bytearray) -> Iterator[Finding]:
    if form.needs and not any(literal in reading.folded for literal in form.needs):
        return
    expression, subject = form.pattern.expression, reading.subject(form.pattern)
    position = 0
    while match := expression.search(subject, position):
        start, end = match.span()
        verdict = _judge(form, Candidate(reading, start, end), taken)
        if verdict.occupy:
            taken[start:end] = b"\x01" * (end - start)
        if verdict.report:
            yield Finding(rule.code, verdict.country or form.country, start, end, rule.direct)
        # A rejected candidate may hide the start of a good one: «12 9999 99990 0101».
        position = end if verdict.occupy else start + 1


def _judge(form: Form, candidate: Candidate, taken: bytearray) -> Verdict:
    start, end = candidate.start, candidate.end
    if taken.find(1, start, end) >= 0:
        return REJECT
    if any(candidate.count(kind) < minimum for kind, minimum in form.at_least):
        return REJECT
    if form.near and not any(
        candidate.reading.is_near(nearness, start, end) for nearness in form.near
    ):
        return REJECT
    return CHECKS[form.check](candidate) if form.check else REPORT
