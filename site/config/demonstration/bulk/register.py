"""People of one agency as the actions of ``mentors`` enter them, not saved yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import models

from curriculum.models import PhaseTemplate
from ledger.actions.record_audit import audit_event
from mentors.actions.certify_officer import three_years_after
from mentors.actions.enrol_trainee import draft_enrolment, status_in
from mentors.choices import CertificationStatus, Role
from mentors.models import (
    Agency,
    Assignment,
    Cohort,
    Enrolment,
    OfficerCertification,
    PhaseInstance,
    RoleGrant,
    Unit,
    User,
    login_key_for,
)


class Register:
    """Collects rows; :attr:`rows` goes to ``saving.save`` in the end.

    ``by`` is the coordinator who certifies, enrols and pairs, ``at`` the moment of it all.
    """

    def __init__(
        self, agency: Agency, *, by: User | None, at: datetime, new_id: Callable[[], UUID]
    ) -> None:
        self.agency, self.by, self.at, self.new_id = agency, by, at, new_id
        self.rows: list[models.Model] = []
        # Nobody signs in with it, so one for all costs nothing (decision 33).
        self._unusable = make_password(None)

    def person(self, number: str, role: str, *, unit: Unit, **fields: Any) -> User:
        """Return a person with one role in the unit and no password."""
        user = User(
            id=self.new_id(),
            agency=self.agency,
            service_number=number,
            login_key=login_key_for(self.agency.code, number),
            unit=unit,
            password=self._unusable,
            date_joined=self.at,
            **fields,
        )
        self.rows += [user, RoleGrant(person=user, role=role, unit=unit)]
        self._tell("role.granted", "person", user.pk, actor=None, reason=role)
        return user

    def certify(
        self, officer: User, *, issued_on: date, evidence: str, expires_on: date | None = None
    ) -> OfficerCertification:
        """Return the officer's confirmed certificate."""
        certification = OfficerCertification(
            person=officer,
            status=CertificationStatus.ACTIVE,
            issued_on=issued_on,
            expires_on=expires_on or three_years_after(issued_on),
            evidence=evidence,
            confirmed_by=self.by,
        )
        self.rows.append(certification)
        self._tell("officer.certified", "person", officer.pk, actor=self.by)
        return certification

    def enrol(
        self,
        trainee: User,
        cohort: Cohort,
        phases: Sequence[tuple[PhaseTemplate, date]],
    ) -> tuple[Enrolment, list[PhaseInstance]]:
        """Return an enrolment with its phases up to the current one, each with its first day."""
        first, starts_on = phases[0]
        if trainee.unit is None:
            raise ValueError("a trainee serves in a unit")
        enrolment, instance = draft_enrolment(
            trainee_id=trainee.pk,
            cohort=cohort,
            unit=trainee.unit,
            starts_on=starts_on,
            phase=first,
            first_phase=first,
        )
        enrolment.pk = self.new_id()
        enrolment.trainee, enrolment.agency = trainee, self.agency
        enrolment.programme_version = cohort.programme_version
        enrolment.status = status_in(phases[-1][0])
        instances = [instance]
        for template, begins in phases[1:]:
            instances[-1].current = False
            instances[-1].ends_on = begins - timedelta(days=1)
            instances.append(
                PhaseInstance(enrolment=enrolment, template=template, starts_on=begins)
            )
        instance.enrolment = enrolment
        self.rows += [enrolment, *instances]
        self._tell("trainee.enrolled", "enrolment", enrolment.pk, actor=self.by)
        return enrolment, instances

    def assign(
        self, phase: PhaseInstance, officer: User, *, from_date: date, to_date: date | None = None
    ) -> Assignment:
        """Return an assignment of the officer as primary in that phase."""
        assignment = Assignment(
            id=self.new_id(),
            enrolment=phase.enrolment,
            phase=phase,
            planned_phase=phase.template,
            officer=officer,
            from_date=from_date,
            to_date=to_date,
            approved_by=self.by,
        )
        self.rows.append(assignment)
        self._tell("officer.assigned", "assignment", assignment.pk, actor=self.by)
        return assignment

    def _tell(
        self, verb: str, kind: str, subject: UUID, *, actor: User | None, reason: str = ""
    ) -> None:
        self.rows.append(
            audit_event(
                at=self.at,
                actor=str(actor.pk) if actor else "operator",
                role=Role.COORDINATOR if actor else "",
                agency=self.agency.code,
                verb=verb,
                subject_kind=kind,
                subject=str(subject),
                reason=reason,
            )
        )
