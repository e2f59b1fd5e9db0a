"""From checked values to a filed record, once, however often the button is pressed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from evaluations.actions.file_observation import file_observation
from evaluations.choices import Kind
from evaluations.envelope import Envelope, read
from evaluations.models import InboxItem
from evaluations.payload import (
    Typed,
    absence_payload,
    observation_payload,
    same_content,
    to_bytes,
)
from evaluations.queries.sheets import OpenSheet
from interface.refusal import Refusal


def prepare(
    typed: Typed, opened: OpenSheet, *, envelope_id: UUID, now: datetime, confirmed: bool
) -> tuple[bytes, Envelope]:
    """Return the bytes to sign and what intake will read in them.

    ``typed`` passed the checks of ``typed.py``. Raises ``Refusal`` where intake would.
    """
    if typed.get("disposition") and typed.get("kind") in (None, Kind.NO_EVALUATION):
        payload = absence_payload(typed, opened.sheet, envelope_id=envelope_id, signed_at=now)
    else:
        payload = observation_payload(
            typed, opened.sheet, envelope_id=envelope_id, signed_at=now, confirmed=confirmed
        )
    content = to_bytes(payload)
    return content, read(content, digest=hashlib.sha256(content).hexdigest())


def filed_before(content: bytes, envelope: Envelope, opened: OpenSheet) -> bool | None:
    """Tell whether this envelope arrived already: ``True`` with the same content, ``False`` with
    another, ``None`` not at all.

    The clock is left out: a second press signs a moment later and means the same record.
    """
    item = (
        InboxItem.objects.filter(pk=envelope.id, author=opened.sender)
        .select_related("body")
        .first()
    )
    if item is None:
        return None
    known = bytes(item.body.content)
    # An erased body cannot be compared; its receipt is all there is to show.
    return not known or same_content(known, content)


def file_once(content: bytes, envelope: Envelope, opened: OpenSheet) -> bool:
    """File the record and return whether it stands; ``False``: the number is taken by other text.

    Raises ``Refusal`` when intake refuses it.
    """
    before = filed_before(content, envelope, opened)
    if before is not None:
        return before
    try:
        file_observation(content=content, digest=envelope.digest, person=opened.sender)
    except Refusal as refusal:
        if refusal.code != "id_reutilizado":
            raise
        # Two presses arrived together and the other one was first.
        return bool(filed_before(content, envelope, opened))
    return True
