"""The officer's pages: «Mi turno» and what the officer wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluations.queries.observations import written_by
from evaluations.queries.sheets import days_recorded
from evaluations.queries.waiting import for_officer
from interface.listing import listing
from mentors.choices import Role
from mentors.models import Assignment, User
from mentors.queries.calendars import calendars_by_person
from mentors.queries.enrolments import assigned_to
from mentors.queries.scopes import scopes_of

RECENT = 5


@dataclass(frozen=True)
class Companion:
    """A trainee of today, with what is already recorded."""

    assignment: Assignment
    today_done: bool
    yesterday_missing: bool
    yesterday: date

    @property
    def draft_key(self) -> str:
        """Return the name under which the script keeps a draft of this assignment."""
        return f"{self.assignment.officer_id}:{self.assignment.pk}"


def companions_of(person: User, today: date) -> list[Companion]:
    """Return today's trainees of an officer and whether yesterday and today have a record.

    Yesterday is not asked for when the officer was absent or the trainee off duty.
    """
    assignments = list(assigned_to(person, today))
    day_before = today - timedelta(days=1)
    calendars = calendars_by_person(
        {person.pk, *(row.enrolment.trainee_id for row in assignments)},
        "UTC",  # days are asked for and no moments
    )
    absent = calendars[person.pk].is_absent(day_before)
    recorded = days_recorded(person, [row.enrolment_id for row in assignments], day_before)
    return [
        Companion(
            row,
            today_done=(row.enrolment_id, today) in recorded,
            yesterday_missing=row.from_date <= day_before
            and not absent
            and calendars[row.enrolment.trainee_id].expects_duty(day_before)
            and (row.for_phase is None or row.for_phase.rated)
            and (row.enrolment_id, day_before) not in recorded,
            yesterday=day_before,
        )
        for row in assignments
    ]


def require_officer(request: HttpRequest) -> User:
    """Return the person, who must hold the officer's role somewhere."""
    person: User = request.user  # type: ignore[assignment]
    if not scopes_of(person).has(Role.FTO):
        raise PermissionDenied
    return person


@login_required
@require_GET
def field_home(request: HttpRequest) -> HttpResponse:
    """Show what to do before going home."""
    person = require_officer(request)
    companions = companions_of(person, timezone.localdate())
    return render(
        request,
        "evaluations/field/home.html",
        {
            "companions": companions,
            "missing": [row for row in companions if row.yesterday_missing],
            "returned": list(for_officer(person)),
            "recent": list(written_by(person)[:RECENT]),
        },
    )


@login_required
@require_GET
def written(request: HttpRequest) -> HttpResponse:
    """List everything that the officer signed, newest shift first."""
    person = require_officer(request)
    return render(
        request,
        "evaluations/field/written.html",
        {"listing": listing(request, written_by(person))},
    )
