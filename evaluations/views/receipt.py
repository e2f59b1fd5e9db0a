"""The receipt of a signature, and the way back from one made by mistake."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from evaluations.actions.retract import retract, retractable_until
from evaluations.choices import Hold, State
from evaluations.models import InboxItem, Observation
from evaluations.transitions import allows, is_correctable
from interface.refusal import Refusal
from mentors.signed_in import signed_in


def _own(request: HttpRequest, observation_id: UUID) -> InboxItem:
    """Return what the person signed, 404 for everybody else."""
    item = (
        InboxItem.objects.filter(pk=observation_id, author=request.user.pk)
        .select_related(
            "observation__current",
            "observation__first_reading",
            "observation__author",
            "observation__enrolment__trainee",
            "observation__enrolment__agency",
            "observation__enrolment__programme_version",
        )
        .first()
    )
    if item is None:
        raise Http404
    return item


def time_to_take_back(observation: Observation, now: datetime) -> tuple[datetime, str] | None:
    """Return until when it can be taken back and how long that is in words; ``None``: it cannot.

    Says what ``actions/retract.py`` decides, without its locks.
    """
    current = observation.current
    until = retractable_until(observation)
    replaced = observation.amends is not None and current.state != State.HELD
    if not allows("retract", current.state) or replaced or hasattr(observation, "first_reading"):
        return None
    # Less than a minute reads as «0 minutes»; whoever reads that does not make it.
    if until - now < timedelta(minutes=1):
        return None
    return until, timesince(now, until, depth=1)


def _draw(
    request: HttpRequest,
    template: str,
    item: InboxItem,
    *,
    refusal: Refusal | None = None,
) -> HttpResponse:
    observation = item.observation
    state = observation.current.state
    until, left = time_to_take_back(observation, timezone.now()) or (None, "")
    return render(
        request,
        template,
        {
            "item": item,
            "observation": observation,
            "holds": [Hold(code).label for code in observation.current.holds]
            if state == State.HELD
            else [],
            "taken_back": state == State.VOIDED
            and observation.events.filter(verb="retract").exists(),
            "may_correct": is_correctable(state, head=observation.current.head),
            "until": until,
            "left": left,
            "refusal": refusal,
        },
        status=refusal.status if refusal else 200,
    )


@login_required
@require_GET
def receipt(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Show what happened to a signed record: received, number, what happens next, who sees it."""
    return _draw(request, "evaluations/field/receipt.html", _own(request, observation_id))


@login_required
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Ask once more, then take the signature back."""
    item = _own(request, observation_id)
    if request.method == "POST":
        try:
            retract(observation=item.observation, by=signed_in(request))
        except Refusal as refusal:
            fresh = _own(request, observation_id)
            return _draw(request, "evaluations/field/take_back.html", fresh, refusal=refusal)
        messages.success(request, _("You took the signature back. The shift is open again."))
        return redirect("evaluations:receipt", observation_id)
    return _draw(request, "evaluations/field/take_back.html", item)
