"""From signed bytes to a checked envelope: form only, no database, no rule about people.

Whatever fails here is refused (decision 1); whatever passes is filed, at worst held.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

from django.utils.translation import gettext as _
from jsonschema_rs import Draft202012Validator

from evaluations.choices import Kind, SigningMethod
from interface.refusal import Refusal

MAXIMUM_BYTES = 64 * 1024
SCHEMA = Path(__file__).resolve().parent / "schemas" / "observation-1.json"
SHIFT_YEARS = range(2000, 2101)
CLOCK_YEARS = range(1970, 2201)
"""A phone's clock may be decades wrong (held), but every page must be able to show it."""


@dataclass(frozen=True)
class RatingEntry:
    """One row that the officer touched."""

    code: str
    value: int | None
    why_not_observed: str
    comment: str
    nrt: bool
    minutes: int
    how: str
    mode: str
    context: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """Most or least acceptable performance, with its competency when one was named."""

    code: str
    text: str


@dataclass(frozen=True)
class Envelope:
    """A well-formed signed observation, not yet matched with people or assignments."""

    id: UUID
    digest: str
    size: int
    kind: str
    author: UUID
    trainee: UUID
    form: tuple[UUID, int, str]
    shift_date: date
    shift_start: datetime
    shift_end: datetime
    hours: float
    amends: UUID | None
    amend_reason: str
    late_reason: str
    identifier_reason: str
    disposition: str
    confirmed_not_observed: bool
    ratings: tuple[RatingEntry, ...]
    best: Example
    least: Example
    general: str
    signed_at: datetime
    offset_ms: int | None
    attestation: str
    method: str
    typed_by: UUID | None = None
    """Who typed in what was written on paper; ``None`` for what was signed on a screen."""
    typed_at: datetime | None = None

    @property
    def adjusted_at(self) -> datetime:
        """Return the moment of signing by the server's clock, as far as the phone knew it."""
        return self.signed_at + timedelta(milliseconds=self.offset_ms or 0)

    @property
    def is_rated(self) -> bool:
        """Tell whether this is an observation and not a record of a shift without one."""
        return self.kind != Kind.NO_EVALUATION

    def texts(self) -> dict[str, str]:
        """Return every non-empty free text by its path."""
        texts = {
            "best": self.best.text,
            "least": self.least.text,
            "general": self.general,
            "late_reason": self.late_reason,
            "identifier_reason": self.identifier_reason,
            "amend_reason": self.amend_reason,
        } | {f"rating:{row.code}": row.comment for row in self.ratings}
        return {path: text for path, text in texts.items() if text}


@cache
def validator() -> Draft202012Validator:
    """Return the compiled schema of ``proto`` 1."""
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def malformed(reason: str) -> Refusal:
    """Return the refusal of an envelope that cannot be read (422 ``sobre_invalido``)."""
    return Refusal(
        code="sobre_invalido",
        text=_(
            "The observation could not be read. It stays on this phone: update the "
            "application and try again."
        ),
        reason=reason,
        status=422,
    )


def check_digest(content: bytes, digest: str) -> str:
    """Return the SHA-256 of the bytes in hexadecimal.

    ``digest`` is the base64 or hexadecimal text that the sender computed. Raises a 400
    ``digest`` refusal when they differ or it is missing.
    """
    raw = hashlib.sha256(content).digest()
    if digest not in (raw.hex(), base64.b64encode(raw).decode()):
        raise Refusal(
            code="digest",
            text=_("The observation arrived damaged. It stays on this phone; send it again."),
            reason="SHA-256 differs",
            status=400,
        )
    return raw.hex()


def _no_number(name: str) -> NoReturn:
    """Refuse NaN and Infinity: Python reads them, JSON has none."""
    raise ValueError(name)


