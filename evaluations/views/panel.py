"""Leadership's pages: cohorts, the matrix P1 and one trainee P2."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.form_definition import Item, parse
from curriculum.queries.forms import form_for
from curriculum.terms import term
from evaluations.matrix import draw_matrix
from evaluations.queries.matrix import READERS, cohorts_for, matrix_rows, requirements
from evaluations.queries.observations import visible_to, with_people
from evaluations.queries.record import Point, points_by_competency
from evaluations.small_multiples import dots_of, raters_in_order
from interface.access import fetch
from interface.charts.ink import SHAPES
from interface.charts.multiples import Axes, draw_panel
from mentors.models import Unit
from mentors.queries.enrolments import visible_to as visible_enrolments
from mentors.queries.scopes import scopes_of
from mentors.signed_in import signed_in


@login_required
def cohorts(request: HttpRequest) -> HttpResponse:
    """List the cohorts a person reads; a single one opens at once."""
    if not scopes_of(signed_in(request)).has(*READERS):
        return render(request, "evaluations/panel/nothing_here.html")
    found = list(cohorts_for(signed_in(request)))
    if len(found) == 1:
        return redirect("evaluations:matrix", found[0].pk)
    return render(request, "evaluations/panel/cohorts.html", {"cohorts": found})


@login_required
def matrix(request: HttpRequest, cohort_id: int) -> HttpResponse:
    """Show who stands where: rows are trainees, columns competencies."""
    cohort = get_object_or_404(cohorts_for(signed_in(request)), pk=cohort_id)
    form = parse(form_for(cohort.programme_version))
    chosen = request.GET.get("unidad", "")
    unit_id = int(chosen) if chosen.isdigit() and len(chosen) < 10 else None
    needed = requirements(cohort)
    rows = matrix_rows(
        signed_in(request),
        cohort,
        form,
        needed=needed,
        unit_id=unit_id,
        today=timezone.localdate(),
    )
    question = _("Who is ready for the next phase, and what is missing?")
    trainee = term("trainee", country=cohort.agency.country, labels=cohort.programme_version.labels)
    table = draw_matrix(form, rows, required=len(needed), caption=question, trainee=trainee)
    return render(
        request,
        "evaluations/panel/matrix.html",
        {
            "cohort": cohort,
            "definition": form,
            "points": form.key,
            "rows": rows,
            "has_data": bool(rows),
            "table": table,
            "question": question,
            "counted": sum(row.counted for row in rows),
            "excluded": sum(row.excluded for row in rows),
            "units": Unit.objects.filter(agency=cohort.agency, enrolments__cohort=cohort)
            .distinct()
            .order_by("name"),
            "unit_id": unit_id,
        },
    )


@login_required
def trainee(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """Show how one trainee develops, and every observation behind it."""
    enrolment = fetch(
        visible_enrolments(signed_in(request)).select_related(
            "trainee", "cohort", "unit", "agency", "programme_version__programme"
        ),
        None,
        signed_in(request),
        pk=enrolment_id,
    )
    if not signed_in(request).has_perm("evaluations.view_record", enrolment):
        raise PermissionDenied
    form = parse(form_for(enrolment.programme_version))
    points = points_by_competency(enrolment)
    raters = raters_in_order(points.values())
    shapes = {rater: place % len(SHAPES) for place, (rater, _name) in enumerate(raters)}
    shifts = max((point.shift for series in points.values() for point in series), default=0)
    axes = Axes(shifts, low=form.minimum, high=form.maximum, acceptable=form.acceptable)
    groups = [
        {
            "name": group.name,
            "panels": [
                _panel(item, points.get(item.code, []), axes, shapes) for item in group.items
            ],
        }
        for group in form.groups
    ]
    observations = list(
        with_people(visible_to(signed_in(request))).filter(enrolment=enrolment, current__head=True)
    )
    is_own = enrolment.trainee_id == signed_in(request).pk
    in_panel = scopes_of(signed_in(request)).has(*READERS) and not is_own
    return render(
        request,
        "evaluations/panel/trainee.html",
        {
            "frame_template": "frames/panel.html" if in_panel else "frames/app.html",
            "is_own": is_own,
            "enrolment": enrolment,
            "phase": enrolment.phases.select_related("template").filter(current=True).first(),
            "groups": groups,
            "raters": [{"name": name, "shape": SHAPES[shapes[rater]]} for rater, name in raters],
            "shifts": shifts,
            "has_data": bool(shifts),
            "observations": observations,
        },
    )


def _panel(item: Item, series: list[Point], axes: Axes, shapes: dict[str, int]) -> dict[str, Any]:
    """Return the drawing of one competency and the same figures as text."""
    return {
        "title": item.name,
        "code": item.code,
        "drawing": draw_panel(dots_of(series, shapes), title=f"{item.code} {item.name}", axes=axes),
        "count": len(series),
        "values": ", ".join(str(point.value) for point in series),
    }
