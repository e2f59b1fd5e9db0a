"""Write, review, sign, correct: the plain form. The scripted one is the same page and ends at the
API; both reach ``file_observation``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from uuid6 import uuid7

from evaluations.choices import Kind, State
from evaluations.envelope import Envelope
from evaluations.forms.client_settings import client_settings
from evaluations.forms.mending import (
    findings_for,
    own_record_of_shift,
    standing_notices,
    unusual_patterns,
)
from evaluations.forms.observation import ObservationForm, first_values
from evaluations.forms.review import review_of
from evaluations.forms.signing import file_once, filed_before, prepare
from evaluations.forms.typed import check_observation, read
from evaluations.models import Observation, ObservationEvent
from evaluations.payload import Typed, not_observed
from evaluations.queries.observations import visible_to, why_returned
from evaluations.queries.sheets import (
    OpenSheet,
    sheet_for,
    sheet_to_correct,
    typed_in,
    usual_hours,
    visible_assignments,
)
from evaluations.transitions import is_correctable
from evaluations.views.interrupted import keeps_typed_text
from interface.access import fetch
from interface.refusal import Refusal, refused
from mentors.models import User


@dataclass(frozen=True)
class Desk:
    """One sitting: the sheet, where its steps post to, and what a correction starts from."""

    opened: OpenSheet
    write_url: str
    sign_url: str
    base: Typed | None = None
    done_url: str = ""
    """Where a filed record leads; "" is its receipt."""

    @property
    def person(self) -> User:
        """Return the author."""
        return self.opened.person

    @cached_property
    def returned(self) -> ObservationEvent | None:
        """Return why the version to correct came back, if it did."""
        return why_returned(self.opened.base) if self.opened.base else None


def posted_form_id(request: HttpRequest) -> UUID | None:
    """Return the form that the page was drawn with, as the request says."""
    try:
        return UUID(request.POST.get("form", ""))
    except ValueError:
        return None


def desk_for(request: HttpRequest, assignment_id: UUID) -> Desk:
    """Return the desk of an assignment: 404 for a stranger, 403 for a reader."""
    person: User = request.user  # type: ignore[assignment]
    assignment = fetch(
        visible_assignments(person), "evaluations.write_observation", person, pk=assignment_id
    )
    return Desk(
        sheet_for(assignment, person, form_id=posted_form_id(request)),
        reverse("evaluations:write", args=[assignment_id]),
        reverse("evaluations:sign", args=[assignment_id]),
    )


def observation_to_correct(request: HttpRequest, observation_id: UUID) -> Observation:
    """Return the author's observation; 404 or 403 for others, ``Refusal`` when it is too late."""
    rows = visible_to(request.user).select_related(  # type: ignore[arg-type]
        "current",
        "form",
        "best_competency",
        "least_competency",
        "enrolment__trainee",
        "enrolment__agency",
        "enrolment__unit",
        "enrolment__programme_version",
    )
    observation = fetch(rows, "evaluations.correct_observation", request.user, pk=observation_id)
    state = observation.current.state
    if is_correctable(state, head=observation.current.head):
        return observation
    texts = {
        State.HELD: _("Your coordination is reviewing it. You can correct it once it is returned."),
        State.CLOSED: _("It is closed. Ask your coordination to correct it with you."),
    }
    raise Refusal(
        code="no_corregible",
        text=texts.get(State(state), _("There is a newer version, or it was voided.")),
        reason=f"state is {state}",
    )


