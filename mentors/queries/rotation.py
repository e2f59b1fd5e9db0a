"""What the rules of rotation must know about a trainee and an officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from curriculum.models import PhaseTemplate
from mentors.choices import AssignmentRole
from mentors.models import Assignment, DeclaredConflict, Enrolment, OfficerCertification, User
from mentors.queries.absences import approved_between
from mentors.queries.people import certified_on, open_on
from mentors.rotation import Facts, Limits, Objection, Span, objections_to


def span_of(assignment: Assignment) -> Span:
    """Return an assignment as the rules see it; its phases are joined."""
    template = assignment.for_phase
    return Span(
        officer=assignment.officer_id,
        role=assignment.role,
        from_date=assignment.from_date,
        to_date=assignment.to_date,
        order=template.order if template else None,
    )


def touching(first: date, last: date | None) -> Q:
    """Return the condition that an assignment holds on some day of a period."""
    begins = Q(from_date__lte=last) if last is not None else Q()
    return begins & (Q(to_date__isnull=True) | Q(to_date__gte=first))


def _others(enrolment: Enrolment, besides: Assignment | None) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(enrolment=enrolment).select_related(
        "phase__template", "planned_phase"
    )
    return rows.exclude(pk=besides.pk) if besides is not None else rows


def objections_about(
    *,
    enrolment: Enrolment,
    officer: User,
    role: str,
    from_date: date,
    to_date: date | None,
    phase: PhaseTemplate | None,
    besides: Assignment | None = None,
) -> list[Objection]:
    """Return what speaks against a plan; five queries. ``besides``: the assignment it changes."""
    plan = Span(officer.pk, role, from_date, to_date, phase.order if phase else None)
    busy = Assignment.objects.filter(
        touching(from_date, to_date), officer=officer, role=AssignmentRole.PRIMARY
    ).exclude(enrolment=enrolment)
    version = enrolment.programme_version
    facts = Facts(
        others=[span_of(row) for row in _others(enrolment, besides)],
        rules=dict(version.phases.values_list("order", "officer_rule")),
        load=busy.values("enrolment").distinct().count(),
        certified_until=OfficerCertification.objects.filter(
            certified_on(from_date), person=officer
        ).aggregate(last=Max("expires_on"))["last"],
        absences=list(
            approved_between([officer.pk], from_date, to_date).values_list("from_date", "to_date")
        ),
        limits=Limits.of(version.thresholds),
        ends_earlier=besides is None,
    )
    return objections_to(plan, facts)


@dataclass(frozen=True)
class Suggestion:
    """An officer with what decides whether the rules allow the pair; never a rank."""

    officer: User
    trainees: int
    fits: bool
    why_not: str = ""
    """The first thing that speaks against it, in words."""


def suggestions(
    *,
    officers: QuerySet[User],
    enrolment: Enrolment,
    day: date,
    phase: PhaseTemplate | None,
    sentences: dict[str, Any],
) -> list[Suggestion]:
    """Return every officer in the given order with what speaks against the pair on that day.

    Six queries however many officers there are. ``sentences``: what to say of a ``conflict`` and of
    who is ``not_certified``. Who may pair may know that a conflict is declared.
    """
    people = list(officers)
    keys = [person.pk for person in people]
    certified = set(
        OfficerCertification.objects.filter(certified_on(day), person__in=keys).values_list(
            "person", flat=True
        )
    )
    declared = DeclaredConflict.objects.filter(
        open_on(day), Q(person=enrolment.trainee_id) | Q(other=enrolment.trainee_id)
    ).values_list("person", "other")
    conflicting = {key for pair in declared for key in pair} - {enrolment.trainee_id}
    loads: dict[UUID, set[UUID]] = {}
    for officer_id, enrolment_id in (
        Assignment.objects.filter(
            touching(day, None), officer__in=keys, role=AssignmentRole.PRIMARY
        )
        .exclude(enrolment=enrolment)
        .values_list("officer", "enrolment")
    ):
        loads.setdefault(officer_id, set()).add(enrolment_id)
    absent: dict[UUID, list[tuple[date, date]]] = {}
    for row in approved_between(keys, day, day):
        absent.setdefault(row.person_id, []).append((row.from_date, row.to_date))
    others = [span_of(row) for row in _others(enrolment, None)]
    rules = dict(enrolment.programme_version.phases.values_list("order", "officer_rule"))
    limits = Limits.of(enrolment.programme_version.thresholds)
    found = []
    for person in people:
        load = len(loads.get(person.pk, ()))
        facts = Facts(others, rules, load, None, absent.get(person.pk, ()), limits)
        plan = Span(person.pk, AssignmentRole.PRIMARY, day, None, phase.order if phase else None)
        against = [
            one.text
            for one in objections_to(plan, facts)
            if one.code != "overlap" and (one.needs_reason or one.code == "absent")
        ]
        if person.pk not in certified:
            against.insert(0, str(sentences["not_certified"]))
        if person.pk in conflicting:
            against.insert(0, str(sentences["conflict"]))
        found.append(
            Suggestion(person, load, fits=not against, why_not=against[0] if against else "")
        )
    return found
