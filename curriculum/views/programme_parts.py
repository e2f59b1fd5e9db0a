"""The three pages that change a draft of a programme: phases, rules, words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from curriculum.actions.change_programme import change_phases, change_rules
from curriculum.choices import OfficerRule, PhaseKind, VersionStatus
from curriculum.forms.programmes import PhaseFormSet, RulesForm, WordsForm, phase_initial
from curriculum.limits import MOST_PHASES
from curriculum.models import ProgrammeVersion
from curriculum.views.access import WRITE, reader
from curriculum.views.programmes import visible
from interface.refusal import Refusal


def _not_a_draft(request: HttpRequest, version: ProgrammeVersion) -> HttpResponse | None:
    """Lead back to the page of a version that does not change any more."""
    if version.status == VersionStatus.DRAFT:
        return None
    messages.warning(request, _("This version is no draft any more, so it does not change."))
    return redirect("curriculum:programme", version.pk)


def _saved(request: HttpRequest, version: ProgrammeVersion) -> HttpResponse:
    messages.success(request, _("The draft was saved."))
    return redirect("curriculum:programme", version.pk)


@login_required
def phases(request: HttpRequest, version_id: int) -> HttpResponse:
    """Add, order, change and remove phases."""
    version = visible(request, version_id, WRITE)
    if answer := _not_a_draft(request, version):
        return answer
    if request.method == "POST" and "add" not in request.POST:
        formset = PhaseFormSet(request.POST, version=version)
        if formset.is_valid():
            try:
                change_phases(version=version, by=reader(request), phases=formset.phases())
            except Refusal as refusal:
                messages.warning(request, refusal.text)
                return redirect("curriculum:programme", version.pk)
            return _saved(request, version)
    elif request.method == "POST":
        formset = PhaseFormSet(initial=[*_typed(request, version), _blank], version=version)
        _number_last(formset)
    else:
        formset = PhaseFormSet(
            initial=[phase_initial(phase) for phase in version.phases.all()], version=version
        )
    return render(
        request,
        "curriculum/programmes/phases.html",
        {"version": version, "form": formset, "may_add": len(formset.forms) < MOST_PHASES},
        status=422 if formset.is_bound else 200,
    )


_blank = {
    "kind": PhaseKind.TRAINING,
    "days": 28,
    "rated": True,
    "unrated_first_days": 0,
    "officer_rule": OfficerRule.DIFFERENT,
}


def _typed(request: HttpRequest, version: ProgrammeVersion) -> list[dict[str, Any]]:
    """Return what stands in the fields now, right or wrong, so that nothing is lost."""
    sent = PhaseFormSet(request.POST, version=version)
    return [
        {name: form[name].value() for name in form.fields} for form in sent.forms[: MOST_PHASES - 1]
    ]


def _number_last(formset: Any) -> None:
    places = [str(form["place"].value() or "") for form in formset.forms[:-1]]
    last = max((int(place) for place in places if place.isdecimal()), default=0)
    formset.forms[-1].initial["place"] = last + 1


@login_required
def rules(request: HttpRequest, version_id: int) -> HttpResponse:
    """Change framework, narrative rule, thresholds and deadlines."""
    version = visible(request, version_id, WRITE)
    if answer := _not_a_draft(request, version):
        return answer
    person = reader(request)
    form = RulesForm(request.POST or None, person=person, version=version)
    if request.method == "POST" and form.is_valid():
        change_rules(
            version=version, by=person, framework=form.cleaned_data["framework"], **form.rules
        )
        return _saved(request, version)
    return _task(request, "rules", version, form)


@login_required
def words(request: HttpRequest, version_id: int) -> HttpResponse:
    """Change what people and papers are called."""
    version = visible(request, version_id, WRITE)
    if answer := _not_a_draft(request, version):
        return answer
    form = WordsForm(request.POST or None, version=version)
    if request.method == "POST" and form.is_valid():
        change_rules(version=version, by=reader(request), labels=form.labels)
        return _saved(request, version)
    return _task(request, "words", version, form)


def _task(
    request: HttpRequest, name: str, version: ProgrammeVersion, form: RulesForm | WordsForm
) -> HttpResponse:
    return render(
        request,
        f"curriculum/programmes/{name}.html",
        {"version": version, "form": form},
        status=422 if form.errors else 200,
    )
