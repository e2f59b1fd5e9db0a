"""Frameworks: the list, one version with its history, copies, drafts and the spreadsheet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from curriculum.actions.discard_draft import discard_draft
from curriculum.actions.draft_framework import copy_framework
from curriculum.actions.propose_version import propose_version
from curriculum.actions.write_framework import write_framework
from curriculum.choices import IN_FORCE, VersionStatus
from curriculum.comparison import changes_of, facts_of_competency
from curriculum.definition_content import framework_content
from curriculum.forms.frameworks import CopyForm, FrameworkForm
from curriculum.forms.publication import ProposeForm
from curriculum.framework_file import export
from curriculum.models import Framework, in_language
from curriculum.people import Person
from curriculum.queries.frameworks import visible_to, with_size
from curriculum.queries.publications import waiting_publications
from curriculum.views.access import WRITE, reader, say_at, writer
from curriculum.views.publication import address_of, beside, came_back
from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from interface.spreadsheets.writing import CONTENT_TYPE


def visible(request: HttpRequest, framework_id: UUID, permission: str | None = None) -> Framework:
    """Return a framework that the person may see, or may do that with."""
    person = reader(request)
    rows = visible_to(person).select_related("scale")
    return fetch(rows, permission, person, pk=framework_id)


@login_required
@require_GET
def frameworks(request: HttpRequest) -> HttpResponse:
    """List frameworks, own ones first, and what waits for this person's decision."""
    person = reader(request)
    return render(
        request,
        "curriculum/frameworks/list.html",
        {
            "listing": listing(request, with_size(person)),
            "waiting": [row for row in waiting_publications(person) if row.framework_id],
            "writes": person.has_perm(WRITE),
        },
    )


@login_required
@require_GET
def framework(request: HttpRequest, framework_id: UUID) -> HttpResponse:
    """Show one framework: what it says, what changed, what happened, what can be done."""
    return page(request, visible(request, framework_id))


def page(
    request: HttpRequest, row: Framework, bound: forms.Form | None = None, *, status: int = 200
) -> HttpResponse:
    """Draw the page of a framework; ``bound`` is a form beside it that came back."""
    person = reader(request)
    content = framework_content(row)
    before = _published_before(row, person)
    next_step = beside(row, person, bound)
    return render(
        request,
        "curriculum/frameworks/detail.html",
        {
            "framework": row,
            "points": [
                {"value": point["value"], "label": in_language(point["label"])}
                for point in row.scale.points
            ],
            "domains": _domains(content),
            "before": before,
            "changes": changes_of(framework_content(before), content) if before else [],
            "edits": "propose" in next_step["verbs"],
            "may_copy": row.status in IN_FORCE and person.has_perm(WRITE),
            **next_step,
        },
        status=status,
    )


def _published_before(row: Framework, person: Person) -> Framework | None:
    return (
        visible_to(person)
        .filter(
            agency_code=row.agency_code,
            code=row.code,
            version__lt=row.version,
            status__in=IN_FORCE,
        )
        .select_related("scale")
        .order_by("-version")
        .first()
    )


def _domains(content: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "code": domain["code"],
            "name": in_language(domain["names"]),
            "rows": [
                {
                    "code": row["code"],
                    "name": in_language(row["names"]),
                    "facts": facts_of_competency(row),
                    "anchors": [
                        {"value": value, "text": in_language(texts)}
                        for value, texts in row["anchors"].items()
                    ],
                }
                for row in domain["competencies"]
            ],
        }
        for domain in content["domains"]
    ]


@login_required
@require_GET
def download(request: HttpRequest, framework_id: UUID) -> HttpResponse:
    """Send the framework as a spreadsheet that can be changed and uploaded again."""
    row = visible(request, framework_id)
    return spreadsheet(export.as_workbook(framework_content(row)), f"{row.code}-v{row.version}")


@login_required
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty spreadsheet."""
    reader(request)
    return spreadsheet(export.template(), "marco")


def spreadsheet(content: bytes, name: str) -> HttpResponse:
    """Answer with an XLSX file to keep."""
    answer = HttpResponse(content, content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


@login_required
def copy(request: HttpRequest, framework_id: UUID) -> HttpResponse:
    """Start a draft from a published framework."""
    person = writer(request)
    source = visible(request, framework_id)
    own = source.agency_code != ""
    initial = {"code": source.code if own else "", "name": source.names.get("es", "")}
    form = CopyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = copy_framework(source=source, by=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("code", refusal.text)
        else:
            messages.success(
                request, _("The draft is ready. Nobody uses it until it is published.")
            )
            return redirect("curriculum:framework", made.pk)
    return render(
        request,
        "curriculum/frameworks/copy.html",
        {"form": form, "framework": source},
        status=422 if form.errors else 200,
    )


@login_required
def change(request: HttpRequest, framework_id: UUID) -> HttpResponse:
    """Change name and scale of a draft."""
    row = visible(request, framework_id, WRITE)
    if row.status != VersionStatus.DRAFT:
        messages.warning(request, _("This version is no draft any more, so it does not change."))
        return redirect("curriculum:framework", row.pk)
    initial = {"name": row.names.get("es", ""), "scale": row.scale_id}
    form = FrameworkForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        write_framework(framework=row, by=reader(request), **form.cleaned_data)
        messages.success(request, _("The draft was saved."))
        return redirect("curriculum:framework", row.pk)
    return render(
        request,
        "curriculum/frameworks/change.html",
        {"form": form, "framework": row},
        status=422 if form.errors else 200,
    )


@login_required
@require_POST
def propose(request: HttpRequest, framework_id: UUID) -> HttpResponse:
    """Ask a second person to publish the draft."""
    row = visible(request, framework_id, WRITE)
    form = ProposeForm(request.POST)
    if form.is_valid():
        try:
            propose_version(definition=row, by=reader(request), note=form.cleaned_data["note"])
        except Refusal as refusal:
            say_at(form, refusal)
        else:
            messages.success(request, _("Proposed. Another person decides now."))
            return redirect(address_of(row))
    return came_back(request, row, form)


@login_required
@require_POST
def discard(request: HttpRequest, framework_id: UUID) -> HttpResponse:
    """Throw the draft away."""
    row = visible(request, framework_id, WRITE)
    try:
        discard_draft(definition=row, by=reader(request))
    except Refusal as refusal:
        messages.warning(request, refusal.text)
        return redirect(address_of(row))
    messages.success(request, _("The draft was discarded."))
    return redirect("curriculum:frameworks")
