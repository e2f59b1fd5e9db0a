"""One page of each kind with sample data, drawn from the real page templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from interface.form_rendering import DayInput
from interface.listing import Listing
from interface.style.lists import TASKS
from interface.style.pictures import OFFICERS, interval_example
from interface.style.samples import EVENTS, LONG
from interface.style.shelf import Words

PANEL, APP = "frames/panel.html", "frames/app.html"


class PairForm(forms.Form):
    """A task at a desk."""

    officer = forms.ChoiceField(
        label="Oficial",
        choices=[("", "Elija un oficial"), ("1", "Noj")],
        error_messages={"required": "Elija un oficial."},
    )
    since = forms.DateField(
        label="Desde",
        widget=DayInput,
        error_messages={"required": "Escriba desde qué día acompaña."},
    )
    reason = forms.CharField(label="Motivo de la excepción", required=False)


class DecisionForm(forms.Form):
    """A decision with its reason."""

    note = forms.CharField(
        label="Motivo",
        help_text="Lo leerán el oficial y el agente en formación.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@dataclass(frozen=True)
class SamplePage:
    """A page template, the frame around it, and what it is given."""

    slug: str
    title: Words
    template: str
    context: Callable[[HttpRequest], Mapping[str, Any]]
    frame: str = PANEL


def _list(request: HttpRequest) -> dict[str, Any]:
    page = Paginator(TASKS, 3).get_page(request.GET.get("page"))
    return {"listing": Listing(page=page, filter=None, arguments=request.GET)}


def _empty_list(request: HttpRequest) -> dict[str, Any]:
    page = Paginator(TASKS[:0], 3).get_page(1)
    return {"listing": Listing(page=page, filter=None, arguments=request.GET)}


def _detail(request: HttpRequest) -> dict[str, Any]:
    return {"events": EVENTS, "text": LONG}


def _task(request: HttpRequest) -> dict[str, Any]:
    # As it comes back when somebody sends it empty: errors are what is hardest to draw.
    return {"form": PairForm({})}


def _decision(request: HttpRequest) -> dict[str, Any]:
    return {"decides": True, "decision_form": DecisionForm(), "events": EVENTS, "text": LONG}


def _report(request: HttpRequest) -> dict[str, Any]:
    return {"has_data": True, "plot": interval_example(OFFICERS, "").attributes}


def _phone_task(request: HttpRequest) -> dict[str, Any]:
    return {"form": DecisionForm()}


SAMPLE_PAGES = (
    SamplePage("lista", _("List"), "style/pages/list.html", _list),
    SamplePage("lista-vacia", _("List without rows"), "style/pages/list.html", _empty_list),
    SamplePage("detalle", _("Detail"), "style/pages/detail.html", _detail),
    SamplePage("tarea", _("Task that came back with errors"), "style/pages/task.html", _task),
    SamplePage(
        "tarea-telefono", _("Task on the phone"), "style/pages/phone_task.html", _phone_task, APP
    ),
    SamplePage("decision", _("Decision"), "style/pages/decision.html", _decision),
    SamplePage("informe", _("Report"), "style/pages/report.html", _report),
)
