"""Paper: a blank form to print, and the page on which somebody types in what was written on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from curriculum.form_definition import parse
from curriculum.queries.forms import form_for
from evaluations.queries.sheets import papers_of, sheet_of_paper, visible_assignments
from evaluations.views.interrupted import keeps_typed_text
from evaluations.views.write import Desk, posted_form_id, work
from interface.access import fetch
from interface.listing import listing
from mentors.choices import Role
from mentors.models import Assignment
from mentors.queries.scopes import scopes_of
from mentors.signed_in import signed_in

LINES = range(4)
"""Ruled lines below each question of the paper."""


@login_required
@require_GET
def papers(request: HttpRequest) -> HttpResponse:
    """List the pairs of the coordinator's scope: print a form, type one in."""
    person = signed_in(request)
    if not scopes_of(person).has(Role.COORDINATOR):
        raise PermissionDenied
    return render(
        request, "evaluations/paper/list.html", {"listing": listing(request, papers_of(person))}
    )


def _assignment(request: HttpRequest, assignment_id: UUID) -> Assignment:
    person = signed_in(request)
    rows = visible_assignments(person)
    return fetch(rows, "evaluations.transcribe_paper", person, pk=assignment_id)


@login_required
@require_GET
def blank(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    """Draw the form of a pair to print: the head is filled in, everything else is empty."""
    assignment = _assignment(request, assignment_id)
    form = form_for(assignment.enrolment.programme_version)
    definition = parse(form)
    by_coordination = assignment.officer_id != signed_in(request).pk
    return render(
        request,
        "evaluations/paper/blank.html",
        {
            "frame_template": "frames/panel.html" if by_coordination else "frames/app.html",
            "assignment": assignment,
            "form_version": form,
            "definition": definition,
            "values": range(definition.minimum, definition.maximum + 1),
            "lines": LINES,
        },
    )


def _desk(request: HttpRequest, assignment_id: UUID) -> Desk:
    assignment = _assignment(request, assignment_id)
    person = signed_in(request)
    by_coordination = assignment.officer_id != person.pk
    return Desk(
        sheet_of_paper(assignment, person, form_id=posted_form_id(request)),
        reverse("evaluations:transcribe", args=[assignment_id]),
        reverse("evaluations:keep_transcription", args=[assignment_id]),
        done_url=reverse("evaluations:papers") if by_coordination else "",
    )


@keeps_typed_text
@require_http_methods(["GET", "POST"])
def transcribe(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    """Draw the form on which a paper is typed in, and its review."""
    return work(request, _desk(request, assignment_id), request.POST.get("step", ""))


@keeps_typed_text
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    """Keep what was typed in; a reload of this address leads to the form."""
    if request.method == "GET":
        return redirect("evaluations:transcribe", assignment_id)
    return work(request, _desk(request, assignment_id), "sign")
