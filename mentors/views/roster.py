"""The coordinator imports a roster: upload, review, apply, result. Works without JavaScript."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from interface.refusal import Refusal
from interface.spreadsheets import uploads
from mentors.actions.import_roster import import_roster, plan_roster
from mentors.forms.roster import ConfirmForm, UploadForm
from mentors.models import Agency, User
from mentors.roster.plan import Outcome, Plan
from mentors.roster.reading import read_table

UPLOAD_KEY = "roster_upload"
RESULT_KEY = "roster_result"
PER_PAGE = 200


def importer(request: HttpRequest) -> tuple[User, Agency]:
    """Return the signed-in person and the own agency; raises PermissionDenied without the right."""
    person = request.user
    if not isinstance(person, User) or person.agency is None:
        raise PermissionDenied
    if not person.has_perm("mentors.import_roster", person.agency):
        raise PermissionDenied
    return person, person.agency


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take the file. It is read here, and compared with the records on the next page."""
    _person, agency = importer(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _drop_upload(request)
        request.session[UPLOAD_KEY] = {
            "name": uploads.keep(form.cleaned_data["file"]),
            "title": form.title,
        }
        return redirect("mentors:import_review")
    status = 422 if form.errors else 200
    return render(
        request, "mentors/roster/upload.html", {"form": form, "agency": agency}, status=status
    )


@login_required
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Show what would happen to every row; a POST applies exactly that."""
    person, agency = importer(request)
    found = request.session.get(UPLOAD_KEY, {})
    content = uploads.kept(found.get("name", ""))
    if content is None:
        messages.warning(request, _("The file is not here any more. Choose it again."))
        return redirect("mentors:import")
    if request.method == "POST":
        return _apply(request, found["name"], content)
    plan = plan_roster(table=read_table(content), agency=agency, by=person)
    confirm = ConfirmForm(initial={"plan": ConfirmForm.sign(found["name"], plan.digest)})
    wanted = _wanted(request)
    results = plan.of(Outcome(wanted)) if wanted else plan.results
    page = Paginator(results, PER_PAGE).get_page(request.GET.get("page"))
    faces = _faces()
    return render(
        request,
        "mentors/roster/review.html",
        {
            "agency": agency,
            "title": found.get("title", ""),
            "tabs": _tabs(plan, wanted),
            "page": page,
            "rows": [(result, faces[result.outcome.value]) for result in page.object_list],
            "query": f"ver={wanted}" if wanted else "",
            "plan": plan,
            "applies": bool(plan.of(Outcome.CREATED) or plan.of(Outcome.UPDATED)),
            "confirm": confirm,
        },
    )


@login_required
@require_GET
def result(request: HttpRequest) -> HttpResponse:
    """Say what was written and what comes next."""
    _person, agency = importer(request)
    counts = request.session.get(RESULT_KEY)
    if counts is None:
        return redirect("mentors:import")
    return render(
        request, "mentors/roster/result.html", {"agency": agency, "facts": _facts(counts)}
    )


def _apply(request: HttpRequest, name: str, content: bytes) -> HttpResponse:
    person, agency = importer(request)
    form = ConfirmForm(request.POST)
    if not form.is_valid() or form.cleaned_data["plan"][0] != name:
        messages.warning(request, _("Another file was opened meanwhile. Review this one first."))
        return redirect("mentors:import_review")
    try:
        plan = import_roster(
            table=read_table(content),
            agency=agency,
            by=person,
            agreed=form.cleaned_data["plan"][1],
        )
    except Refusal as refusal:
        messages.warning(request, refusal.text)
        return redirect("mentors:import_review")
    _drop_upload(request)
    request.session[RESULT_KEY] = plan.counts
    return redirect("mentors:import_result")


def _drop_upload(request: HttpRequest) -> None:
    found = request.session.pop(UPLOAD_KEY, None)
    if found:
        uploads.drop(found["name"])


def _faces() -> dict[str, dict[str, str]]:
    """Return label, tone and icon of each outcome, in the order of the tabs."""
    return {
        "created": {"label": _("New person"), "tone": "ok", "icon": "add"},
        "updated": {"label": _("With changes"), "tone": "info", "icon": "edit"},
        "unchanged": {"label": _("No changes"), "tone": "", "icon": "check"},
        "rejected": {"label": _("Rejected row"), "tone": "error", "icon": "error"},
    }


def _facts(counts: dict[str, int]) -> list[dict[str, Any]]:
    return [{"key": face["label"], "value": counts[name]} for name, face in _faces().items()]


def _wanted(request: HttpRequest) -> str:
    """Return the outcome that the address asks for, or ``""`` for every row."""
    wanted = request.GET.get("ver", "")
    return wanted if wanted in _faces() else ""


def _tabs(plan: Plan, chosen: str) -> list[dict[str, Any]]:
    counts = plan.counts
    tabs = [{"href": "?", "label": _("All"), "count": len(plan.results), "chosen": not chosen}]
    return tabs + [
        {
            "href": f"?ver={name}",
            "label": face["label"],
            "count": counts[name],
            "chosen": name == chosen,
        }
        for name, face in _faces().items()
    ]
