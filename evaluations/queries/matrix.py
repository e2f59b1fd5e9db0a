"""Rows of the cohort matrix P1: one query for any number of trainees (experience.md 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

from curriculum.form_definition import FormDefinition
from curriculum.models import Competency, in_language
from evaluations.standings import Levels, is_met
from mentors.choices import Role
from mentors.models import Cohort, Enrolment, User
from mentors.queries.scopes import scopes_of

READERS = (Role.SUPERVISOR, Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT)


@dataclass(frozen=True)
class Requirement:
    """What one competency asks before it counts as met."""

    code: str
    observations: int
    raters: int


@dataclass(frozen=True)
class MatrixRow:
    """One trainee: who, where in the programme, and the levels by competency code."""

    enrolment: UUID
    name: str
    service_number: str
    phase: str
    days_in_phase: int | None
    levels: Levels
    counted: int
    excluded: int
    met: int


def cohorts_for(person: User) -> QuerySet[Cohort]:
    """Return cohorts with trainees that the person reads: whole agency, or own units."""
    scopes = scopes_of(person)
    inside = Enrolment.objects.filter(scopes.filter(*READERS)).values("cohort_id")
    return (
        Cohort.objects.filter(pk__in=inside)
        .select_related("agency", "programme_version__programme")
        .order_by("agency__code", "label")
    )


def requirements(cohort: Cohort) -> list[Requirement]:
    """Return what readiness asks of each competency; formative ones never count (inv. 13)."""
    rows = Competency.objects.filter(
        domain__framework_id=cohort.programme_version.framework_id, formative_only=False
    ).values_list("code", "min_observations", "min_raters")
    return [Requirement(*row) for row in rows]


def matrix_rows(
    person: User,
    cohort: Cohort,
    form: FormDefinition,
    *,
    needed: list[Requirement],
    unit_id: int | None,
    today: date,
) -> list[MatrixRow]:
    """Return the visible trainees of a cohort, fewest unmet requirements first.

    ``needed``: what :func:`requirements` says of the cohort. Ties are broken by days in the phase
    (longest first) and by name, so the order is stable.
    """
    visible = Enrolment.objects.filter(scopes_of(person).filter(*READERS), cohort=cohort)
    if unit_id is not None:
        visible = visible.filter(unit_id=unit_id)
    fetched = visible.annotate(
        now=FilteredRelation("phases", condition=Q(phases__current=True))
    ).values_list(
        "pk",
        "trainee__first_name",
        "trainee__last_name",
        "trainee__service_number",
        F("now__template__names"),
        F("now__starts_on"),
        "starts_on",
        "standing__levels",
        "standing__counted",
        "standing__excluded",
    )
    rows = [_row(values, needed, form.acceptable, today) for values in fetched]
    return sorted(
        rows, key=lambda row: (len(needed) - row.met, -(row.days_in_phase or 0), row.name)
    )


def _row(
    values: tuple[Any, ...], needed: list[Requirement], acceptable: int, today: date
) -> MatrixRow:
    pk, first, last, number, phase, phase_start, start, levels, counted, excluded = values
    levels = levels or {}
    since = phase_start or start
    return MatrixRow(
        enrolment=pk,
        name=f"{last}, {first}",
        service_number=number,
        phase=in_language(phase) if phase else "",
        days_in_phase=(today - since).days if since else None,
        levels=levels,
        counted=counted or 0,
        excluded=excluded or 0,
        met=sum(
            is_met(
                levels.get(need.code),
                acceptable=acceptable,
                observations=need.observations,
                raters=need.raters,
            )
            for need in needed
        ),
    )
