"""Shift calendars: who may see which pattern, and the calendar of a person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from mentors.calendars import Calendar, Pattern, Stretch
from mentors.choices import RequestState, Role
from mentors.models import Absence, PersonCalendar, ShiftPattern, User
from mentors.queries.scopes import scopes_of


def visible_to(person: User) -> QuerySet[ShiftPattern]:
    """Return the patterns a coordinator may use: of the own units and of the whole agency."""
    scopes = scopes_of(person)
    if not scopes.has(Role.COORDINATOR) or scopes.agency_id is None:
        return ShiftPattern.objects.none()
    return ShiftPattern.objects.filter(
        scopes.filter(Role.COORDINATOR) | Q(agency=scopes.agency_id, unit__isnull=True)
    )


def with_people(patterns: QuerySet[ShiftPattern]) -> QuerySet[ShiftPattern]:
    """Annotate how many people work by each pattern, now or later (``people``)."""
    return (
        patterns.select_related("unit")
        .annotate(people=Count("calendars__person", distinct=True))
        .order_by("name")
    )


def calendars_of(pattern: ShiftPattern, person: User) -> QuerySet[PersonCalendar]:
    """Return who works by a pattern among the people that the coordinator reaches."""
    inside = scopes_of(person).filter(
        Role.COORDINATOR, agency="person__agency", unit="person__unit"
    )
    return (
        PersonCalendar.objects.filter(inside, pattern=pattern)
        .select_related("person__unit")
        .order_by("person__last_name", "person__first_name", "-from_date")
    )


def calendars_by_person(people: Collection[UUID], zone: str) -> dict[UUID, Calendar]:
    """Return the calendar of each of these people, with approved absences; two queries.

    ``zone``: name of the agency's time zone. People without a calendar get one that knows nothing.
    """
    stretches: dict[UUID, list[Stretch]] = {person: [] for person in people}
    for row in PersonCalendar.objects.filter(person__in=people).select_related("pattern"):
        stretches[row.person_id].append(stretch_of(row))
    absences: dict[UUID, list[tuple[date, date]]] = {person: [] for person in people}
    for person_id, first, last in Absence.objects.filter(
        person__in=people, state=RequestState.APPROVED
    ).values_list("person", "from_date", "to_date"):
        absences[person_id].append((first, last))
    return {
        person: Calendar(tuple(stretches[person]), tuple(absences[person]), zone)
        for person in stretches
    }


def calendars_on(person: UUID, day: date) -> QuerySet[PersonCalendar]:
    """Return the person's calendars that cover the date: whether there is one decides deadlines."""
    return PersonCalendar.objects.filter(
        Q(to_date__isnull=True) | Q(to_date__gte=day), person=person, from_date__lte=day
    )


def stretch_of(row: PersonCalendar) -> Stretch:
    """Return the stretch that a row states; its pattern is joined."""
    pattern = Pattern.of(row.pattern.cycle_days, row.pattern.shifts)
    return Stretch(pattern, row.first_day, row.from_date, row.to_date)


def shifts_of(person: User, zone: str) -> Calendar:
    """Return the calendar of one person for deadlines; one query for people who have none.

    Absences are read only where there is a calendar: without one no next shift follows from them.
    """
    stretches = tuple(
        stretch_of(row)
        for row in PersonCalendar.objects.filter(person=person).select_related("pattern")
    )
    if not stretches:
        return Calendar((), (), zone)
    absences = Absence.objects.filter(person=person, state=RequestState.APPROVED)
    return Calendar(stretches, tuple(absences.values_list("from_date", "to_date")), zone)
