"""PUT of signed observations and the receipts that prove delivery."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from evaluations.actions.file_observation import Outcome, file_observation
from evaluations.choices import Hold
from evaluations.envelope import MAXIMUM_BYTES
from evaluations.models import InboxItem, ObservationState
from interface.content_digest import stated_digest
from interface.refusal import PROTOCOL, Refusal

router = Router(tags=["observations"])

MEDIA_TYPE = "application/vnd.fto.observation+json"
OLDEST_PROTO = 1


def _json(body: Any, status: int = 200) -> HttpResponse:
    response = JsonResponse(body, status=status, safe=False)
    response["X-FTO-Proto"] = PROTOCOL
    return response


def explain(holds: list[str]) -> list[dict[str, str]]:
    """Return each hold with its sentence in the reader's language."""
    return [{"code": code, "text": str(Hold(code).label)} for code in holds]


def receipt_body(item: InboxItem, state: str, holds: list[str]) -> dict[str, Any]:
    """Return a receipt: what a phone compares before it lets go of an item."""
    return {
        "id": str(item.pk),
        "digest": item.digest,
        "receipt": item.receipt,
        "received_at": item.received_at.isoformat(),
        "state": state,
        "holds": explain(holds),
    }


def _check_protocol(request: HttpRequest) -> None:
    proto = request.headers.get("X-FTO-Proto", PROTOCOL)
    if not re.fullmatch("[0-9]{1,4}", proto) or int(proto) < OLDEST_PROTO:
        raise Refusal(
            code="actualizar",
            text=_("This version of the application is too old. Update it to send."),
            reason="proto below minimum",
            status=426,
        )
    if request.content_type != MEDIA_TYPE:
        raise Refusal(
            code="sobre_invalido",
            text=_("The observation could not be read. Update the application and try again."),
            reason="media type",
            status=415,
        )
    if int(request.headers.get("Content-Length") or 0) > MAXIMUM_BYTES:
        raise Refusal(
            code="demasiado_grande",
            text=_("The observation is larger than 64 KB. Shorten its texts and sign again."),
            reason="size",
            status=413,
        )


@router.put("/observations/{uuid:observation_id}")
def put_observation(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """File exact bytes once: 201 new, 200 the same again, 202 held with its reasons."""
    _check_protocol(request)
    outcome: Outcome = file_observation(
        content=request.body,
        digest=stated_digest(request),
        person=request.auth,  # type: ignore[attr-defined]
        url_id=observation_id,
        device=request.headers.get("X-FTO-Device", ""),
        build=request.headers.get("X-FTO-Build", ""),
    )
    return _json(receipt_body(outcome.item, outcome.state, outcome.holds), outcome.status)


@router.get("/observations/{uuid:observation_id}/receipt")
def get_receipt(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Return the receipt of an own observation, 404 when it never arrived."""
    item = InboxItem.objects.filter(pk=observation_id, author=request.auth.pk).first()  # type: ignore[attr-defined]
    if item is None:
        raise Refusal(
            code="sin_recibo",
            text=_("This observation has not been received yet."),
            reason="unknown id",
            status=404,
        )
    current = ObservationState.objects.get(pk=item.pk)
    return _json(receipt_body(item, current.state, current.holds))


@router.get("/receipts")
def list_receipts(request: HttpRequest, since: datetime | None = None) -> HttpResponse:
    """Return own receipts since a moment (14 days ago by default), oldest first, 500 at most."""
    since = since or timezone.now() - timedelta(days=14)
    try:
        since = (timezone.make_aware(since) if timezone.is_naive(since) else since).astimezone(UTC)
    except OverflowError as beyond:
        raise Refusal(
            code="sobre_invalido",
            text=_("The request could not be read. Update the application and try again."),
            reason="since: out of range",
            status=422,
        ) from beyond
    rows = (
        ObservationState.objects.filter(
            observation__inbox__author=request.auth.pk,  # type: ignore[attr-defined]
            observation__inbox__received_at__gte=since,
        )
        .select_related("observation__inbox")
        .order_by("observation__inbox__received_at")[:500]
    )
    return _json({"receipts": [receipt_body(r.observation.inbox, r.state, r.holds) for r in rows]})
