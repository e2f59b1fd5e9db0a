"""What the observation form needs to know before anybody types: one sheet per trainee and shift."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from curriculum.choices import VersionStatus
from curriculum.form_definition import FormDefinition, parse
from curriculum.models import FormVersion
from curriculum.queries.forms import form_for
from evaluations.choices import LIVE, Kind
from evaluations.deadlines import Deadlines
from evaluations.models import Narrative, Observation, Shift
from evaluations.payload import MODE_OF_KIND, Sheet
from evaluations.queries.bootstrap import trained_codes
from mentors.calendars import Calendar
from mentors.choices import Role
from mentors.models import Assignment, Enrolment, User
from mentors.queries.calendars import shifts_of
from mentors.queries.enrolments import active_on, visible_to
from mentors.queries.scopes import scopes_of

REMEMBERED = (Kind.SHIFT, Kind.RELIEF)
"""Kinds whose hours tell when this officer usually works."""

FIRST_SHIFT = ("07:00", "19:00")
"""Hours offered to an officer who has not signed any shift; the page shows them to be changed."""


@dataclass(frozen=True)
class OpenSheet:
    """A sheet with the rows that the pages show beside it."""

    sheet: Sheet
    person: User
    enrolment: Enrolment
    assignment: Assignment | None
    form: FormVersion
    deadlines: Deadlines
    calendar: Calendar
    """When the trainee works: the deadline of a shift is the start of the next one."""
    trained: Collection[str]
    """Codes with earlier corrective training: NRT is offered for these only (invariant 1)."""
    base: Observation | None = None
    """The head version that this one corrects."""
    typist: User | None = None
    """Who types in what ``person`` wrote on paper; may be the same."""

    @property
    def sender(self) -> User:
        """Return who sits here and sends it."""
        return self.typist or self.person

    @property
    def definition(self) -> FormDefinition:
        """Return the pinned form."""
        return self.sheet.definition

    @property
    def today(self) -> date:
        """Return today where the agency works."""
        return self.now.date()

    @property
    def now(self) -> datetime:
        """Return the moment in the agency's time zone."""
        return timezone.now().astimezone(ZoneInfo(self.sheet.zone))


def visible_assignments(person: User) -> QuerySet[Assignment]:
    """Return assignments of the enrolments that the person may see, with what the form joins."""
    # Asked row by row: as a list, SQLite would go through every enrolment of the country first.
    visible = visible_to(person).filter(pk=OuterRef("enrolment_id"))
    return Assignment.objects.filter(Exists(visible)).select_related(
        "officer",
        "enrolment__trainee",
        "enrolment__agency",
        "enrolment__unit",
        "enrolment__programme_version",
        "phase__template",
        "planned_phase",
    )


def papers_of(person: User) -> QuerySet[Assignment]:
    """Return today's assignments in a coordinator's scope, whose papers the person types in."""
    scope = scopes_of(person).filter(
        Role.COORDINATOR, agency="enrolment__agency", unit="enrolment__unit"
    )
    return (
        visible_assignments(person)
        .filter(scope, active_on(timezone.localdate()))
        .exclude(enrolment__trainee=person)
        .order_by("enrolment__trainee__last_name", "enrolment__trainee__first_name", "pk")
    )


def _open(
    person: User,
    enrolment: Enrolment,
    form: FormVersion,
    assignment: Assignment | None,
    base: Observation | None = None,
) -> OpenSheet:
    return OpenSheet(
        sheet=Sheet(
            author=person.pk,
            trainee=enrolment.trainee_id,
            assignment=assignment.pk if assignment else None,
            form=(str(form.pk), form.version, form.sha256),
            definition=parse(form),
            zone=enrolment.agency.time_zone,
            amends=base.pk if base else None,
        ),
        person=person,
        enrolment=enrolment,
        assignment=assignment,
        form=form,
        deadlines=Deadlines.of(enrolment.programme_version.deadlines),
        calendar=shifts_of(enrolment.trainee, enrolment.agency.time_zone),
        trained=frozenset(trained_codes([enrolment.pk]).get(enrolment.pk, ())),
        base=base,
    )


