"""The kinds of work that people and messages bring to an inbox (``interface.waiting``)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interface.waiting import Provider, Shown, register
from mentors.choices import Role
from mentors.models import Absence, ReliefRequest, User, WorkItem
from mentors.queries import absences, relief
from mentors.queries.notices import failed_work
from mentors.queries.scopes import scopes_of


def _coordinates(person: User) -> bool:
    return scopes_of(person).has(Role.COORDINATOR)


def _failed(item: WorkItem, _person: Any) -> Shown:
    return Shown(
        label=_("A message did not go out for certain"),
        href=reverse("mentors:message", args=[item.pk]),
        tone="warn",
        icon="warn",
        status=item.get_state_display(),
    )


def _relief(request: ReliefRequest, _person: Any) -> Shown:
    # In confidence: who reads over a shoulder learns who, never why.
    return Shown(
        label=str(request.enrolment.trainee),
        detail=_("Relief"),
        href=reverse("mentors:decide_relief", args=[request.pk]),
        tone="warn",
        icon="clock",
        status=request.get_state_display(),
        hint=[str(request.enrolment.unit or "")],
    )


def _absence(absence: Absence, _person: Any) -> Shown:
    days = _("%(first)s to %(last)s") % {
        "first": date_format(absence.from_date, "SHORT_DATE_FORMAT"),
        "last": date_format(absence.to_date, "SHORT_DATE_FORMAT"),
    }
    return Shown(
        label=str(absence.person),
        detail=_("Absence"),
        href=reverse("mentors:decide_absence", args=[absence.pk]),
        tone="warn",
        icon="clock",
        status=absence.get_state_display(),
        hint=[days, str(absence.person.unit or "")],
    )


def register_kinds() -> None:
    """Make the kinds known; called when the app starts."""
    register(
        Provider(
            kind="relevos",
            label=gettext_lazy("Relief"),
            rows=relief.to_decide,
            show=_relief,
            since="created_at",
            applies=_coordinates,
            order=50,
        ),
        Provider(
            kind="ausencias",
            label=gettext_lazy("Absences"),
            rows=absences.to_decide,
            show=_absence,
            since="created_at",
            applies=_coordinates,
            order=55,
        ),
        Provider(
            kind="mensajes",
            label=gettext_lazy("Messages"),
            rows=failed_work,
            show=_failed,
            since="changed_at",
            applies=_coordinates,
            order=90,
        ),
    )
