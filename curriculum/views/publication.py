"""Two people publish: what stands beside a definition, and what each of the two may say."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from curriculum.actions.approve_version import approve_version
from curriculum.actions.return_version import return_version
from curriculum.actions.withdraw_proposal import withdraw_proposal
from curriculum.choices import ProposalState
from curriculum.forms.publication import DecideForm, ProposeForm
from curriculum.models import Framework, ProgrammeVersion, Proposal
from curriculum.people import Person
from curriculum.queries.publications import proposals_of, visible_to
from curriculum.soundness import problems_of
from curriculum.transitions import DECIDE, WITHDRAW, WRITE, verbs_from
from curriculum.views.access import reader
from interface.access import fetch
from interface.refusal import Refusal

Definition = Framework | ProgrammeVersion
VERBS = {"approve": DECIDE, "return": DECIDE, "withdraw": WITHDRAW}


def address_of(definition: Definition) -> str:
    """Return the page of a definition."""
    name = "framework" if isinstance(definition, Framework) else "programme"
    return reverse(f"curriculum:{name}", args=[definition.pk])


def beside(
    definition: Definition, person: Person, bound: forms.Form | None = None
) -> dict[str, Any]:
    """Return what ``curriculum/publication.html`` draws; ``bound`` is a form that came back."""
    proposals = proposals_of(definition)
    waiting = next((row for row in proposals if row.state == ProposalState.WAITING), None)
    verbs = {
        row.verb
        for row in verbs_from(definition.status)
        if (subject := definition if row.permission == WRITE else waiting) is not None
        and person.has_perm(row.permission, subject)
    }
    if proposals:
        verbs.discard("discard")
    own = waiting is not None and waiting.proposed_by_id == person.pk
    return {
        "verbs": verbs,
        "decides": bool(verbs) or own,
        "waiting": waiting,
        "own_proposal": own,
        "events": [event for row in proposals for event in _events(row)],
        "problems": problems_of(definition) if "propose" in verbs else [],
        "propose_form": bound if isinstance(bound, ProposeForm) else ProposeForm(),
        "decide_form": bound if isinstance(bound, DecideForm) else DecideForm(),
        "form": bound,
    }


def _events(row: Proposal) -> list[dict[str, Any]]:
    proposed = {
        "at": row.proposed_at,
        "title": _("Proposed"),
        "who": row.proposed_by,
        "text": row.note,
    }
    if row.decided_at is None:
        return [proposed | {"current": True}]
    decided = {
        "at": row.decided_at,
        "title": row.get_state_display(),
        "who": row.decided_by,
        "text": row.reason,
    }
    return [proposed, decided]


@login_required
@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Lead to what is proposed; a POST decides it with the verb of the button."""
    person = reader(request)
    verb = request.POST.get("verb", "")
    proposal = fetch(visible_to(person), VERBS.get(verb), person, pk=proposal_id)
    if verb not in VERBS:
        return redirect(address_of(proposal.definition))
    form = DecideForm(request.POST)
    if form.is_valid():
        try:
            _say(verb, proposal, person, form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error("reason" if refusal.code == "reason_required" else None, refusal.text)
        else:
            messages.success(request, _DONE[verb]())
            return redirect(address_of(proposal.definition))
    return came_back(request, proposal.definition, form)


def came_back(request: HttpRequest, definition: Definition, form: forms.Form) -> HttpResponse:
    """Draw the page of the definition again with the form and what was typed."""
    # Each page draws itself; both know this module.
    from curriculum.views import frameworks, programmes

    if isinstance(definition, Framework):
        return frameworks.page(request, definition, form, status=422)
    return programmes.page(request, definition, form, status=422)


def _say(verb: str, proposal: Proposal, person: Person, reason: str) -> None:
    if verb == "approve":
        approve_version(proposal=proposal, by=person)
    elif verb == "return":
        return_version(proposal=proposal, by=person, reason=reason)
    else:
        withdraw_proposal(proposal=proposal, by=person)


_DONE = {
    "approve": lambda: _("Published. New cohorts can use it from now on."),
    "return": lambda: _("Returned. It is a draft again."),
    "withdraw": lambda: _("Withdrawn. It is a draft again."),
}
