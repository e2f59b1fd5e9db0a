"""Create an agency with its first coordinator, and the programmes it can begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.actions.load_starter import load_starter
from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.grant_role import grant_role
from mentors.choices import Role
from mentors.models import Agency, User


@dataclass(frozen=True, kw_only=True)
class FirstCoordinator:
    """Who starts an agency. ``password`` in clear, or "" for an account without one."""

    service_number: str
    first_name: str
    last_name: str
    password: str = ""


@transaction.atomic
def create_agency(
    *, code: str, name: str, country: str, time_zone: str, coordinator: FirstCoordinator
) -> tuple[Agency, User]:
    """Create agency and coordinator; the operator's door, so nobody is asked for a permission.

    ``code`` is what people choose at sign-in, e.g. ``"PNC-GT"``; ``time_zone`` an IANA name. What
    ships with the product is loaded if it is not there yet: a cohort needs a published programme.
    Raises ``Refusal`` ``agency_exists``.
    """
    if Agency.objects.filter(code__iexact=code).exists():
        raise Refusal(
            code="agency_exists",
            text=_("There is an agency with this code already. Choose another code."),
            reason="code taken",
        )
    load_starter()
    agency = Agency.objects.create(code=code, name=name, country=country, time_zone=time_zone)
    person = User.objects.create_user(
        agency=agency,
        service_number=coordinator.service_number,
        first_name=coordinator.first_name,
        last_name=coordinator.last_name,
        password=coordinator.password or None,
    )
    record_audit(
        actor="operator",
        role="",
        agency=agency.code,
        verb="agency.created",
        subject_kind="agency",
        subject=agency.code,
    )
    grant_role(person=person, role=Role.COORDINATOR, by=None)
    return agency, person
