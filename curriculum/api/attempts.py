"""PUT of the steps of an attempt: any order, any number of times."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import Router

from curriculum.actions.record_attempt_event import record_attempt_event
from curriculum.learner import learner_of
from curriculum.learning.events import MAXIMUM_BYTES
from interface.content_digest import stated_digest
from interface.refusal import PROTOCOL, Refusal

router = Router(tags=["learning"])

MEDIA_TYPE = "application/vnd.fto.attempt-event+json"


@router.put("/attempts/{uuid:attempt_id}/events/{int:number}")
def put_event(request: HttpRequest, attempt_id: UUID, number: int) -> HttpResponse:
    """Keep exact bytes once: 201 new, 200 the same again; the answer proves delivery."""
    if request.content_type != MEDIA_TYPE:
        raise Refusal(
            code="sobre_invalido",
            text=_("The step could not be read. Update the application and try again."),
            reason="media type",
            status=415,
        )
    if int(request.headers.get("Content-Length") or 0) > MAXIMUM_BYTES:
        raise Refusal(
            code="demasiado_grande",
            text=_("The step is larger than 4 KB. Update the application and try again."),
            reason="size",
            status=413,
        )
    outcome = record_attempt_event(
        person=learner_of(request),
        attempt_id=attempt_id,
        number=number,
        content=request.body,
        digest=stated_digest(request),
    )
    attempt, event = outcome.attempt, outcome.event
    response = JsonResponse(
        {
            "id": str(attempt.pk),
            "number": event.number,
            "digest": event.sha256,
            "received_at": event.received_at.isoformat(),
            "finished_at": attempt.finished_at.isoformat() if attempt.finished_at else None,
            "passed": attempt.passed,
        },
        status=201 if outcome.new else 200,
    )
    response["X-FTO-Proto"] = PROTOCOL
    return response
