"""The kinds of work that people and messages bring to an inbox (``interface.waiting``)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interface.waiting import Provider, Shown, register
from mentors.choices import Role
from mentors.models import User, WorkItem
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


def register_kinds() -> None:
    """Make the kinds known; called when the app starts."""
    register(
        Provider(
            kind="mensajes",
            label=gettext_lazy("Messages"),
            rows=failed_work,
            show=_failed,
            since="changed_at",
            applies=_coordinates,
            order=90,
        )
    )
