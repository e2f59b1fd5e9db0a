"""Programmes: the list, one version with its history, and the form that follows from it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from curriculum.actions.discard_draft import discard_draft
from curriculum.actions.draft_programme import draft_next_version, draft_programme
from curriculum.actions.propose_version import propose_version
from curriculum.choices import IN_FORCE, VersionStatus
from curriculum.comparison import changes_of, rated_in_words
from curriculum.definition_content import phase_content, programme_content
from curriculum.form_preview import preview as preview_of
from curriculum.forms.programmes import StartForm
from curriculum.forms.publication import ProposeForm
from curriculum.limits import DEADLINES, LEAST_ACCEPTABLE, NARRATIVE, NUMBERS, THRESHOLDS
from curriculum.models import PhaseTemplate, ProgrammeVersion, in_language
from curriculum.queries.programmes import published_before, versions_visible_to, with_versions
from curriculum.queries.publications import waiting_publications
from curriculum.views.access import WRITE, reader, say_at, writer
from curriculum.views.publication import address_of, beside, came_back
from curriculum.words import term_labels
from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal


def visible(
    request: HttpRequest, version_id: int, permission: str | None = None
) -> ProgrammeVersion:
    """Return a version that the person may see, or may do that with."""
    person = reader(request)
    return fetch(
        versions_visible_to(person).prefetch_related("phases"), permission, person, pk=version_id
    )


@login_required
@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """List programmes, own ones first, and what waits for this person's decision."""
    person = reader(request)
    return render(
        request,
        "curriculum/programmes/list.html",
        {
            "listing": listing(request, with_versions(person)),
            "waiting": [row for row in waiting_publications(person) if row.programme_version_id],
            "writes": person.has_perm(WRITE),
        },
    )


def _drafted() -> str:
    return _("The draft is ready. Nobody uses it until it is published.")


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Start a programme of the agency from a template."""
    person = writer(request)
    initial = {"source": request.GET.get("desde")}
    form = StartForm(request.POST or None, person=person, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            version = draft_programme(by=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("code", refusal.text)
        else:
            messages.success(
                request, _("The draft is ready. Nobody uses it until it is published.")
            )
            return redirect("curriculum:programme", version.pk)
    status = 422 if form.errors else 200
    return render(request, "curriculum/programmes/start.html", {"form": form}, status=status)


@login_required
@require_GET
def programme(request: HttpRequest, version_id: int) -> HttpResponse:
    """Show one version: what it says, what changed, what happened, what can be done."""
    return page(request, visible(request, version_id))


def page(
    request: HttpRequest,
    version: ProgrammeVersion,
    bound: forms.Form | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Draw the page of a version; ``bound`` is a form beside it that came back."""
    person = reader(request)
    before = published_before(version)
    versions = list(
        versions_visible_to(person).filter(programme=version.programme).order_by("-version")
    )
    next_step = beside(version, person, bound)
    return render(
        request,
        "curriculum/programmes/detail.html",
        {
            "version": version,
            "versions": versions,
            "before": before,
            "changes": changes_of(programme_content(before), programme_content(version))
            if before
            else [],
            "phase_columns": [
                {"label": _("Phase")},
                {"label": _("Kind")},
                {"label": _("Days"), "number": True},
                {"label": _("Rated")},
                {"label": _("Who may accompany")},
            ],
            "phases": [_phase_row(phase) for phase in version.phases.all()],
            "weeks": round(sum(phase.days for phase in version.phases.all()) / 7),
            "rules": _rules(version),
            "words": [
                {"key": label, "value": in_language(version.labels.get(key, {}))}
                for key, label in term_labels().items()
                if version.labels.get(key)
            ],
            "edits": "propose" in next_step["verbs"],
            "copy_href": f"{reverse('curriculum:programme_start')}?desde={version.pk}"
            if version.status == VersionStatus.OPEN and person.has_perm(WRITE)
            else "",
            "may_draft": version == versions[0]
            and version.status in IN_FORCE
            and person.has_perm(WRITE, version),
            **next_step,
        },
        status=status,
    )


def _phase_row(phase: PhaseTemplate) -> list[dict[str, Any]]:
    """Return one phase as cells of a table."""
    return [
        {"text": phase.name},
        {"text": phase.get_kind_display()},
        {"text": phase.days},
        {"text": rated_in_words(phase_content(phase)) or _("Yes")},
        {"text": phase.get_officer_rule_display()},
    ]


def _rules(version: ProgrammeVersion) -> list[dict[str, Any]]:
    """Return the numbers in three groups, each with its heading."""
    titles = {
        NARRATIVE: _("When a comment is required"),
        THRESHOLDS: _("What counts as ready"),
        DEADLINES: _("Deadlines"),
    }
    groups: list[dict[str, Any]] = [
        {
            "title": title,
            "columns": [{"label": _("Rule")}, {"label": _("Value"), "number": True}],
            "rows": [
                [{"text": number.label}, {"text": getattr(version, group).get(number.key, "–")}]
                for number in NUMBERS
                if number.group == group
            ],
        }
        for group, title in titles.items()
    ]
    least = version.narrative_rule.get("least_acceptable", "")
    groups[0]["rows"].append(
        [
            {"text": _("Least acceptable performance")},
            {"text": dict(LEAST_ACCEPTABLE).get(least, least)},
        ]
    )
    return groups


@login_required
@require_GET
def preview(request: HttpRequest, version_id: int) -> HttpResponse:
    """Show the observation form as it would be for this version."""
    version = visible(request, version_id)
    form = preview_of(version)
    return render(
        request,
        "curriculum/programmes/preview.html",
        {
            "version": version,
            "definition": form,
            "points": form.key,
        },
    )


@login_required
@require_POST
def next_version(request: HttpRequest, version_id: int) -> HttpResponse:
    """Start the next draft of an own programme."""
    version = visible(request, version_id, WRITE)
    try:
        made = draft_next_version(programme=version.programme, by=reader(request))
    except Refusal as refusal:
        messages.warning(request, refusal.text)
        return redirect("curriculum:programme", version.pk)
    messages.success(request, _drafted())
    return redirect("curriculum:programme", made.pk)


@login_required
@require_POST
def propose(request: HttpRequest, version_id: int) -> HttpResponse:
    """Ask a second person to publish the draft."""
    version = visible(request, version_id, WRITE)
    form = ProposeForm(request.POST)
    if form.is_valid():
        try:
            propose_version(definition=version, by=reader(request), note=form.cleaned_data["note"])
        except Refusal as refusal:
            say_at(form, refusal)
        else:
            messages.success(request, _("Proposed. Another person decides now."))
            return redirect(address_of(version))
    return came_back(request, version, form)


@login_required
@require_POST
def discard(request: HttpRequest, version_id: int) -> HttpResponse:
    """Throw the draft away."""
    version = visible(request, version_id, WRITE)
    try:
        discard_draft(definition=version, by=reader(request))
    except Refusal as refusal:
        messages.warning(request, refusal.text)
        return redirect(address_of(version))
    messages.success(request, _("The draft was discarded."))
    return redirect("curriculum:programmes")
