"""Plan or apply rows, and look at what the database says afterwards."""

from __future__ import annotations

from typing import Any

from mentors.actions.import_roster import import_roster, plan_roster
from mentors.models import Enrolment, OfficerCertification, PhaseInstance, RoleGrant, User
from mentors.roster.plan import Outcome, Plan, Result
from mentors.roster.reading import read_table

from .conftest import Force
from .files import Values, csv_file


def planned(force: Force, *rows: Values, by: User | None = None) -> Plan:
    """Return the plan of these rows."""
    return plan_roster(table=read_table(csv_file(*rows)), agency=force.agency, by=by)


def applied(force: Force, *rows: Values, by: User | None = None) -> Plan:
    """Apply these rows."""
    return import_roster(table=read_table(csv_file(*rows)), agency=force.agency, by=by)


def outcomes(plan: Plan) -> list[tuple[int, str]]:
    """Return row and outcome of every row."""
    return [(result.row, result.outcome.value) for result in plan.results]


def rejections(plan: Plan) -> list[tuple[int, str, str]]:
    """Return row, column and code of every rejection."""
    return [
        (result.row, result.problems[0].column, result.problems[0].code)
        for result in plan.of(Outcome.REJECTED)
    ]


def changes(result: Result) -> list[tuple[str, str, str]]:
    """Return column, before and after of every change."""
    return [(change.column, change.before, change.after) for change in result.changes]


def snapshot() -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that an import may write, without ids."""
    person = ("service_number", "login_key", "first_name", "last_name", "email", "sex")
    return {
        "people": sorted(
            User.objects.values_list(*person, "unit__name", "service_since", "is_active"),
            key=str,
        ),
        "grants": sorted(
            RoleGrant.objects.values_list("person__login_key", "role", "unit__name"), key=str
        ),
        "enrolments": sorted(
            Enrolment.objects.values_list(
                "trainee__login_key", "cohort__label", "unit__name", "status", "starts_on"
            ),
            key=str,
        ),
        "phases": sorted(
            PhaseInstance.objects.values_list(
                "enrolment__trainee__login_key",
                "template__order",
                "starts_on",
                "ends_on",
                "current",
            ),
            key=str,
        ),
        "certifications": sorted(
            OfficerCertification.objects.values_list("person__login_key", "status"), key=str
        ),
    }
