"""The trainee's answer: read, with comments, or in disagreement (SM-2 ``acknowledge``)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from uuid6 import uuid7

from evaluations.actions.change_state import change_state, wrong_state
from evaluations.actions.locked import lock, permit
from evaluations.choices import AcknowledgementKind, SigningMethod
from evaluations.models import Acknowledgement, Observation
from evaluations.sealed_fields import answer_text
from evaluations.transitions import allows
from interface.refusal import Refusal
from ledger.sealing import leaf, new_salt
from mentors.choices import Role
from mentors.models import User

COMMENT_LIMIT = 1000
NEEDS_COMMENT = (AcknowledgementKind.COMMENT, AcknowledgementKind.DISAGREE)
ANSWERS = (AcknowledgementKind.AGREE, *NEEDS_COMMENT)
"""What a trainee may say; a refusal is recorded by the officer, with a witness."""


def sealed_answer(
    *,
    observation: Observation,
    kind: str,
    comment: str,
    by: User,
    witness: User | None,
    at: datetime,
    answer_id: UUID | None = None,
) -> Acknowledgement:
    """Return the answer, not yet saved, with a leaf of its own so that its text can be erased."""
    answer = Acknowledgement(
        id=answer_id or uuid7(),
        observation=observation,
        kind=kind,
        comment=comment,
        salt=new_salt(),
        method=SigningMethod.SESSION,
        signed_by=by,
        witness=witness,
        at=at,
    )
    answer.leaf = leaf("answer", answer_text(answer), answer.salt)
    return answer


@transaction.atomic
def acknowledge(
    *, observation: Observation, by: User, kind: str, comment: str = "", at: datetime | None = None
) -> Acknowledgement:
    """Record that the trainee read it; it confirms reading, not agreement.

    Raises ``PermissionDenied`` for anybody but the trainee (FIR-01), ``Refusal`` when the answer
    already exists, the comment is missing or longer than 1,000 characters.
    """
    permit("acknowledge", observation, by)
    if kind not in ANSWERS:
        raise Refusal(
            code="respuesta",
            text=_("Choose one of the three answers."),
            reason="unknown answer",
            status=422,
            field="kind",
        )
    comment = comment.strip()
    if kind in NEEDS_COMMENT and not comment:
        raise Refusal(
            code="comentario",
            text=_("Write your comment: what you want to add or what you see differently."),
            reason="comment missing",
            status=422,
            field="comment",
        )
    if len(comment) > COMMENT_LIMIT:
        raise Refusal(
            code="comentario_largo",
            text=_("The comment may have up to 1,000 characters. Shorten it."),
            reason="comment too long",
            status=422,
            field="comment",
        )
    _standing, current = lock(observation)
    if not allows("acknowledge", current.state):
        raise wrong_state(current.state)
    at = at or timezone.now()
    answer = sealed_answer(
        observation=observation, kind=kind, comment=comment, by=by, witness=None, at=at
    )
    answer.save(force_insert=True)
    change_state(
        current=current,
        verb="acknowledge",
        actor=by,
        role=Role.TRAINEE,
        content_hash=answer.leaf,
        at=at,
    )
    return answer
