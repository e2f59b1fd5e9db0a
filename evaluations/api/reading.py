"""GET: session, bootstrap and form definitions."""

from __future__ import annotations

import hashlib
import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from ninja import Router

from curriculum.models import FormVersion
from evaluations.queries.bootstrap import bootstrap_for
from interface.refusal import PROTOCOL, Refusal

router = Router(tags=["phone"])

FOR_EVER = "private, max-age=31536000, immutable"
"""A published form never changes; its address names its version."""


def _has(request: HttpRequest, etag: str) -> bool:
    """Tell whether the sender has that version; compression weakens the tag (RFC 9110, 8.8.1)."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return any(tag.removeprefix("W/") == etag for tag in known)


def _not_modified(etag: str) -> HttpResponse:
    response = HttpResponse(status=304)
    response["ETag"] = etag
    response["X-FTO-Proto"] = PROTOCOL
    return response


@router.get("/session")
def session(request: HttpRequest) -> HttpResponse:
    """Return who is signed in, a fresh CSRF token and the server's clock."""
    person = request.auth  # type: ignore[attr-defined]
    response = JsonResponse(
        {
            "user": str(person.pk),
            "csrf": get_token(request),
            "server_time": timezone.now().isoformat(),
            "expires_at": request.session.get_expiry_date().isoformat(),
            "proto": {"min": 1, "cur": 1},
            "wipe_epoch": 0,
            "seal_key": None,
        }
    )
    response["X-FTO-Proto"] = PROTOCOL
    return response


@router.get("/bootstrap")
def bootstrap(request: HttpRequest) -> HttpResponse:
    """Return the officer's assignments and forms; 304 when nothing changed."""
    content = json.dumps(
        bootstrap_for(request.auth, timezone.localdate()),  # type: ignore[attr-defined]
        ensure_ascii=False,
        sort_keys=True,
    )
    etag = f'"{hashlib.sha256(content.encode()).hexdigest()}"'
    if _has(request, etag):
        return _not_modified(etag)
    response = HttpResponse(content, content_type="application/json")
    response["ETag"] = etag
    response["X-FTO-Proto"] = PROTOCOL
    return response


@router.get("/forms/{uuid:form_id}/{int:version}")
def form_definition(request: HttpRequest, form_id: UUID, version: int) -> HttpResponse:
    """Return the exact text that was hashed; it never changes, so it may be kept for ever."""
    form = FormVersion.objects.filter(pk=form_id, version=version).first()
    if form is None:
        raise Refusal(
            code="formulario_desconocido",
            text=_("This version of the form does not exist. Update the application."),
            reason="unknown form",
            status=404,
        )
    etag = f'"{form.sha256}"'
    if _has(request, etag):
        response = _not_modified(etag)
    else:
        response = HttpResponse(form.definition, content_type="application/json")
        response["ETag"] = etag
        response["X-FTO-Proto"] = PROTOCOL
    response["Cache-Control"] = FOR_EVER
    return response