def sheet_for(assignment: Assignment, person: User, *, form_id: UUID | None = None) -> OpenSheet:
    """Return the sheet of an assignment.

    ``form_id``: the form that the page was drawn with, so that a version published meanwhile
    changes nothing under the officer; the newest one in force when it is unknown.
    """
    enrolment = assignment.enrolment
    form = (
        FormVersion.objects.filter(
            pk=form_id, programme_version=enrolment.programme_version
        ).first()
        if form_id
        else None
    )
    return _open(person, enrolment, form or form_for(enrolment.programme_version), assignment)


def sheet_of_paper(
    assignment: Assignment, typist: User, *, form_id: UUID | None = None
) -> OpenSheet:
    """Return the sheet on which somebody types in what the assigned officer wrote on paper."""
    opened = sheet_for(assignment, assignment.officer, form_id=form_id)
    return replace(opened, typist=typist, sheet=replace(opened.sheet, typist=typist.pk))


def sheet_to_correct(base: Observation, person: User) -> OpenSheet:
    """Return the sheet of a new version, on the form of the version that it replaces."""
    enrolment = base.enrolment
    form = base.form
    if form.status == VersionStatus.CLOSED:
        form = form_for(enrolment.programme_version)
    assignment = (
        Assignment.objects.filter(active_on(base.shift_date), enrolment=enrolment, officer=person)
        .select_related("phase__template", "planned_phase")
        .first()
    )
    return _open(person, enrolment, form, assignment, base)


def usual_hours(person: User, zone: str) -> tuple[str, str]:
    """Return start and end of the officer's latest shift as ``HH:MM``."""
    latest = (
        Observation.objects.filter(author=person, kind__in=REMEMBERED)
        .order_by("-shift_start")
        .values_list("shift_start", "shift_end")
        .first()
    )
    if latest is None:
        return FIRST_SHIFT
    place = ZoneInfo(zone)
    start, end = (moment.astimezone(place).strftime("%H:%M") for moment in latest)
    return start, end


def typed_in(observation: Observation, zone: str) -> dict[str, str]:
    """Return what a form would have had to carry to give this observation (for a correction)."""
    place = ZoneInfo(zone)
    start = observation.shift_start.astimezone(place)
    end = observation.shift_end.astimezone(place)
    span = (observation.shift_end - observation.shift_start).total_seconds() / 3600
    texts = dict(
        Narrative.objects.filter(observation=observation, redacted_at=None).values_list(
            "path", "text"
        )
    )
    typed = {
        "kind": observation.kind,
        "shift_day": "other",
        "shift_date": observation.shift_date.isoformat(),
        "shift_start": start.strftime("%H:%M"),
        "shift_end": end.strftime("%H:%M"),
        "hours": "" if abs(span - float(observation.hours)) < 0.05 else f"{observation.hours:g}",
        "disposition": observation.disposition,
        "best": texts.get("best", ""),
        "least": texts.get("least", ""),
        "general": texts.get("general", ""),
        "late_reason": texts.get("late_reason", ""),
        "best_c": observation.best_competency.code if observation.best_competency else "",
        "least_c": observation.least_competency.code if observation.least_competency else "",
    }
    usual_mode = MODE_OF_KIND.get(observation.kind, "field")
    for rating in observation.ratings.select_related("competency"):
        code = rating.competency.code
        typed |= {
            f"v-{code}": str(rating.value) if rating.value is not None else "no",
            f"why-{code}": rating.not_observed_reason,
            f"n-{code}": texts.get(f"rating:{code}", ""),
            f"rt-{code}": str(rating.training_minutes or ""),
            f"how-{code}": rating.training_how,
            f"nrt-{code}": "1" if rating.nrt else "",
            f"mode-{code}": "" if rating.mode == usual_mode else rating.mode,
        }
    return {name: value for name, value in typed.items() if value}


def days_recorded(
    person: User, enrolments: Collection[UUID], since: date
) -> set[tuple[UUID, date]]:
    """Return ``(enrolment, day)`` pairs with a live record of this officer, or a day's note."""
    own = Observation.objects.filter(
        author=person,
        enrolment__in=enrolments,
        shift_date__gte=since,
        current__head=True,
        current__state__in=LIVE,
    ).values_list("enrolment_id", "shift_date")
    noted = Shift.objects.filter(enrolment__in=enrolments, date__gte=since).values_list(
        "enrolment_id", "date"
    )
    return {*own, *noted}
