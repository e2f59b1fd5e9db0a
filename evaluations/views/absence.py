"""«Sin evaluación hoy»: a shift without ratings, with its reason, in one small page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from uuid6 import uuid7

from evaluations.choices import Disposition, Kind
from evaluations.forms.mending import findings_for
from evaluations.forms.observation import ObservationForm, first_values
from evaluations.forms.signing import file_once, filed_before, prepare
from evaluations.forms.typed import ABSENCES, Errors, check_absence, read
from evaluations.queries.sheets import FIRST_SHIFT, sheet_for, visible_assignments
from evaluations.views.interrupted import keeps_typed_text
from evaluations.views.write import Desk, posted_form_id
from interface.access import fetch
from interface.refusal import Refusal
from mentors.models import User


def draw(
    request: HttpRequest,
    desk: Desk,
    typed: dict[str, str],
    *,
    errors: Errors | None = None,
    message: str = "",
) -> HttpResponse:
    """Draw the page under a fresh number."""
    typed = typed | {"envelope": typed.get("envelope") or str(uuid7())}
    form = ObservationForm(desk.opened, typed, dict(errors or {}), message)
    return render(
        request,
        "evaluations/field/absence.html",
        {
            "form": form,
            "desk": desk,
            "opened": desk.opened,
            "dispositions": [
                {"value": value.value, "label": _reason(Disposition(value))} for value in ABSENCES
            ],
        },
        status=422 if form.error_links else 200,
    )


def _reason(disposition: Disposition) -> str:
    """Return how a reason reads on a page that asks «why was there no evaluation?»."""
    other = disposition == Disposition.NO_EVALUATION
    return _("Other reason") if other else str(disposition.label)


def work(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Draw the page, or file what it says."""
    opened = desk.opened
    if request.method != "POST":
        typed = first_values(opened, FIRST_SHIFT) | dict(desk.base or {})
        return draw(request, desk, typed)
    typed = read(request.POST, opened.definition) | {"kind": Kind.NO_EVALUATION.value}
    if request.token_is_old:  # type: ignore[attr-defined]
        return draw(
            request,
            desk,
            typed,
            message=_(
                "This page was open for a long time. Nothing was sent and nothing was lost. Go on."
            ),
        )
    if request.POST.get("step") != "sign":
        return draw(request, desk, typed)
    errors = check_absence(typed, opened.sheet, opened.today)
    if errors:
        return draw(request, desk, typed, errors=errors)
    return _file(request, desk, typed)


def _file(request: HttpRequest, desk: Desk, typed: dict[str, str]) -> HttpResponse:
    opened = desk.opened
    now = timezone.now()
    try:
        number = UUID(typed.get("envelope", ""))
        content, envelope = prepare(typed, opened, envelope_id=number, now=now, confirmed=False)
        if filed_before(content, envelope, opened) is None:
            findings = findings_for(envelope, typed, opened, now=now)
            if findings.errors:
                return draw(request, desk, typed, errors=findings.errors)
        stands = file_once(content, envelope, opened)
    except ValueError:
        return draw(request, desk, typed | {"envelope": ""})
    except Refusal as refusal:
        return draw(request, desk, typed, message=refusal.text)
    if not stands:
        text = _("You signed this page before with other answers. Check them and sign again.")
        return draw(request, desk, typed | {"envelope": ""}, message=text)
    return redirect("evaluations:receipt", envelope.id)


@keeps_typed_text
@require_http_methods(["GET", "POST"])
def no_evaluation(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    """Record a shift without evaluation of one's trainee."""
    person: User = request.user  # type: ignore[assignment]
    assignment = fetch(
        visible_assignments(person), "evaluations.write_observation", person, pk=assignment_id
    )
    address = reverse("evaluations:no_evaluation", args=[assignment_id])
    opened = sheet_for(assignment, person, form_id=posted_form_id(request))
    return work(request, Desk(opened, address, address))
