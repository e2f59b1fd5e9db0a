"""The end of a module: what was reached, a calm moment, and words for oneself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.actions.write_reflection import erase_reflection, write_reflection
from curriculum.forms.learning import ReflectionForm
from curriculum.queries import reflections
from curriculum.queries.certificates import own
from curriculum.queries.progress import next_piece
from curriculum.views.module_page import go, learners_page, open_visit, page
from interface.access import fetch

ASKS_HOW_ONE_FEELS = frozenset({"M04", "M06", "M07", "M12"})
"""Modules after which one is asked (content-safety CS-14). The answer never leaves the screen:
no form holds it, so there is nothing that anybody could read, count or erase.
"""


@learners_page
@require_http_methods(["GET", "POST"])
def closing(request: HttpRequest, module: str) -> HttpResponse:
    """Show the end of the module, and keep the reflection."""
    here = open_visit(request, module)
    written = reflections.visible_to(here.learner).filter(module_code=here.outline.code).first()
    form = ReflectionForm(request.POST or None, initial={"text": written.text if written else ""})
    if request.method == "POST" and form.is_valid():
        write_reflection(
            author=here.learner,
            module_code=here.outline.code,
            text=form.cleaned_data["text"],
        )
        messages.success(request, _("Your reflection was kept. Only you can read it."))
        return go(here, "closing")
    certificate = own(here.learner).filter(subject=here.outline.code, revoked_at__isnull=True)
    return page(
        here,
        "closing",
        {
            "form": form,
            "written": written,
            "certificate": certificate.first() if here.state.finished else None,
            "missing": next_piece(here.outline, here.known),
            "asks_how_one_feels": here.outline.code in ASKS_HOW_ONE_FEELS,
        },
        status=422 if form.is_bound else 200,
    )


@learners_page
@require_POST
def erase(request: HttpRequest, module: str) -> HttpResponse:
    """Erase one's own reflection."""
    here = open_visit(request, module)
    reflection = fetch(
        reflections.visible_to(here.learner),
        "curriculum.erase_reflection",
        request.user,
        module_code=here.outline.code,
    )
    erase_reflection(reflection=reflection, by=request.user)
    messages.success(request, _("Your reflection was erased."))
    return go(here, "closing")