def draw(
    request: HttpRequest,
    desk: Desk,
    typed: dict[str, str],
    *,
    errors: Mapping[str, str] | None = None,
    message: str = "",
    known: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Draw the form with everything typed so far; ``known``: what :func:`said_first` found."""
    form = ObservationForm(desk.opened, typed, dict(errors or {}), message)
    return render(
        request,
        "evaluations/field/write.html",
        {
            "form": form,
            "desk": desk,
            "opened": desk.opened,
            "settings": client_settings(desk.opened, base=desk.base),
            **(known or {}),
        },
        status=422 if form.error_links else 200,
    )


def said_first(desk: Desk, typed: Typed) -> dict[str, Any]:
    """Return what no answer in the form can avoid, said before the work and not after it."""
    moment = desk.opened.now
    usual = {
        "shift_start": "07:00",
        "shift_end": "19:00",
        "paper_date": moment.date().isoformat(),
        "paper_time": moment.strftime("%H:%M"),
    } | {name: value for name, value in typed.items() if value}
    _content, envelope = prepare(
        usual, desk.opened, envelope_id=uuid7(), now=timezone.now(), confirmed=False
    )
    notices = standing_notices(desk.opened, envelope)
    own = own_record_of_shift(desk.opened, envelope) if notices else None
    return {"notices": notices, "own_record": own}


def _seconds_spent(typed: Typed) -> float | None:
    started = typed.get("started", "")
    if not (started.isascii() and started.isdigit()):
        return None
    return timezone.now().timestamp() - int(started)


def review(
    request: HttpRequest,
    desk: Desk,
    typed: dict[str, str],
    *,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Check every rule and show what would be signed, under a number of its own."""
    opened = desk.opened
    wrong = check_observation(typed, opened.sheet, opened.today)
    if wrong:
        return draw(request, desk, typed, errors=wrong)
    now = timezone.now()
    typed = typed | {"envelope": str(uuid7())}
    _content, envelope = prepare(
        typed, opened, envelope_id=UUID(typed["envelope"]), now=now, confirmed=True
    )
    findings = findings_for(envelope, typed, opened, now=now)
    if findings.errors:
        return draw(request, desk, typed, errors=findings.errors)
    reviewed = review_of(typed, opened.definition, opened.sheet.zone, base=desk.base)
    return render(
        request,
        "evaluations/field/review.html",
        {
            "desk": desk,
            "opened": opened,
            "review": reviewed,
            "notices": [*findings.notices, *unusual_patterns(envelope, _seconds_spent(typed))],
            "own_record": own_record_of_shift(opened, envelope),
            "fields": sorted(typed.items()),
            "errors": [{"text": text, "href": f"#{name}"} for name, text in (errors or {}).items()],
            "confirm_error": (errors or {}).get("confirm", ""),
        },
        status=422 if errors else 200,
    )


def _envelope_id(typed: Typed) -> UUID | None:
    try:
        return UUID(typed.get("envelope", ""))
    except ValueError:
        return None


def sign_now(request: HttpRequest, desk: Desk, typed: dict[str, str]) -> HttpResponse:
    """File what was reviewed; a second press leads to the same receipt."""
    opened = desk.opened
    envelope_id = _envelope_id(typed)
    if envelope_id is None or check_observation(typed, opened.sheet, opened.today):
        return review(request, desk, typed)
    confirmed = request.POST.get("confirm") == "1"
    if not_observed(typed, opened.definition) and not confirmed:
        text = _("Confirm that you did not observe the other competencies.")
        return review(request, desk, typed, errors={"confirm": text})
    now = timezone.now()
    content, envelope = prepare(
        typed, opened, envelope_id=envelope_id, now=now, confirmed=confirmed
    )
    return file_reviewed(request, desk, typed, content, envelope)


def file_reviewed(
    request: HttpRequest, desk: Desk, typed: dict[str, str], content: bytes, envelope: Envelope
) -> HttpResponse:
    """Hand the bytes to intake; whatever stands against it brings the form back as typed."""
    opened = desk.opened
    if filed_before(content, envelope, opened) is None:
        # What is typed from paper arrives now; what is signed here, at its signature.
        now = envelope.typed_at or envelope.signed_at
        findings = findings_for(envelope, typed, opened, now=now)
        if findings.errors:
            return draw(request, desk, typed, errors=findings.errors)
    try:
        stands = file_once(content, envelope, opened)
    except Refusal as refusal:
        return draw(request, desk, typed, message=refusal.text)
    if not stands:
        text = _("You signed this page before with other answers. Check them and sign again.")
        return review(request, desk, typed, errors={"envelope": text})
    if desk.done_url:
        messages.success(request, _("Typed in and kept. Its author confirms it next."))
        return redirect(desk.done_url)
    return redirect("evaluations:receipt", envelope.id)


def work(request: HttpRequest, desk: Desk, step: str) -> HttpResponse:
    """Take one step of a sitting: draw, review, go back to the form, or sign."""
    if request.method != "POST":
        usual = usual_hours(desk.person, desk.opened.sheet.zone)
        typed = first_values(desk.opened, usual) | dict(desk.base or {})
        return draw(request, desk, typed, known=said_first(desk, typed))
    typed = read(request.POST, desk.opened.definition)
    if request.token_is_old:  # type: ignore[attr-defined]
        return draw(
            request,
            desk,
            typed,
            message=_(
                "This page was open for a long time. Nothing was sent and nothing was lost. Go on."
            ),
        )
    if step == "sign":
        return sign_now(request, desk, typed)
    if step == "review":
        return review(request, desk, typed)
    return draw(request, desk, typed)


@keeps_typed_text
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    """Draw the daily observation form of an assignment, and its review."""
    return work(request, desk_for(request, assignment_id), request.POST.get("step", ""))


@keeps_typed_text
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    """Sign a reviewed observation; a reload of this address leads to the form."""
    if request.method == "GET":
        return redirect("evaluations:write", assignment_id)
    return work(request, desk_for(request, assignment_id), "sign")


def desk_to_correct(request: HttpRequest, base: Observation) -> Desk:
    """Return the desk of a new version."""
    opened = sheet_to_correct(base, request.user)  # type: ignore[arg-type]
    return Desk(
        opened,
        reverse("evaluations:correct", args=[base.pk]),
        reverse("evaluations:sign_correction", args=[base.pk]),
        base=typed_in(base, opened.sheet.zone),
    )


def _correct(request: HttpRequest, observation_id: UUID, step: str) -> HttpResponse:
    from evaluations.views import absence

    try:
        base = observation_to_correct(request, observation_id)
    except Refusal as refusal:
        return refused(request, refusal, kept=dict(_texts(request.POST)))
    desk = desk_to_correct(request, base)
    if base.kind == Kind.NO_EVALUATION:
        return absence.work(request, desk)
    return work(request, desk, step)


def _texts(posted: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the narratives of a request: what a person would miss most."""
    return [
        (name, str(value))
        for name, value in posted.items()
        if str(value).strip() and (name.startswith("n-") or name in ("best", "least", "general"))
    ]


@keeps_typed_text
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Draw the form filled with the version in force: what is signed becomes a new version."""
    return _correct(request, observation_id, request.POST.get("step", ""))


@keeps_typed_text
@require_http_methods(["GET", "POST"])
def sign_correction(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Sign a reviewed correction."""
    if request.method == "GET":
        return redirect("evaluations:correct", observation_id)
    return _correct(request, observation_id, "sign")