def _decode(content: bytes) -> dict[str, Any]:
    if len(content) > MAXIMUM_BYTES:
        raise Refusal(
            code="demasiado_grande",
            text=_("The observation is larger than 64 KB. Shorten its texts and sign again."),
            reason="size",
            status=413,
        )
    try:
        data = json.loads(content.decode("utf-8"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Refusal(
            code="digest",
            text=_("The observation arrived damaged. It stays on this phone; send it again."),
            reason=f"not JSON in UTF-8: {type(error).__name__}",
            status=400,
        ) from error
    if not isinstance(data, dict):
        raise malformed("not an object")
    return data


def _text(value: str | None) -> str:
    # PostgreSQL stores no NUL character; the signed bytes keep it.
    return (value or "").replace("\x00", "").strip()


def _whole(value: float | None) -> int | None:
    # JSON Schema takes 4.0 for an integer.
    return None if value is None else int(value)


def _moment(value: str) -> datetime:
    # UTC throughout, the way both databases keep it: what was sealed can be read back.
    return datetime.fromisoformat(value).astimezone(UTC)


def _rating(row: Mapping[str, Any]) -> RatingEntry:
    return RatingEntry(
        code=row["c"],
        value=_whole(row.get("v")),
        why_not_observed=row.get("why_no") or "",
        comment=_text(row.get("n")),
        nrt=row.get("nrt", False),
        minutes=_whole(row.get("rem_min", 0)) or 0,
        how=row.get("rem_how", ""),
        mode=row.get("mode", "field"),
        context=tuple(row.get("context", ())),
    )


def _example(row: Mapping[str, Any] | None) -> Example:
    return Example((row or {}).get("c") or "", _text((row or {}).get("text")))


def _check_schema(data: dict[str, Any]) -> None:
    try:
        error = next(iter(validator().iter_errors(data)), None)
    except ValueError as unreadable:
        # Half of a surrogate pair, or hundreds of levels: text that no database can keep.
        raise malformed(f"not readable: {type(unreadable).__name__}") from unreadable
    if error is not None:
        # Where and which rule, never the value: it may hold what somebody wrote.
        place, rule = (
            [str(step) for step in path] for path in (error.instance_path, error.schema_path)
        )
        raise malformed(f"{'/'.join(place)}: {rule[-1] if rule else 'schema'}")


def _check_moments(envelope: Envelope) -> None:
    start, end = envelope.shift_start, envelope.shift_end
    if not timedelta(0) < end - start <= timedelta(hours=48):
        raise malformed("shift: it must end after it starts, within 48 hours")
    midnight = datetime.combine(envelope.shift_date, time(), UTC)
    if not -timedelta(days=1) <= start - midnight <= timedelta(days=2):
        raise malformed("shift: it starts on another date")
    if envelope.shift_date.year not in SHIFT_YEARS:
        raise malformed("shift: date out of range")
    if {envelope.signed_at.year, envelope.adjusted_at.year} - set(CLOCK_YEARS):
        raise malformed("clock: date out of range")


def read(content: bytes, *, digest: str, url_id: UUID | None = None) -> Envelope:
    """Check bytes and return the envelope.

    ``digest``: hexadecimal SHA-256 from :func:`check_digest`; ``url_id``: the id the sender put
    into the address, which must be the signed one. Raises ``Refusal`` 400, 413 or 422.
    """
    data = _decode(content)
    _check_schema(data)
    try:
        envelope = _envelope(data, digest=digest, size=len(content))
        _check_moments(envelope)
    except (ValueError, OverflowError) as bad:
        raise malformed(f"date or id: {type(bad).__name__}") from bad
    codes = {row.code for row in envelope.ratings}
    if len(codes) != len(envelope.ratings):
        raise malformed("ratings: a competency stands twice")
    if envelope.is_rated == bool(envelope.disposition) or (codes and not envelope.is_rated):
        raise malformed("no_evaluation: a disposition and no ratings")
    on_paper = envelope.method == SigningMethod.PAPER
    if on_paper != (envelope.typed_by is not None) or on_paper != (envelope.typed_at is not None):
        raise malformed("paper: who typed it, when, and the method go together")
    if url_id is not None and url_id != envelope.id:
        raise malformed("id: differs from the address")
    return envelope


def _envelope(data: Mapping[str, Any], *, digest: str, size: int) -> Envelope:
    shift, clock, narrative = data["shift"], data["clock"], data["narrative"]
    start, end = _moment(shift["start"]), _moment(shift["end"])
    hours = shift.get("hours") or (end - start).total_seconds() / 3600
    return Envelope(
        id=UUID(data["id"]),
        digest=digest,
        size=size,
        kind=data["kind"],
        author=UUID(data["author"]),
        trainee=UUID(data["trainee"]),
        form=(UUID(data["form"]["id"]), int(data["form"]["version"]), data["form"]["sha256"]),
        shift_date=date.fromisoformat(shift["date"]),
        shift_start=start,
        shift_end=end,
        hours=round(float(hours), 1),
        amends=UUID(data["amends"]) if data.get("amends") else None,
        amend_reason=_text(data.get("amend_reason")),
        late_reason=_text(data.get("late_reason")),
        identifier_reason=_text(data.get("identifier_reason")),
        disposition=data.get("disposition", ""),
        confirmed_not_observed=data.get("confirm_not_observed", False),
        ratings=tuple(_rating(row) for row in data["ratings"]),
        best=_example(narrative.get("best")),
        least=_example(narrative.get("least")),
        general=_text(narrative.get("general")),
        signed_at=_moment(clock["signed_at"]),
        offset_ms=_whole(clock.get("offset_ms")),
        attestation=data["attest"]["text_id"],
        method=data["attest"]["method"],
        typed_by=UUID(data["paper"]["typed_by"]) if data.get("paper") else None,
        typed_at=_moment(clock["typed_at"]) if clock.get("typed_at") else None,
    )
