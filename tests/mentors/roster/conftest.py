"""An agency with four units, two cohorts of one programme, and a second programme beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings

from curriculum.models import Framework, PhaseTemplate, Programme, ProgrammeVersion, Scale
from mentors.actions.place_unit import place_unit
from mentors.models import Agency, Cohort, RoleGrant, Unit, User

PHASES = (
    ("Orientación", "orientation"),
    ("Fase I", "training"),
    ("Fase II", "training"),
    ("Fase III", "training"),
    ("Sombra", "shadow"),
)


@dataclass
class Force:
    """One agency with what a roster may name."""

    agency: Agency
    units: dict[str, Unit]
    cohorts: dict[str, Cohort]

    def person(self, number: str, unit: str = "Academia", **fields: Any) -> User:
        """Create somebody outside any roster, who accepted the privacy notice long ago."""
        accepted = {"privacy_version": settings.PRIVACY_NOTICE_VERSION}
        fields = {"first_name": "Otto", "last_name": "Us"} | accepted | fields
        return User.objects.create_user(
            agency=self.agency, service_number=number, unit=self.units[unit], **fields
        )

    def coordinator(self, number: str = "coordina", unit: str | None = None) -> User:
        """Create a coordinator of the whole agency, or of one unit."""
        person = self.person(number)
        where = self.units[unit] if unit else None
        RoleGrant.objects.create(person=person, role="coordinator", unit=where)
        return person


def programme(code: str) -> ProgrammeVersion:
    """Create a programme version with the five phases."""
    scale, _created = Scale.objects.get_or_create(
        code="SJ7", defaults={"points": [], "minimum": 1, "maximum": 7, "acceptable": 4}
    )
    framework = Framework.objects.create(code=code, version=1, names={"es": code}, scale=scale)
    version = ProgrammeVersion.objects.create(
        programme=Programme.objects.create(code=code, country="GT", names={"es": code}),
        version=1,
        framework=framework,
        narrative_rule={},
        thresholds={},
        deadlines={},
    )
    PhaseTemplate.objects.bulk_create(
        PhaseTemplate(
            programme_version=version,
            order=order,
            names={"es": name, "en": f"Stage {order}"},
            kind=kind,
            days=7,
        )
        for order, (name, kind) in enumerate(PHASES, start=1)
    )
    return version


@pytest.fixture
def force(db: None) -> Force:
    """The agency PNC-GT of the samples."""
    agency = Agency.objects.create(code="PNC-GT", name="Policía Nacional Civil", country="GT")
    names = ("Comisaría 11", "Comisaría 12", "Comisaría 13", "Academia")
    version = programme("GT-16")
    versions = {"57": version, "58": version, "OTRO": programme("GT-20")}
    return Force(
        agency,
        {name: place_unit(agency=agency, name=name) for name in names},
        {
            label: Cohort.objects.create(agency=agency, label=label, programme_version=found)
            for label, found in versions.items()
        },
    )
