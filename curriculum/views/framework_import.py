"""An agency's own framework from a spreadsheet: upload, review, apply as a draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from curriculum.actions.import_framework import import_framework, plan_framework
from curriculum.comparison import competency_in_words
from curriculum.forms.frameworks import FrameworkUploadForm
from curriculum.framework_file.columns import COLUMNS, CRITERIA, EVIDENCE_WORDS, LAYOUT
from curriculum.models import Scale
from curriculum.people import Person, agency_code_of
from curriculum.views.access import writer
from interface.refusal import Refusal
from interface.spreadsheets import uploads
from interface.spreadsheets.reading import read_table

KEY = "framework_upload"
SHOWN_PROBLEMS = 100


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take the file and say what it is; nothing is written yet."""
    writer(request)
    known = request.session.get(KEY, {}) if request.GET.get("otra") else {}
    initial = known or {name: request.GET.get(name, "") for name in ("code", "name", "scale")}
    form = FrameworkUploadForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        _drop(request)
        request.session[KEY] = {
            "upload": uploads.keep(form.cleaned_data["file"]),
            "title": form.title,
            "code": form.cleaned_data["code"].strip().upper(),
            "name": form.cleaned_data["name"],
            "scale": form.cleaned_data["scale"].pk,
        }
        return redirect("curriculum:framework_review")
    return render(
        request,
        "curriculum/frameworks/upload.html",
        {
            "form": form,
            "columns": ", ".join(COLUMNS),
            "criteria": ", ".join(CRITERIA),
            "evidence": ", ".join(EVIDENCE_WORDS),
        },
        status=422 if form.errors else 200,
    )


@login_required
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Show what every row would become, or what is wrong in it; a POST writes the draft."""
    person = writer(request)
    known = request.session.get(KEY, {})
    content = uploads.kept(known.get("upload", ""))
    scale = Scale.objects.filter(pk=known.get("scale")).first()
    if content is None or scale is None:
        messages.warning(request, _("The file is not here any more. Choose it again."))
        return redirect("curriculum:framework_upload")
    if request.method == "POST":
        return _apply(request, person, known, content, scale)
    plan = plan_framework(
        table=read_table(content, LAYOUT),
        agency_code=agency_code_of(person),
        code=known["code"],
        scale=scale,
        by=person,
    )
    return render(
        request,
        "curriculum/frameworks/review.html",
        {
            "known": known,
            "scale": scale,
            "plan": plan,
            "problems": plan.problems[:SHOWN_PROBLEMS],
            "more": max(0, len(plan.problems) - SHOWN_PROBLEMS),
            "rows": [
                (domain, row["code"], competency_in_words(row), len(row["anchors"]))
                for domain in plan.domains
                for row in domain["competencies"]
            ],
        },
    )


def _apply(
    request: HttpRequest, person: Person, known: dict[str, Any], content: bytes, scale: Scale
) -> HttpResponse:
    if request.POST.get("upload") != known["upload"]:
        messages.warning(request, _("Another file was opened meanwhile. Review this one first."))
        return redirect("curriculum:framework_review")
    try:
        framework = import_framework(
            table=read_table(content, LAYOUT),
            agency_code=agency_code_of(person),
            code=known["code"],
            name=known["name"],
            scale=scale,
            by=person,
        )
    except Refusal as refusal:
        messages.warning(request, refusal.text)
        return redirect("curriculum:framework_review")
    _drop(request)
    messages.success(request, _("The draft is ready. Nobody uses it until it is published."))
    return redirect("curriculum:framework", framework.pk)


def _drop(request: HttpRequest) -> None:
    known = request.session.pop(KEY, None)
    if known:
        uploads.drop(known["upload"])
