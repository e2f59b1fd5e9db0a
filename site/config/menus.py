"""The entries of the bottom bar and of the left list, by role (named by settings.NAVIGATION)."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interface import waiting
from interface.navigation import NavigationItem, located
from mentors.choices import Role
from mentors.queries.scopes import READS_AGENCY, READS_RECORDS, Scopes, scopes_of

MOST_IN_THE_BAR = 4


def _item(
    request: HttpRequest, label: str, name: str, icon: str, *, count: int = 0
) -> NavigationItem:
    address = reverse(name)
    return NavigationItem(label, address, icon, current=request.path == address, count=count)


def _app(request: HttpRequest, scopes: Scopes) -> list[NavigationItem]:
    items = []
    if scopes.has(Role.FTO):
        items += [
            _item(request, _("Shift"), "evaluations:field_home", "calendar"),
            _item(request, _("Written"), "evaluations:written", "observation"),
        ]
    if scopes.has(Role.TRAINEE):
        items += [
            _item(request, _("Home"), "evaluations:learn_home", "home"),
            _item(request, _("Observations"), "evaluations:own_observations", "observation"),
        ]
    if items:
        # The last places are for what the coordination must hear and for what waits, whoever holds
        # both roles.
        count = waiting.total(request.user)
        items = [
            *items[: MOST_IN_THE_BAR - 2],
            _item(request, pgettext("to the coordination", "Report"), "mentors:report", "flag"),
            _item(request, _("Inbox"), "evaluations:own_inbox", "inbox", count=count),
        ]
    return items


def _panel(request: HttpRequest, scopes: Scopes) -> list[NavigationItem]:
    items = []
    if scopes.has(Role.SUPERVISOR, Role.COORDINATOR):
        count = waiting.total(request.user)
        items.append(_item(request, _("Inbox"), "evaluations:inbox", "inbox", count=count))
    if scopes.has(*READS_RECORDS):
        items.append(_item(request, _("Cohorts"), "evaluations:cohorts", "matrix"))
    if scopes.has(Role.COORDINATOR):
        items += [
            _item(request, _("Assignments"), "mentors:trainees", "people"),
            _item(
                request, pgettext("short", "Field training officers"), "mentors:officers", "person"
            ),
            _item(request, _("Paper"), "evaluations:papers", "edit"),
            _item(request, _("Requests"), "mentors:requests", "comment"),
            _item(request, _("Shift calendars"), "mentors:patterns", "calendar"),
            _item(request, _("Import roster"), "mentors:import", "upload"),
        ]
    if scopes.has(*READS_AGENCY):
        items += [
            _item(request, _("People"), "mentors:people", "search"),
            _item(request, _("Organization"), "mentors:organisation", "unit"),
            _item(request, _("Programmes"), "curriculum:programmes", "module"),
        ]
    if scopes.has(Role.FTO, Role.TRAINEE):
        items.append(_item(request, _("My shift"), "evaluations:app_home", "calendar"))
    return items


def items(request: HttpRequest) -> list[NavigationItem]:
    """Return what the person may open: the bar under ``/app/``, the list everywhere else."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    scopes = scopes_of(user)
    in_app = request.path.startswith("/app/") or not scopes.has(*READS_RECORDS)
    found = _app(request, scopes) if in_app else _panel(request, scopes)
    return located(found, request.path)
