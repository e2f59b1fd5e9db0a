"""Notices: the person's own, how to be told, sheets for those without e-mail, failed messages."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from mentors.actions.set_notice_preference import set_notice_preference
from mentors.actions.settle_work import settle_work
from mentors.choices import Role
from mentors.forms.notices import NoticePreferenceForm
from mentors.models import Notice, NoticePreference, User
from mentors.notices import registry
from mentors.queries.notices import failed_work, notices_of, on_paper, unread_of
from mentors.queries.scopes import READS_RECORDS, scopes_of
from mentors.signed_in import signed_in


def _frame(person: User) -> str:
    """Return the frame of pages that every role has: the one of the person's daily work."""
    in_panel = scopes_of(person).has(*READS_RECORDS)
    return "frames/panel.html" if in_panel else "frames/app.html"


@login_required
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """List the person's notices, newest first."""
    person = signed_in(request)
    shown = listing(request, notices_of(person))
    return render(
        request,
        "mentors/notices/list.html",
        {
            "frame_template": _frame(person),
            "listing": shown,
            "rows": [{"notice": row, "kind": registry.known.get(row.kind)} for row in shown.rows],
            "unread": any(row.read_at is None for row in shown.rows),
        },
    )


@login_required
@require_GET
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Note that the notice was opened and lead to what it is about."""
    notice = fetch(notices_of(signed_in(request)), None, signed_in(request), pk=notice_id)
    _read(Notice.objects.filter(pk=notice.pk))
    kind = registry.known.get(notice.kind)
    return redirect(kind.address if kind else "mentors:notices")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark every notice of the person as read."""
    _read(unread_of(signed_in(request)))
    return redirect("mentors:notices")


def _read(rows: QuerySet[Notice]) -> None:
    rows.filter(read_at=None).update(read_at=timezone.now())


@login_required
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Let the person choose e-mail and quiet hours."""
    person = signed_in(request)
    known = NoticePreference.objects.filter(person=person).first()
    initial = (
        {"by_email": known.by_email, "quiet_from": known.quiet_from, "quiet_to": known.quiet_to}
        if known
        else {}
    )
    form = NoticePreferenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            set_notice_preference(person=person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.extra.get("field"), refusal.text)
        else:
            messages.success(request, _("Saved. It holds from now on."))
            return redirect("mentors:notice_preferences")
    return render(
        request,
        "mentors/notices/preferences.html",
        {"frame_template": _frame(person), "form": form, "person": person},
        status=422 if form.errors else 200,
    )


@login_required
@require_GET
def sheets(request: HttpRequest) -> HttpResponse:
    """Print what waits for people without e-mail: a sheet per unit, numbers and letters only."""
    person = signed_in(request)
    if not scopes_of(person).has(Role.SUPERVISOR, Role.COORDINATOR):
        raise PermissionDenied
    units = [
        {
            "unit": unit,
            "people": [
                {"number": number, "letters": _letters(rows)}
                for number, rows in groupby(of_unit, lambda row: row.person.service_number)
            ],
        }
        for unit, of_unit in groupby(on_paper(person), lambda row: row.person.unit)
    ]
    return render(
        request,
        "mentors/notices/sheets.html",
        {"units": units, "kinds": _legend(), "now": timezone.localtime()},
    )


def _letters(rows: object) -> str:
    found = {
        kind.letter
        for row in rows  # type: ignore[attr-defined]
        if (kind := registry.known.get(row.kind)) is not None
    }
    return " ".join(sorted(found))


def _legend() -> list[tuple[str, str]]:
    """Return each letter with the first text that carries it."""
    texts: dict[str, str] = {}
    for kind in registry.known.values():
        texts.setdefault(kind.letter, str(kind.text))
    return sorted(texts.items())


@login_required
@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, item_id: int) -> HttpResponse:
    """Decide about a message that failed."""
    person = signed_in(request)
    item = fetch(failed_work(person), "mentors.settle_work", person, pk=item_id)
    if request.method == "POST":
        again = request.POST.get("verb") == "again"
        settle_work(item=item, by=person, again=again)
        done = _("It will be sent again within minutes.") if again else _("It stays unsent.")
        messages.success(request, done)
        return redirect("evaluations:inbox")
    return render(request, "mentors/notices/message.html", {"item": item})
