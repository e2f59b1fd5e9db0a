"""Two accounts beside each other, and where an alias leads."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mentors.models import AccountMerge, User
from mentors.queries.people import visible_to

MOST_STEPS = 20
"""More merges in a row than anybody's accounts went through."""


@dataclass(frozen=True)
class Fact:
    """One line of the comparison: what each account says."""

    label: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether the two say different things."""
        return self.one != self.other


def account_that_stays(person_id: UUID) -> UUID | None:
    """Return the account that an alias leads to, through later merges; None for no alias."""
    found: UUID | None = None
    for _step in range(MOST_STEPS):
        following = (
            AccountMerge.objects.filter(merged=found or person_id)
            .values_list("kept", flat=True)
            .first()
        )
        if following is None:
            break
        found = following
    return found


def with_number(reader: User, number: str) -> User | None:
    """Return the person of that number whom the reader may look up; no alias."""
    return (
        visible_to(reader)
        .filter(merge__isnull=True, service_number__iexact=number.strip())
        .select_related("unit", "agency")
        .first()
    )


def compared(one: User, other: User) -> list[Fact]:
    """Return what tells two accounts apart, or shows that they are one; ten queries at most."""
    sides = [_facts(person) for person in (one, other)]
    return [Fact(label, sides[0][label], sides[1][label]) for label in sides[0]]


def _facts(person: User) -> dict[str, str]:
    nothing = "–"
    roles = [
        f"{grant.get_role_display()} ({grant.unit or _('In the whole agency')})"
        for grant in person.grants.select_related("unit").order_by("role")
    ]
    trainings = [
        f"{enrolment.cohort}: {enrolment.get_status_display()}"
        for enrolment in person.enrolments.select_related("cohort")
    ]
    certificates = [row.get_status_display() for row in person.certifications.all()]
    return {
        _("Name"): person.get_full_name(),
        _("Service number"): person.service_number,
        _("Unit"): str(person.unit or nothing),
        _("Rank"): person.rank or nothing,
        _("Roles"): ", ".join(roles) or nothing,
        _("Certification"): ", ".join(certificates) or nothing,
        pgettext("enrolment", "Training"): ", ".join(trainings) or nothing,
        _("Assignments as officer"): str(person.assignments.count()),
        _("Account"): pgettext("account", "Open") if person.is_active else _("Closed"),
        _("Last sign-in"): date_format(person.last_login, "SHORT_DATE_FORMAT")
        if person.last_login
        else nothing,
    }
