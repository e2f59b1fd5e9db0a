"""The plain form as an officer fills it: valid unless a test says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from curriculum.queries.forms import form_for
from tests.envelopes import LONG_ENOUGH

if TYPE_CHECKING:
    from mentors.models import User
    from tests.cast import Cast


def typed(cast: Cast, changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the fields of a shift of today, never late; ``""`` leaves a field empty."""
    return {
        "author": str(cast.officer.pk),
        "form": str(form_for(cast.programme).pk),
        "kind": "shift",
        "shift_day": timezone.localdate().isoformat(),
        "shift_start": "00:00",
        "shift_end": "08:00",
        "v-PRI-01": "4",
        "v-TRA-01": "5",
        "best_c": "TRA-01",
        "best": LONG_ENOUGH,
        **(changes or {}),
    }


def review(
    cast: Cast,
    changes: Mapping[str, str] | None = None,
    *,
    by: User | None = None,
    step: str = "review",
    address: str = "",
) -> HttpResponse:
    """Press «Revisar» on the form of the cast's assignment, as its officer."""
    from tests.cast import client_for

    person = by or cast.officer
    address = address or reverse("evaluations:write", args=[cast.assignment.pk])
    fields = typed(cast, {"author": str(person.pk)} | dict(changes or {}))
    return client_for(person).post(address, fields | {"step": step})


def reviewed(page: HttpResponse) -> dict[str, str]:
    """Return what the review page carries on in its hidden fields."""
    return dict(page.context["fields"])


def sign(
    cast: Cast, fields: Mapping[str, str], *, confirm: bool = True, address: str = ""
) -> HttpResponse:
    """Press «Firmar y enviar» on a review page that carries these fields."""
    from tests.cast import client_for

    address = address or reverse("evaluations:sign", args=[cast.assignment.pk])
    confirmed = {"confirm": "1"} if confirm else {}
    return client_for(cast.officer).post(address, dict(fields) | confirmed)


def errors(page: HttpResponse) -> dict[str, str]:
    """Return the errors beside the fields; none where the review page was reached."""
    return dict(page.context["form"].errors) if page.status_code == 422 else {}


def drawn_fields(page: HttpResponse) -> dict[str, str]:
    """Return what the controls of a drawn page hold: hidden, chosen and written."""
    text = page.content.decode()
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text))
    for tag in re.findall(r"<input[^>]*\bchecked\b[^>]*>", text):
        names = dict(re.findall(r'(name|value)="([^"]*)"', tag))
        found[names["name"]] = names["value"]
    for tag in re.findall(r'<input[^>]*type="(?:time|date|text|number)"[^>]*>', text):
        names = dict(re.findall(r'(name|value)="([^"]*)"', tag))
        found[names["name"]] = names.get("value", "")
    areas = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', text)
    return found | dict(areas)


def assert_keeps(page: HttpResponse, fields: dict[str, str]) -> None:
    """Every word stands in the page again, escaped as HTML needs it."""
    held = drawn_fields(page)
    assert {name: held.get(name, "") for name in fields} == {
        name: escape(value) for name, value in fields.items()
    }
