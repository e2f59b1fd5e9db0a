"""Rows with invented people, for tests that need one more of something than the cast has."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from django.conf import settings
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from mentors.choices import AssignmentRole, CertificationStatus, EnrolmentStatus
from mentors.models import (
    Agency,
    Assignment,
    Cohort,
    DeclaredConflict,
    Enrolment,
    OfficerCertification,
    PhaseInstance,
    RoleGrant,
    Unit,
    User,
    login_key_for,
)

CERTIFIED_ON = date(2024, 1, 15)
CERTIFIED_UNTIL = date(2039, 1, 15)
UNUSABLE = make_password(None)
"""One hash for everybody who never types a password: hashing costs more than the row."""


class AgencyFactory(DjangoModelFactory):
    """A force; a code given twice is the same force."""

    class Meta:
        model = Agency
        django_get_or_create = ("code",)

    code = "PNC-GT"
    name = factory.LazyAttribute(lambda made: f"Policía {made.code}")
    country = factory.LazyAttribute(lambda made: made.code[-2:])
    time_zone = "America/Guatemala"


class UnitFactory(DjangoModelFactory):
    """A station at the top of its agency's tree, or below ``parent``."""

    class Meta:
        model = Unit
        django_get_or_create = ("agency", "name")
        skip_postgeneration_save = True

    agency = factory.SubFactory(AgencyFactory)
    name = factory.Sequence(lambda number: f"Comisaría {number + 100}")

    @factory.post_generation
    def placed(self: Unit, create: bool, extracted: object, **kwargs: Any) -> None:
        """Write the path, which holds the row's own id."""
        if create and not self.path:
            self.path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
            self.save(update_fields=["path"])


class PersonFactory(DjangoModelFactory):
    """A person without a role; ``password`` in plain text for who signs in by hand."""

    class Meta:
        model = User

    agency = factory.SubFactory(AgencyFactory)
    service_number = factory.Sequence(lambda number: f"9{number:05d}")
    first_name = "Elsa Marina"
    last_name = factory.Sequence(lambda number: f"Tun Cojulún {number}")
    login_key = factory.LazyAttribute(
        lambda made: login_key_for(made.agency.code, made.service_number)
    )
    password = UNUSABLE
    privacy_version = settings.PRIVACY_NOTICE_VERSION

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        if kwargs["password"] is not UNUSABLE:
            kwargs["password"] = make_password(kwargs["password"])
        return kwargs


class RoleGrantFactory(DjangoModelFactory):
    """A role in the whole agency unless a unit is named."""

    class Meta:
        model = RoleGrant


class CohortFactory(DjangoModelFactory):
    """A promotion."""

    class Meta:
        model = Cohort
        django_get_or_create = ("agency", "label")

    label = "57"


class EnrolmentFactory(DjangoModelFactory):
    """A trainee in a phase, pinned to the cohort's programme version."""

    class Meta:
        model = Enrolment

    agency = factory.LazyAttribute(lambda made: made.cohort.agency)
    programme_version = factory.LazyAttribute(lambda made: made.cohort.programme_version)
    unit = factory.LazyAttribute(lambda made: made.trainee.unit)
    status = EnrolmentStatus.IN_PHASE


class PhaseInstanceFactory(DjangoModelFactory):
    """The current phase of an enrolment."""

    class Meta:
        model = PhaseInstance


class CertificationFactory(DjangoModelFactory):
    """A certificate that covers every date of these tests."""

    class Meta:
        model = OfficerCertification

    status = CertificationStatus.ACTIVE
    issued_on = CERTIFIED_ON
    expires_on = CERTIFIED_UNTIL
    evidence = "Acta 12-2024"


class AssignmentFactory(DjangoModelFactory):
    """An officer beside a trainee, open-ended."""

    class Meta:
        model = Assignment

    role = AssignmentRole.PRIMARY


class ConflictFactory(DjangoModelFactory):
    """A declared conflict that is still open."""

    class Meta:
        model = DeclaredConflict

    kind = "kinship"
